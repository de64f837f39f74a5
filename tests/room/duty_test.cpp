#include <catch2/catch.hpp>
#include <cmath>

#include "room/duty_log.hpp"
#include "room/workforce.hpp"

namespace duty_test {

using namespace bluelight;
using namespace std::chrono_literals;
using test::daily;
using test::duty_story;
using test::room_with_shifts;

namespace {

constexpr int at(int hour, int minute = 0) { return 60 * hour + minute; }

/// One person from 07:00 to 17:00.
World one_handler() { return room_with_shifts({daily(7h, 10h, 1)}); }

World with_break(World world, Break rule) {
  world.staff[0].attendance.breaks = {rule};
  return world;
}

const Break lunch{3h, 90min, 30min, 15min};

}  // namespace

TEST_CASE("people are on duty from the begin of their shift to its end", "[room]") {
  CHECK(duty_story(one_handler(), {{at(6), 5}, {at(18), 5}}, 36h) ==
        "07:00 duty 1, 07:00 answered, 17:00 duty 0, 1d 07:00 duty 1, "
        "1d 07:00 answered");
}

TEST_CASE("the last shift of a run ends like the others", "[room]") {
  World world = room_with_shifts({{9h, 8h, {}}});
  constexpr std::size_t saturday = 5;
  world.staff[0].shifts[0].seats[saturday] = 1;
  world.horizon.length = 24h * 7;
  CHECK(duty_story(world, {}, 24h * 7) == "5d 09:00 duty 1, 5d 17:00 duty 0");
}

TEST_CASE("a shift that began before the run is on duty at its first instant", "[room]") {
  CHECK(duty_story(room_with_shifts({daily(19h, 12h, 2)}), {}, 20h) ==
        "00:00 duty 2, 07:00 duty 0, 19:00 duty 2");
}

TEST_CASE("who has a call in hand at the end of the shift finishes it while the next are there",
          "[room]") {
  const World world = room_with_shifts({daily(7h, 10h, 1), daily(17h, 4h, 1)});
  CHECK(duty_story(world, {{at(16, 50), 20}, {at(17, 5), 1}}, 18h) ==
        "07:00 duty 1, 16:50 answered, 17:00 duty 1 1 finishing, 17:05 answered, "
        "17:06 duty 1");
}

TEST_CASE("overlapping shifts add up", "[room]") {
  CHECK(duty_story(room_with_shifts({daily(7h, 10h, 3), daily(14h, 10h, 2)}), {}, 24h) ==
        "07:00 duty 3, 14:00 duty 5, 17:00 duty 2");
}

TEST_CASE("a break begins when it is due if nobody waits, and calls wait while it lasts",
          "[room]") {
  CHECK(duty_story(with_break(one_handler(), lunch), {{at(10, 10), 5}}, 12h) ==
        "07:00 duty 1, 10:00 duty 0 1 on break, 10:00 break, 10:30 duty 1, 10:30 answered");
}

TEST_CASE("a break never cuts a call", "[room]") {
  CHECK(duty_story(with_break(one_handler(), lunch), {{at(9, 50), 30}}, 12h) ==
        "07:00 duty 1, 09:50 answered, 10:20 duty 0 1 on break, 10:20 break late 00:20, "
        "10:50 duty 1");
}

TEST_CASE("within its window a break waits for the calls that wait", "[room]") {
  CHECK(duty_story(with_break(one_handler(), lunch), {{at(9, 50), 30}, {at(10, 15), 20}}, 12h) ==
        "07:00 duty 1, 09:50 answered, 10:20 answered, "
        "10:40 duty 0 1 on break, 10:40 break late 00:40, 11:10 duty 1");
}

TEST_CASE("after its window the next to finish goes, even though calls wait", "[room]") {
  CHECK(duty_story(with_break(one_handler(), lunch),
                   {{at(9, 50), 105}, {at(10, 15), 20}, {at(11), 5}}, 13h) ==
        "07:00 duty 1, 09:50 answered, 11:35 duty 0 1 on break, 11:35 break late 01:35, "
        "12:05 duty 1, 12:05 answered, 12:25 answered");
}

TEST_CASE("a break that has not begun after window and grace is missed", "[room]") {
  CHECK(duty_story(with_break(one_handler(), lunch), {{at(9, 50), 120}}, 13h) ==
        "07:00 duty 1, 09:50 answered, 11:45 break missed");
}

TEST_CASE("breaks that were over before the run began are not taken at its first instant",
          "[room]") {
  World world = with_break(room_with_shifts({daily(19h, 12h, 2)}), {1h, 2h, 30min, 1h});
  CHECK(duty_story(world, {}, 8h) == "00:00 duty 2, 07:00 duty 0");
}

TEST_CASE("the people of a shift are due one after the other within the window", "[room]") {
  World world = with_break(room_with_shifts({daily(7h, 10h, 3)}), lunch);
  CHECK(duty_story(world, {}, 13h) ==
        "07:00 duty 3, 10:00 duty 2 1 on break, 10:00 break, 10:30 duty 3, "
        "10:30 duty 2 1 on break, 10:30 break, 11:00 duty 3, 11:00 duty 2 1 on break, "
        "11:00 break, 11:30 duty 3");
}

TEST_CASE("a group that is at its minimum sends nobody for a break", "[room]") {
  World world = with_break(room_with_shifts({daily(7h, 10h, 2)}), lunch);
  world.staff[0].minimum = 2;
  CHECK(duty_story(world, {}, 13h) == "07:00 duty 2, 11:45 break missed, 11:45 break missed");
  world.staff[0].minimum = 1;
  CHECK(duty_story(world, {}, 11h) ==
        "07:00 duty 2, 10:00 duty 1 1 on break, 10:00 break, 10:30 duty 2, 10:45 duty 1 1 on "
        "break, 10:45 break");
}

TEST_CASE("who goes for a break is back before the shift ends", "[room]") {
  CHECK(duty_story(with_break(one_handler(), {9h, 2h, 30min, 1h}), {{at(15, 50), 50}}, 18h) ==
        "07:00 duty 1, 15:50 answered, 16:29:59 break missed, 17:00 duty 0");
  CHECK(duty_story(with_break(one_handler(), {9h + 30min, 2h, 30min, 1h}), {}, 18h) ==
        "07:00 duty 1, 17:00 duty 0");
}

TEST_CASE("somebody called out is there after a while and stays to the end of the shift",
          "[room]") {
  World world = room_with_shifts({daily(7h, 10h, 2)});
  world.staff[0].attendance.absence = 1;
  world.staff[0].attendance.below_minimum = BelowMinimum::overtime;
  world.staff[0].attendance.overtime = Overtime{90min, 1.5};
  world.staff[0].minimum = 1;
  CHECK(duty_story(world, {}, 18h) ==
        "07:00 duty 0 2 absent 1 missing, 08:30 duty 1 2 absent 1 overtime, 17:00 duty 0");
  world.staff[0].attendance.below_minimum = BelowMinimum::accept;
  CHECK(duty_story(world, {}, 18h) == "07:00 duty 0 2 absent 1 missing, 17:00 duty 0");
}

TEST_CASE("a shift that ends leaves a gap for which somebody is called out", "[room]") {
  World world = room_with_shifts({daily(6h, 4h, 1), daily(7h, 10h, 1)});
  world.staff[0].attendance.below_minimum = BelowMinimum::overtime;
  world.staff[0].attendance.overtime = Overtime{1h, 1.5};
  world.staff[0].minimum = 1;
  world.staff[0].attendance.absence = 1;
  // Nobody comes for the first shift before it is nearly over; the second needs one more call.
  CHECK(duty_story(world, {}, 18h) ==
        "06:00 duty 0 1 absent 1 missing, 07:00 duty 0 2 absent 1 missing, "
        "07:00 duty 1 2 absent 1 overtime, 10:00 duty 0 1 absent 1 missing, "
        "11:00 duty 1 1 absent 1 overtime, 17:00 duty 0");
}

TEST_CASE("supervisors stand in at once, as many as the room has", "[room]") {
  World world = room_with_shifts({daily(7h, 10h, 4)});
  world.staff[0].attendance.absence = 1;
  world.staff[0].attendance.below_minimum = BelowMinimum::supervisor;
  world.staff[0].minimum = 3;
  world.rooms[0].supervisors.span = 3;  // two for four
  CHECK(duty_story(world, {}, 18h) ==
        "07:00 duty 2 4 absent 2 supervisors 1 missing, 17:00 duty 0");
  world.staff.push_back(world.staff[0]);
  world.staff[1].name = "others";
  world.rooms[0].supervisors.span = 4;  // two for eight, both with the first group
  CHECK(duty_story(world, {}, 8h) ==
        "07:00 duty 1 4 absent 1 supervisors 2 missing, 07:00 duty 2 4 absent 2 supervisors 1 "
        "missing, 07:00 duty 0 4 absent 3 missing");
}

TEST_CASE("a supervisor goes from one group to the next as their hours change", "[room]") {
  World world = test::small_room(0.01, Seconds{60}, 0);
  world.staff[0].attendance = {1, BelowMinimum::supervisor, {}, {}};
  world.staff[0].minimum = 1;
  world.rooms[0].supervisors.span = 10;
  world.staff.push_back(world.staff[0]);
  world.staff[1].name = "others";
  for (auto& day : world.staff[0].seats) day[0] = day[2] = 1;
  for (auto& day : world.staff[1].seats) day[1] = day[3] = 1;
  for (const bool turned : {false, true}) {
    if (turned) std::swap(world.staff[0], world.staff[1]);
    const std::string story = test::in_child([&] {
      test::DutyLog log;
      Engine engine;
      Answering answering(engine, world, log, 1, 0);
      for (int hour = 0; hour < 4; ++hour) {
        answering.staff_hour({.day = 0, .hour = static_cast<std::uint8_t>(hour)});
        engine.run(TimePoint{1h * (hour + 1)});
      }
      return log.text();
    });
    CHECK(story.find("03:00 duty 1 1 absent 1 supervisors") != std::string::npos);
    CHECK(story.find("missing") == std::string::npos);
  }
}

TEST_CASE("a roster by the hour has its absences by date", "[room]") {
  World world = test::small_room(0.01, Seconds{60}, 2);
  world.staff[0].attendance.absence = 1;
  world.staff[0].attendance.below_minimum = BelowMinimum::overtime;
  world.staff[0].attendance.overtime = Overtime{30min, 1.5};
  world.staff[0].minimum = 1;
  const std::string story = test::in_child([&] {
    test::DutyLog log;
    Engine engine;
    Answering answering(engine, world, log, 1, 0);
    answering.staff_hour({.day = 0, .hour = 22});
    engine.run(TimePoint{1h});
    answering.staff_hour({.day = 0, .hour = 23});
    engine.run(TimePoint{2h});
    answering.staff_hour({.day = 1, .hour = 0});
    return log.text();
  });
  CHECK(story ==
        "00:00 duty 0 2 absent 1 missing, 00:30 duty 1 2 absent 1 overtime, 02:00 duty 0 2 absent "
        "1 missing");
}

namespace {

/// Checks at every change that nobody is counted twice or lost, and counts breaks.
class Conservation : public test::DutyLog {
 public:
  explicit Conservation(int minimum) : minimum_(minimum) {}
  void staff_changed(StaffGroupId, int busy, int on_duty, TimePoint) override {
    busy_ = busy;
    on_duty_ = on_duty;
  }
  void duty_changed(StaffGroupId, const DutyCount& count, TimePoint now) override {
    const int there = count.rostered - count.absent - count.vacant - count.on_break +
                      count.overtime + count.supervisors;
    const int least = std::min(minimum_, count.rostered);
    const bool right = there == on_duty_ && count.missing == std::max(0, least - there) &&
                       count.finishing <= busy_ && count.on_break >= 0 && count.absent >= 0 &&
                       count.overtime <= count.absent + count.vacant;
    if (!right) faults += test::clock(now) + " ";
    changes += 1;
    came_in += std::max(0, count.overtime - overtime_);
    overtime_ = count.overtime;
    finishing += count.finishing;
  }
  void break_begun(StaffGroupId, Duration, TimePoint) override { ++begun; }
  void break_missed(StaffGroupId, TimePoint) override { ++missed; }

  std::string faults;
  int changes = 0, came_in = 0, finishing = 0, begun = 0, missed = 0;

 private:
  int minimum_, on_duty_ = 0, busy_ = 0, overtime_ = 0;
};

}  // namespace

TEST_CASE("people on duty, on a break and absent are those rostered, at every change", "[room]") {
  World world = room_with_shifts({daily(7h, 10h, 4), daily(14h, 10h, 3), daily(22h, 10h, 3)});
  Attendance& attendance = world.staff[0].attendance;
  attendance.absence = 0.2;
  attendance.breaks = {{2h, 1h, 15min, 10min}, {5h, 90min, 30min, 5min}};
  attendance.below_minimum = BelowMinimum::overtime;
  attendance.overtime = Overtime{1h, 1.5};
  world.staff[0].workforce = {.attrition = 0.2, .lead_time = 24h * 146};
  world.staff[0].minimum = 3;
  world.horizon.length = 24h * 30;
  world.contacts[0].talk = Distribution::exponential(Seconds{400});
  const std::string story = test::in_child([&] {
    Conservation log(3);
    std::vector<test::TimedCall> calls;
    for (int minute = 0; minute < 60 * 24 * 30; minute += 3) calls.push_back({minute, 0});
    test::run_rooms(world, log, 24h * 30, test::ring_at, calls);
    const bool much = log.changes > 400 && log.came_in > 30 && log.finishing > 10 &&
                      log.begun > 100 && log.missed > 100;
    return log.faults + (much ? "all seen" : "too little seen");
  });
  CHECK(story == "all seen");
}

TEST_CASE("a higher chance of absence keeps the old absences, and more seats change none",
          "[room]") {
  StaffGroup group;
  const Absences absences(7, 3);
  const auto unfilled = [&](double absence, double attrition, std::int64_t date, int seats) {
    group.attendance.absence = absence;
    group.workforce = {.attrition = attrition, .lead_time = 24h * 146};
    return absences(group, {Entity::named("staff.handlers"), date, 1}, seats);
  };
  int absent = 0;
  for (std::int64_t date = 0; date < 1000; ++date) {
    const Unfilled few = unfilled(0.05, 0, date, 10), more = unfilled(0.1, 0, date, 10);
    CHECK(few.vacant + more.vacant == 0);
    CHECK(few.absent <= more.absent);
    CHECK(unfilled(0.1, 0, date, 9).absent <= more.absent);
    // 0.5 leave a year and posts stand empty for 0.4 years: a sixth of them at any time
    CHECK(more.absent <= unfilled(0.1, 0.5, date, 10).sum());
    absent += more.absent;
  }
  // 10,000 seats: 3 standard errors are 90
  CHECK(std::abs(absent - 1000) < 90);
}

TEST_CASE("posts stand empty and people are new in the long run", "[room]") {
  const Workforce workforce{.attrition = 0.25,
                            .lead_time = 24h * 146,  // 0.4 years
                            .ahead = 0.5,
                            .learning = 24h * 73,  // 0.2 years
                            .handle_time_factor = 1.2};
  CHECK(vacant_share(workforce) == Approx(0.05 / 1.05));
  CHECK(new_share(workforce) == Approx(1 - std::exp(-0.05)));
  CHECK(vacant_share({}) == 0);
  CHECK(new_share({}) == 0);
}

TEST_CASE("new people are a level of proficiency beside those that are stated", "[room]") {
  StaffGroup group;
  CHECK(levels_of(group).empty());
  group.levels = {{0.4, 0.9}, {0.6, 1.1}};
  group.workforce = {.attrition = 0.25, .learning = 24h * 73, .handle_time_factor = 1.2};
  const auto levels = levels_of(group);
  REQUIRE(levels.size() == 3);
  const double fresh = 1 - std::exp(-0.05);
  CHECK(levels[0].share == Approx(0.4 * (1 - fresh)));
  CHECK(levels[1].share == Approx(0.6 * (1 - fresh)));
  CHECK(levels[2].share == Approx(fresh));
  CHECK(levels[2].handle_time_factor == 1.2);
}

TEST_CASE("calls answered by new people take longer, as many as there are new people", "[room]") {
  World world = room_with_shifts({daily(0h, 24h, 50)});
  // Half of the people leave before they are as old as the learning time.
  world.staff[0].workforce = {
      .attrition = std::log(2), .learning = 24h * 365, .handle_time_factor = 1.5};
  const std::string slow = test::in_child([&] {
    class Times : public test::DutyLog {
     public:
      void handled(const OfferedCall&, Duration time) override { slow += time == 90s; }
      int slow = 0;
    } log;
    test::run_rooms(world, log, 24h * 3, test::ring_at,
                    std::vector<test::TimedCall>(10'000, {1, 0}));
    return std::to_string(log.slow);
  });
  CHECK(std::abs(std::stoi(slow) - 5000) < 150);  // 3 standard errors
}

}  // namespace duty_test
