#include "measures/tallies.hpp"

#include <bluelight/demand.hpp>
#include <cmath>

#include "measures/catalogue.hpp"
#include "support/worlds.hpp"

namespace tallies_test {
using namespace bluelight;
using namespace std::chrono_literals;
namespace {

/// A week around the autumn clock change: Sunday 26 October 2025 has 25 hours.
World autumn() {
  World world = test::small_room(0.1, Seconds{100}, 2);
  world.area.time_zone = "Europe/London";
  world.area.start = std::chrono::year{2025} / 10 / 25;
  world.horizon = {Duration{0}, std::chrono::hours{24 * 4}};
  return world;
}

double row(std::string_view name, const CallTally& tally) {
  for (const auto& one : call_catalogue())
    if (one.name == name) return one.value({tally});
  throw std::out_of_range(std::string(name));
}

struct Scene {
  World world = autumn();
  LocalHours calendar = run_calendar(world);
  Tallies tallies{world, calendar, {TimePoint{0h}, TimePoint{96h}}};

  OfferedCall at(Duration instant) {
    return {ContactId{0}, RoomId{0}, TimePoint{instant}, Entity{}, 0};
  }
  const CallTally& hour(int of_week) {
    return tallies.contacts()[0][static_cast<std::size_t>(of_week)];
  }
};

constexpr int saturday = 5 * 24, sunday = 6 * 24, monday = 0;

}  // namespace

TEST_CASE("Calls belong to the local hour in which they are offered, also when the clock goes back",
          "[measures]") {
  Scene scene;
  scene.tallies.offered(scene.at(23h + 59min));   // Saturday 23:59
  scene.tallies.offered(scene.at(24h + 90min));   // Sunday 01:30, summer time
  scene.tallies.offered(scene.at(24h + 150min));  // Sunday 01:30 again, an hour later
  scene.tallies.offered(scene.at(24h + 210min));  // Sunday 02:30
  scene.tallies.offered(scene.at(49h));           // Monday 00:00
  CHECK(scene.hour(saturday + 23).offered == 1);
  CHECK(scene.hour(sunday + 1).offered == 2);
  CHECK(scene.hour(sunday + 2).offered == 1);
  CHECK(scene.hour(monday).offered == 1);
}

TEST_CASE("Calls offered outside the measured window are not counted, whenever they are answered",
          "[measures]") {
  World world = autumn();
  const LocalHours calendar = run_calendar(world);
  Tallies tallies(world, calendar, {TimePoint{10h}, TimePoint{20h}});
  for (const Duration offered :
       {Duration{10h} - 1us, Duration{10h}, Duration{20h} - 1us, Duration{20h}}) {
    const OfferedCall call{ContactId{0}, RoomId{0}, TimePoint{offered}, Entity{}, 0};
    tallies.offered(call);
    tallies.answered(call, 1h);
  }
  std::uint64_t offered = 0, answered = 0;
  for (const CallTally& hour : tallies.contacts()[0])
    offered += hour.offered, answered += hour.answered;
  CHECK(offered == 2);
  CHECK(answered == 2);
}

TEST_CASE("The two shares within the standard differ by who gave up before it", "[measures]") {
  Scene scene;  // standard: 10 s
  for (const Duration wait : {Duration{0s}, Duration{10s}, Duration{10s} + 1us}) {
    scene.tallies.offered(scene.at(1h));
    scene.tallies.answered(scene.at(1h), wait);
  }
  for (const Duration wait : {Duration{9s}, Duration{11s}}) {
    scene.tallies.offered(scene.at(1h));
    scene.tallies.abandoned(scene.at(1h), wait);
  }
  const CallTally& tally = scene.hour(saturday + 1);
  CHECK(row("answer_within", tally) == 2 / 5.0);
  CHECK(row("answer_within_not_abandoned_before", tally) == 2 / 4.0);
  CHECK(row("abandonment", tally) == 2 / 5.0);
  CHECK(row("delayed", tally) == 4 / 5.0);
  CHECK(row("answer_time_mean", tally) == Approx((10 + 10.000001) / 3).epsilon(1e-12));
  CHECK(row("wait_mean", tally) == Approx((10 + 10.000001 + 9 + 11) / 5).epsilon(1e-12));
}

TEST_CASE("Who is turned away did not give up: offered and not answered in time", "[measures]") {
  Scene scene;  // standard: 10 s
  const OfferedCall call = scene.at(1h);
  for (int i = 0; i < 5; ++i) scene.tallies.offered(call);
  scene.tallies.answered(call, 5s);
  scene.tallies.answered(call, 11s);
  scene.tallies.turned_away(call);
  scene.tallies.abandoned(call, 0s);
  scene.tallies.balked(call);
  scene.tallies.abandoned(call, 0s);
  scene.tallies.abandoned(call, 8s);
  const CallTally& tally = scene.hour(saturday + 1);
  CHECK(row("turned_away", tally) == 1);
  CHECK(row("abandoned", tally) == 3);
  CHECK(row("answer_within", tally) == 1 / 5.0);
  CHECK(row("answer_within_not_abandoned_before", tally) == 1 / 3.0);
}

TEST_CASE("Classes without a standard have no share, whoever is turned away", "[measures]") {
  World world = autumn();
  world.contacts[0].standard.reset();
  const LocalHours calendar = run_calendar(world);
  Tallies tallies(world, calendar, {TimePoint{0h}, TimePoint{2h}});
  const OfferedCall call{ContactId{0}, RoomId{0}, TimePoint{1h}, Entity{}, 0};
  tallies.offered(call);
  tallies.turned_away(call);
  tallies.abandoned(call, 0s);
  const CallTally& tally = tallies.contacts()[0][static_cast<std::size_t>(saturday + 1)];
  CHECK(row("turned_away", tally) == 1);
  CHECK(std::isnan(row("answer_within_not_abandoned_before", tally)));
}

TEST_CASE("Time of staff and queues is split at the hours and cut at the window", "[measures]") {
  World world = autumn();
  const LocalHours calendar = run_calendar(world);
  Tallies tallies(world, calendar, {TimePoint{1h}, TimePoint{3h}});
  tallies.hour_begins(0);
  tallies.staff_changed(StaffGroupId{0}, 0, 2, TimePoint{0h});
  tallies.staff_changed(StaffGroupId{0}, 1, 2, TimePoint{30min});
  tallies.waiting_changed(ContactId{0}, 3, TimePoint{30min});
  tallies.hour_begins(1);
  tallies.staff_changed(StaffGroupId{0}, 1, 0, TimePoint{90min});
  tallies.waiting_changed(ContactId{0}, 0, TimePoint{90min});
  tallies.hour_begins(2);
  tallies.finish(TimePoint{4h});
  const auto& week = tallies.staff()[0];
  CHECK(week[saturday + 0].busy == 0s);
  CHECK(week[saturday + 1].staffed == 1h);  // 2 seats for half an hour, none after
  CHECK(week[saturday + 1].busy == 1h);
  CHECK(week[saturday + 1].overrun == 30min);
  CHECK(week[saturday + 2].busy == 1h);
  CHECK(tallies.contacts()[0][saturday + 1].queued == 90min);
}

TEST_CASE("What becomes of a call is counted where it was offered", "[measures]") {
  Scene scene;
  for (int i = 0; i < 4; ++i) scene.tallies.offered(scene.at(1h));
  scene.tallies.linked(scene.at(1h));
  scene.tallies.linked(scene.at(1h));
  scene.tallies.doubled(scene.at(1h));
  scene.tallies.resolved_by_phone(scene.at(1h));
  scene.tallies.redialled(scene.at(2h));
  scene.tallies.turned(scene.at(2h), ContactId{0});
  scene.tallies.held(scene.at(1h), 30s);
  scene.tallies.held(scene.at(1h), 50s);
  scene.tallies.linked(scene.at(96h));  // not measured
  scene.tallies.presented_again(scene.at(3h));
  scene.tallies.presented_again(scene.at(3h));
  scene.tallies.overflowed(scene.at(3h), RoomId{0});
  scene.tallies.answered_by_partner(scene.at(3h), RoomId{0});
  scene.tallies.balked(scene.at(3h));
  scene.tallies.passed_on(scene.at(3h), ContactId{0});
  scene.tallies.hour_begins(3);
  scene.tallies.interrupted(ContactId{0}, StaffGroupId{0}, TimePoint{3h + 1min});
  for (int i = 0; i < 3; ++i) scene.tallies.call_back_offered(scene.at(3h));
  for (int i = 0; i < 2; ++i) scene.tallies.call_back_accepted(scene.at(3h));
  scene.tallies.called_back(scene.at(3h), 90s);
  scene.tallies.call_back_lost(scene.at(3h));
  const CallTally& first = scene.hour(saturday + 1);
  CHECK(row("linked", first) == 2);
  CHECK(row("doubled", first) == 1);
  CHECK(row("resolved_by_phone", first) == 1);
  CHECK(row("held", first) == 2);
  CHECK(row("hold_time_mean", first) == 40);
  CHECK(row("redialled", first) == 0);
  CHECK(row("redialled", scene.hour(saturday + 2)) == 1);
  CHECK(row("turned", scene.hour(saturday + 2)) == 1);
  const CallTally& third = scene.hour(saturday + 3);
  CHECK(row("presented_again", third) == 2);
  CHECK(row("overflowed", third) == 1);
  CHECK(row("answered_by_partner", third) == 1);
  CHECK(row("balked", third) == 1);
  CHECK(row("passed_on", third) == 1);
  CHECK(row("interrupted", third) == 1);
  CHECK(row("call_back_offered", third) == 3);
  CHECK(row("call_back_accepted", third) == 2);
  CHECK(row("called_back", third) == 1);
  CHECK(row("call_back_time_mean", third) == 90);
  CHECK(row("call_back_lost", third) == 1);
}

TEST_CASE("The time in all counts from the caller's first offer, the answer time from this one",
          "[measures]") {
  Scene scene;
  OfferedCall plain = scene.at(1h), passed_on = scene.at(1h), again = scene.at(1h);
  passed_on.passed_on = true;
  passed_on.first_offered = TimePoint{1h - 200s};
  again.first_offered = TimePoint{1h - 70s};
  for (const OfferedCall& call : {plain, passed_on, again}) {
    scene.tallies.offered(call);
    scene.tallies.answered(call, 10s);
  }
  scene.tallies.offered(passed_on);
  scene.tallies.abandoned(passed_on, 5s);
  const CallTally& tally = scene.hour(saturday + 1);
  CHECK(row("answer_time_mean", tally) == 10);
  CHECK(row("time_to_answer_in_all_mean", tally) == 100);
  CHECK(row("passed_on_here", tally) == 2);
}

/// A room with two groups of people, in the first hour of four.
struct TwoGroups {
  World world = with_another_group();
  LocalHours calendar = run_calendar(world);
  Tallies tallies{world, calendar, {TimePoint{0h}, TimePoint{4h}}};
  std::pair<StaffGroupId, StaffGroupId> groups{{0}, {1}};

  TwoGroups() { tallies.hour_begins(0); }
  static World with_another_group() {
    World world = autumn();
    world.staff.push_back(world.staff[0]);
    return world;
  }
};

TEST_CASE("A room is without reserve while all of its people are busy, whichever group they are in",
          "[measures]") {
  TwoGroups room;
  Tallies& tallies = room.tallies;
  const auto [one, other] = room.groups;
  tallies.staff_changed(one, 0, 1, TimePoint{0h});
  tallies.staff_changed(other, 0, 1, TimePoint{0h});
  tallies.staff_changed(one, 1, 1, TimePoint{10min});    // one group without, room not
  tallies.staff_changed(other, 1, 1, TimePoint{30min});  // nobody is free
  tallies.hour_begins(1);
  tallies.staff_changed(one, 1, 0, TimePoint{60min});  // finishes a call off duty
  tallies.staff_changed(other, 0, 1, TimePoint{70min});
  tallies.staff_changed(other, 0, 0, TimePoint{80min});  // nobody on duty
  tallies.hour_begins(2);
  tallies.finish(TimePoint{4h});
  CHECK(tallies.staff()[0][saturday].without_reserve == 50min);
  CHECK(tallies.staff()[0][saturday + 1].without_reserve == 0min);
  CHECK(tallies.staff()[1][saturday].without_reserve == 30min);
  CHECK(tallies.rooms()[0][saturday].without_reserve == 30min);
  CHECK(tallies.rooms()[0][saturday + 1].without_reserve == 10min);
  CHECK(tallies.rooms()[0][saturday].open == 60min);
  CHECK(tallies.rooms()[0][saturday + 1].open == 20min);
}

TEST_CASE("Where seats are rostered and nobody is there, the room is without reserve too",
          "[measures]") {
  TwoGroups room;
  Tallies& tallies = room.tallies;
  const auto [one, other] = room.groups;
  tallies.duty_changed(one, {.rostered = 2, .absent = 2}, TimePoint{0h});  // nobody has come
  tallies.staff_changed(other, 0, 1, TimePoint{0h});
  tallies.duty_changed(other, {.rostered = 1}, TimePoint{0h});
  tallies.staff_changed(other, 0, 0, TimePoint{20min});  // the only one rests
  tallies.duty_changed(other, {.rostered = 1, .on_break = 1}, TimePoint{20min});
  tallies.staff_changed(other, 0, 1, TimePoint{50min});
  tallies.duty_changed(other, {.rostered = 1}, TimePoint{50min});
  tallies.hour_begins(1);
  tallies.duty_changed(one, {}, TimePoint{90min});  // no seats any more
  tallies.staff_changed(other, 0, 0, TimePoint{90min});
  tallies.duty_changed(other, {}, TimePoint{90min});
  tallies.hour_begins(2);
  tallies.finish(TimePoint{4h});
  const auto& first = tallies.staff()[0];
  CHECK(first[saturday].without_reserve == 60min);
  CHECK(first[saturday + 1].without_reserve == 30min);
  CHECK(first[saturday + 1].open == 30min);
  CHECK(first[saturday + 2].open == 0min);
  CHECK(tallies.staff()[1][saturday].without_reserve == 30min);
  CHECK(tallies.staff()[1][saturday].open == 60min);
  CHECK(tallies.rooms()[0][saturday].without_reserve == 30min);
  CHECK(tallies.rooms()[0][saturday].open == 60min);
  CHECK(tallies.rooms()[0][saturday + 1].without_reserve == 0min);
  CHECK(tallies.rooms()[0][saturday + 1].open == 30min);
}

TEST_CASE(
    "Work other than answering is a share of staffed time, and answering the rest of busy time",
    "[measures]") {
  World world = autumn();
  const LocalHours calendar = run_calendar(world);
  Tallies tallies(world, calendar, {TimePoint{1h}, TimePoint{3h}});
  const StaffGroupId group{0};
  tallies.hour_begins(0);
  tallies.staff_changed(group, 1, 2, TimePoint{0h});
  tallies.hour_begins(1);
  tallies.worked(group, Activity::holding, TimePoint{50min},
                 TimePoint{72min});  // 12 of them measured
  tallies.worked(group, Activity::dispatching, TimePoint{72min}, TimePoint{96min});
  tallies.hour_begins(2);
  tallies.finish(TimePoint{4h});
  StaffTally sum;
  for (const StaffTally& hour : tallies.staff()[0]) sum.merge(hour);
  const auto share = [&](std::string_view name) {
    for (const auto& one : staff_catalogue())
      if (one.name == name) return one.value({sum});
    throw std::out_of_range(std::string(name));
  };
  CHECK(share("share_holding") == Approx(12 / 240.0).epsilon(1e-12));
  CHECK(share("share_dispatching") == Approx(24 / 240.0).epsilon(1e-12));
  CHECK(share("share_updating") == 0);
  CHECK(share("share_answering") == Approx((120 - 36) / 240.0).epsilon(1e-12));
  CHECK(share("occupancy") == 0.5);
}

TEST_CASE("A piece of work belongs to every hour in which it is done", "[measures]") {
  World world = autumn();
  const LocalHours calendar = run_calendar(world);
  Tallies tallies(world, calendar, {TimePoint{1h}, TimePoint{4h}});
  const StaffGroupId group{0};
  tallies.hour_begins(0);
  tallies.staff_changed(group, 2, 2, TimePoint{0h});
  for (int hour = 1; hour < 4; ++hour) tallies.hour_begins(hour);
  tallies.worked(group, Activity::dispatching, TimePoint{30min}, TimePoint{3h + 15min});
  tallies.worked(group, Activity::updating, TimePoint{2h}, TimePoint{3h});
  tallies.finish(TimePoint{4h});
  const auto share = [&](std::string_view name, int hour) {
    for (const auto& one : staff_catalogue())
      if (one.name == name)
        return one.value({tallies.staff()[0][static_cast<std::size_t>(saturday + hour)]});
    throw std::out_of_range(std::string(name));
  };
  CHECK(share("share_dispatching", 1) == 0.5);
  CHECK(share("share_dispatching", 2) == 0.5);
  CHECK(share("share_dispatching", 3) == 0.125);
  CHECK(share("share_updating", 2) == 0.5);
  CHECK(share("share_updating", 3) == 0);
  CHECK(share("share_answering", 2) == 0);
  CHECK(share("share_answering", 3) == 0.875);
  CHECK(tallies.staff()[0][saturday].other[static_cast<std::size_t>(Activity::dispatching)] ==
        0s);  // not measured
}

TEST_CASE("Who is on duty is measured over time, in the hour in which it is", "[measures]") {
  World world = autumn();
  const LocalHours calendar = run_calendar(world);
  Tallies tallies(world, calendar, {TimePoint{1h}, TimePoint{3h}});
  const StaffGroupId group{0};
  tallies.hour_begins(0);
  tallies.duty_changed(group, {.rostered = 4, .absent = 1, .vacant = 1, .missing = 1},
                       TimePoint{30min});
  tallies.hour_begins(1);
  tallies.duty_changed(group,
                       {.rostered = 4, .absent = 1, .vacant = 1, .on_break = 1, .overtime = 1},
                       TimePoint{75min});
  tallies.break_begun(group, 60s, TimePoint{75min});
  tallies.break_begun(group, 120s, TimePoint{80min});
  tallies.break_missed(group, TimePoint{90min});
  tallies.hour_begins(2);
  tallies.duty_changed(group, {}, TimePoint{120min});
  tallies.finish(TimePoint{3h});
  const auto measure = [&](std::string_view name) {
    for (const auto& one : staff_catalogue())
      if (one.name == name) return one.value({tallies.staff()[0][saturday + 1]});
    throw std::out_of_range(std::string(name));
  };
  CHECK(measure("rostered_hours") == 4);
  CHECK(measure("absent_hours") == 1);
  CHECK(measure("vacant_hours") == 1);
  CHECK(measure("break_hours") == 0.75);
  CHECK(measure("overtime_hours") == 0.75);
  CHECK(measure("paid_hours") == 4 - 1 + 0.75);
  CHECK(measure("minutes_below_minimum") == 15);
  CHECK(measure("below_minimum") == 0.25);
  CHECK(measure("missing_hours") == 0.25);
  CHECK(measure("breaks_taken") == 2);
  CHECK(measure("breaks_missed") == 1);
  CHECK(measure("share_breaks_missed") == Approx(1 / 3.0));
  CHECK(measure("break_late_mean") == 90);
  CHECK(tallies.staff()[0][saturday].duty.rostered == 0s);  // not measured
}

TEST_CASE("Who finishes work after a shift takes no seat of the next", "[measures]") {
  World world = autumn();
  const LocalHours calendar = run_calendar(world);
  Tallies tallies(world, calendar, {TimePoint{0h}, TimePoint{1h}});
  const StaffGroupId group{0};
  tallies.hour_begins(0);
  tallies.staff_changed(group, 1, 2, TimePoint{0h});
  tallies.duty_changed(group, {.rostered = 2, .finishing = 1}, TimePoint{0h});
  tallies.staff_changed(group, 2, 2, TimePoint{10min});  // one of two on duty at work
  tallies.staff_changed(group, 3, 2, TimePoint{20min});  // both
  tallies.staff_changed(group, 2, 2, TimePoint{30min});
  tallies.duty_changed(group, {.rostered = 2}, TimePoint{30min});  // the one who was over is gone
  tallies.finish(TimePoint{40min});
  CHECK(tallies.staff()[0][saturday].overrun == 30min);
  CHECK(tallies.staff()[0][saturday].without_reserve == 20min);
  CHECK(tallies.rooms()[0][saturday].without_reserve == 20min);
}
}  // namespace tallies_test
