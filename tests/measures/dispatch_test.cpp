#include <bluelight/answering.hpp>
#include <bluelight/demand.hpp>
#include <cstring>

#include "measures/summary.hpp"
#include "support/in_child.hpp"
#include "support/worlds.hpp"

namespace dispatch_test {

using namespace bluelight;
using namespace std::chrono_literals;

namespace {

Distribution constant(double seconds) { return Distribution::constant(Seconds{seconds}); }

/// Police and fire in rooms of their own, one handler and one dispatcher each; fire is told by
/// telephone of every incident that police are rung about. Every time is constant.
World collision() {
  World world = test::small_room(1e-9, Seconds{1}, 1);
  world.horizon = {Duration{0}, 1h};
  world.services = {{"police", "Police", ContactId{0}}, {"fire", "Fire", ContactId{1}}};
  world.contacts.push_back(world.contacts[0]);
  for (std::uint32_t i = 0; i < 2; ++i) {
    ContactClass& contact = world.contacts[i];
    contact.name = i == 0 ? "police_999" : "fire_999";
    contact.service = ServiceId{i};
    contact.talk = constant(300);
    contact.locate = constant(10);
    contact.triage = constant(20);
    contact.wrap_up = constant(60);
  }
  world.rooms = {{"police_room", "", {ContactId{0}}, {}}, {"fire_room", "", {ContactId{1}}, {}}};
  world.transfers.resize(1);
  world.transfers[0].name = "telephone";
  world.transfers[0].both_held = true;
  world.transfers[0].sender = constant(50);
  world.transfers[0].receiver = constant(65);
  world.transfers[0].gives_up = 120s;
  world.transfers[0].late_by = constant(600);
  world.links = {{"by_telephone", "", {ServiceId{0}, ServiceId{1}}, TransferMeansId{0}, {}}};
  world.zones = {{"town", "Town", 1000, "urban"}};
  IncidentType type;
  type.name = "collision";
  type.rate.value = 1e-9;
  type.first = {{ContactId{0}, 1.0}};
  type.variants = {
      {.share = 1, .calls = 1, .needs = {{ServiceId{0}, 1}, {ServiceId{1}, 1}}, .hold_call = 0}};
  type.responses = {{ServiceId{0}, 1, constant(400), constant(1000)},
                    {ServiceId{1}, 1, constant(500), constant(1000)}};
  world.incidents = {type};
  StaffGroup usual = world.staff[0];
  world.staff.clear();
  for (std::uint32_t i = 0; i < 2; ++i) {
    DispatchDesk desk;
    desk.name = i == 0 ? "police_desk" : "fire_desk";
    desk.service = ServiceId{i};
    desk.work = constant(i == 0 ? 40 : 25);
    desk.standard = ServiceLevel{30s, 0.9};
    world.desks.push_back(desk);
    usual.name = i == 0 ? "police_handlers" : "fire_handlers";
    usual.room = RoomId{i};
    usual.skills = {ContactId{i}};
    world.staff.push_back(usual);
    usual.name = i == 0 ? "police_dispatchers" : "fire_dispatchers";
    usual.skills = {DeskId{i}};
    world.staff.push_back(usual);
  }
  return world;
}

Process ring_at(Engine& engine, Answering& answering, std::vector<FirstCall> calls) {
  answering.staff_hour({});
  for (const FirstCall call : calls) {
    co_await engine.until(call.at);
    answering.ring(call);
  }
}

/// An incident whose only caller rings after `seconds`.
FirstCall incident_at(int seconds, std::uint64_t number) {
  FirstCall call;
  call.at = TimePoint{std::chrono::seconds{seconds}};
  call.caller = Entity{number};
  call.contact = ContactId{0};
  call.incident = Entity{1000 + number};
  call.zone = 0;
  return call;
}

/// What an hour with `calls` says.
class Hour {
 public:
  Hour(const World& world, std::vector<FirstCall> calls) : layout_(measure_layout(world)) {
    const std::string bytes = test::in_child([&] {
      const LocalHours calendar = run_calendar(world);
      const Window window{TimePoint{0h}, TimePoint{1h}};
      Tallies tallies(world, calendar, window);
      Engine engine;
      Answering answering(engine, world, tallies, 1, 0);
      tallies.hour_begins(0);
      engine.spawn(ring_at(engine, answering, calls));
      engine.run(window.to);
      tallies.finish(window.to);
      const RunValues values = summarise(world, tallies, window);
      return std::string(reinterpret_cast<const char*>(values.data()),
                         values.size() * sizeof(double));
    });
    REQUIRE(bytes.size() == layout_.size * sizeof(double));
    values_.resize(layout_.size);
    std::memcpy(values_.data(), bytes.data(), bytes.size());
  }
  double operator()(const char* family, const char* name, std::size_t series = 0) const {
    return values_[layout_.find(family, name).offset + series];
  }

 private:
  MeasureLayout layout_;
  RunValues values_;
};

bool has_family(const World& world, std::string_view family) {
  for (const Measure& measure : measure_layout(world).measures)
    if (measure.family == family) return true;
  return false;
}

}  // namespace

TEST_CASE("Every instant of an incident that police tell fire of is known", "[measures]") {
  const Hour hour(collision(), {incident_at(100, 1)});
  // Police: located after 10 s, graded after 30 s. From there 50 s on the telephone to fire, which
  // takes 65 s in all.
  CHECK(hour("incident", "visible", 0) == 1);
  CHECK(hour("incident", "time_to_visible_mean", 0) == 30);
  CHECK(hour("incident", "time_to_visible_mean", 1) == 95);
  CHECK(hour("transfer", "needed", 0) == 1);
  CHECK(hour("transfer", "made", 0) == 1);
  CHECK(hour("transfer", "late", 0) == 0);
  CHECK(hour("transfer", "transfer_time_mean", 0) == 65);
  CHECK(hour("transfer", "needed", 1) == 0);
  CHECK(hour("desk", "wait_mean", 0) == 0);
  CHECK(hour("desk", "dispatch_time_mean", 0) == 40);
  CHECK(hour("desk", "dispatch_within", 0) == 0);
  CHECK(hour("desk", "dispatch_within", 1) == 1);
  CHECK(hour("incident", "time_to_mobilise_mean", 0) == 70);
  CHECK(hour("incident", "time_to_mobilise_mean", 1) == 120);
  CHECK(hour("zone", "visible") == 2);
  CHECK(hour("zone", "time_to_mobilise_mean") == 95);
  // 300 s talk, 50 s transfer within the call, 60 s wrap-up.
  CHECK(hour("contact", "handle_time_mean", 0) == 410);
  CHECK(hour("service", "handle_time_mean", 0) == 410);
  CHECK(hour("service", "offered", 1) == 0);
}

TEST_CASE("People's time is told apart by what they do", "[measures]") {
  const Hour hour(collision(), {incident_at(100, 1)});
  const auto time = [&](const char* share, std::size_t group) {
    return 3600 * hour("staff", share, group);
  };
  CHECK(time("share_transferring", 0) == Approx(50).epsilon(1e-12));
  CHECK(time("share_answering", 0) == Approx(360).epsilon(1e-12));
  CHECK(time("share_receiving", 2) == Approx(65).epsilon(1e-12));
  CHECK(time("share_dispatching", 1) == Approx(40).epsilon(1e-12));
  CHECK(time("share_dispatching", 3) == Approx(25).epsilon(1e-12));
  CHECK(hour("staff", "minutes_without_reserve", 0) == Approx(410 / 60.0).epsilon(1e-12));
  // Its dispatcher is free while the handler talks, and works on the incident meanwhile.
  CHECK(hour("room", "minutes_without_reserve", 0) == Approx(40 / 60.0).epsilon(1e-12));
}

TEST_CASE("An incident waits at a busy desk; what is not mobilised at the end is the backlog",
          "[measures]") {
  World world = collision();
  world.desks[0].work = constant(3000);
  world.staff[0].seats[0].fill(2);
  const Hour hour(world, {incident_at(100, 1), incident_at(200, 2)});
  CHECK(hour("desk", "visible", 0) == 2);
  CHECK(hour("desk", "mobilised", 0) == 1);
  CHECK(hour("desk", "in_progress", 0) == 1);
  CHECK(hour("desk", "dispatch_time_mean", 0) == 3000);
  CHECK(hour("desk", "backlog", 0) == 1);
  CHECK(hour("desk", "backlog_age_mean", 0) == 3600 - 230);
  // Visible at 230 s, the desk is free at 3,130 s.
  CHECK(hour("desk", "queue_length", 0) == Approx(2900 / 3600.0).epsilon(1e-12));
}

TEST_CASE("A transfer that nobody takes is late, one that is missed is never made", "[measures]") {
  World world = collision();
  SECTION("nobody is on duty at fire") {
    world.staff[2].seats[0].fill(0);
    const Hour hour(world, {incident_at(100, 1)});
    CHECK(hour("transfer", "needed") == 1);
    CHECK(hour("transfer", "in_progress") == 1);
    CHECK(hour("transfer", "late") == 1);
    // From 130 s on: 120 s without an answer, then 600 s, over and over; put off at 250, 970,
    // 1,690, 2,410 and 3,130 s.
    CHECK(hour("transfer", "put_off") == 5);
    CHECK(hour("incident", "visible", 1) == 0);
  }
  SECTION("it is missed") {
    world.transfers[0].missed = 1;
    const Hour hour(world, {incident_at(100, 1)});
    CHECK(hour("transfer", "needed") == 1);
    CHECK(hour("transfer", "missed") == 1);
    CHECK(hour("transfer", "share_missed") == 1);
    CHECK(hour("transfer", "in_progress") == 0);
  }
  SECTION("it is late") {
    world.transfers[0].late = 1;
    const Hour hour(world, {incident_at(100, 1)});
    CHECK(hour("transfer", "late") == 1);
    // Put off at 130 s; the police handler is free again at 460 s, rings at 730 s.
    CHECK(hour("transfer", "transfer_time_mean") == 600 + 65);
  }
}

TEST_CASE("A world without dispatch has no measures of it", "[measures]") {
  World world = collision();
  CHECK(has_family(world, "incident"));
  CHECK(has_family(world, "desk_hour"));
  CHECK(has_family(world, "transfer"));
  CHECK(has_family(world, "zone"));
  world.links.clear();
  CHECK_FALSE(has_family(world, "transfer"));
  world.desks.clear();
  CHECK_FALSE(has_family(world, "desk"));
  CHECK(has_family(world, "incident"));
  world.incidents[0].responses.clear();
  CHECK_FALSE(has_family(world, "incident"));
  CHECK_NOTHROW(
      measure_layout(world).find("zone", "offered"));  // people ring about incidents all the same
  CHECK_THROWS_AS(measure_layout(world).find("zone", "visible"), std::out_of_range);
  world.incidents[0].variants[0].needs.clear();  // nobody is left to tell, nor to dispatch
  std::erase_if(world.staff, [](const StaffGroup& group) {
    return group.skills[0].kind == SkillId::Kind::desk;
  });
  const Hour hour(world, {incident_at(100, 1)});
  CHECK(hour("zone", "offered") == 1);
  world.incidents.clear();
  CHECK_FALSE(has_family(world, "zone"));
}

TEST_CASE("Calls about incidents are measured where the incidents are", "[measures]") {
  World world = collision();
  world.zones.push_back({"moor", "Moor", 10, "rural"});
  world.contacts[0].patience = constant(50);
  FirstCall elsewhere = incident_at(500, 2), nowhere = incident_at(600, 3),
            of_none = incident_at(700, 4);
  elsewhere.zone = 1;
  nowhere.zone = FirstCall::nowhere;
  of_none.incident = Entity{};
  of_none.calls = 1;
  const Hour hour(world, {incident_at(100, 1), elsewhere, nowhere, of_none});
  // The one handler talks from 100 s to 510 s, and from 510 s on; the callers of 600 and 700 s give
  // up.
  CHECK(hour("contact", "offered", 0) == 4);
  CHECK(hour("zone", "offered", 0) == 1);
  CHECK(hour("zone", "answered", 0) == 1);
  CHECK(hour("zone", "answer_within", 0) == 1);
  CHECK(hour("zone", "wait_mean", 0) == 0);
  CHECK(hour("zone", "offered", 1) == 1);
  CHECK(hour("zone", "answered", 1) == 1);
  CHECK(hour("zone", "abandoned", 1) == 0);
  CHECK(hour("zone", "answer_within", 1) == 1);
  CHECK(hour("zone", "wait_mean", 1) == 10);
  CHECK(hour("zone", "answer_time_mean", 1) == 10);
  CHECK(hour("zone", "answer_time_p90", 0) == 0);
  CHECK(hour("zone", "answer_time_p90", 1) > 9);
  CHECK(hour("zone", "abandonment", 1) == 0);
}

TEST_CASE("What becomes of calls and transfers is told of each zone", "[measures]") {
  World world = collision();
  world.zones.push_back({"moor", "Moor", 10, "rural"});
  FirstCall elsewhere = incident_at(1500, 2);
  elsewhere.zone = 1;
  const auto check = [&](const Hour& hour) {
    CHECK(hour("zone", "transfers_needed", 1) == hour("transfer", "needed"));
    CHECK(hour("zone", "transfers_missed", 1) == hour("transfer", "missed"));
    CHECK(hour("zone", "transfers_late", 1) == hour("transfer", "late"));
    CHECK(hour("zone", "transfers_needed", 0) == 0);
  };
  SECTION("a transfer that is made") {
    const Hour hour(world, {elsewhere});
    check(hour);
    CHECK(hour("zone", "transfers_needed", 1) == 1);
    CHECK(hour("zone", "transfer_time_mean", 1) == 65);
    CHECK(hour("zone", "transfer_time_p90", 1) == Approx(65).margin(1));
    CHECK(std::isnan(hour("zone", "transfer_time_mean", 0)));
  }
  SECTION("one that is missed") {
    world.transfers[0].missed = 1;
    check(Hour(world, {elsewhere}));
  }
  SECTION("one that is late") {
    world.transfers[0].late = 1;
    check(Hour(world, {elsewhere}));
  }
  SECTION("callers who give up and ring again") {
    world.staff[0].seats[0].fill(0);
    world.contacts[0].patience = constant(50);
    world.contacts[0].redial = Redial{1, constant(100), 2, {}, 0};
    const Hour hour(world, {elsewhere});
    CHECK(hour("zone", "offered", 1) == 3);
    CHECK(hour("zone", "redialled", 1) == 2);
    CHECK(hour("zone", "abandonment", 1) == 1);
    CHECK(hour("zone", "redialled", 0) == 0);
  }
}

TEST_CASE("Transfers and what becomes of calls are given by hour of the week", "[measures]") {
  const World world = collision();
  const Hour hour(world, {incident_at(100, 1)});
  const auto in_hour = [&](const char* family, const char* name, std::size_t series) {
    const auto of_week = static_cast<std::size_t>(run_calendar(world).hours()[0].hour_of_week());
    return hour(family, name, series * 168 + of_week);
  };
  CHECK(in_hour("transfer_hour", "needed", 0) == 1);
  CHECK(in_hour("transfer_hour", "made", 0) == 1);
  CHECK(in_hour("transfer_hour", "missed", 0) == 0);
  CHECK(in_hour("transfer_hour", "late", 0) == 0);
  CHECK(in_hour("transfer_hour", "transfer_time_mean", 0) == 65);
  CHECK(in_hour("incident_hour", "time_to_visible_mean", 1) == 95);
  CHECK(in_hour("incident_hour", "time_to_mobilise_mean", 0) == 70);
  CHECK(in_hour("staff_hour", "share_transferring", 0) == Approx(50 / 3600.0).epsilon(1e-12));
  CHECK(in_hour("staff_hour", "share_answering", 0) == Approx(360 / 3600.0).epsilon(1e-12));
  for (const char* name : {"redialled", "chased", "interrupted", "presented_again"})
    CHECK(in_hour("contact_hour", name, 0) == 0);
}

}  // namespace dispatch_test
