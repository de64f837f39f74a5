#include "room_log.hpp"

namespace work_test {

using namespace bluelight;
using namespace bluelight::test;

namespace {

/// North's handler may answer "n" (999), "chat" (deferrable) and "letter" (deferrable, less
/// urgent).
World with_chat(int seats = 1) {
  World world = north_and_south();
  world.contacts.push_back(contact("chat", 5));
  world.contacts.push_back(contact("letter", 6));
  for (int i = 2; i <= 3; ++i)
    world.contacts[i].deferrable = Deferral{Distribution::constant(Seconds{10})};
  world.rooms[0].answers = {ContactId{0}, ContactId{2}, ContactId{3}};
  world.staff[0].skills = {ContactId{0}, ContactId{2}, ContactId{3}};
  world.staff[0].handle_factor = {1, 1, 1};
  for (auto& day : world.staff[0].seats) day.fill(seats);
  return world;
}

/// Who is interrupted, beside what happens.
class InterruptionLog : public RoomLog {
 public:
  using RoomLog::RoomLog;
  void interrupted(SkillId skill, StaffGroupId, TimePoint now) override {
    text_ += ", " + std::to_string(now.time_since_epoch() / 1s) + ":" + name_of(world_, skill) +
             " gives way";
  }
};

std::string work_story(const World& world, std::vector<Ring> rings) {
  return in_child([&] {
    InterruptionLog log(world);
    log.tells_handled = true;
    run_rooms(world, log, 1h, RingAll::all, rings);
    return log.text() + "; " + log.left();
  });
}

/// Work at desks, beside what happens.
class DeskLog : public InterruptionLog {
 public:
  using InterruptionLog::InterruptionLog;
  void worked(StaffGroupId, Activity, TimePoint from, TimePoint to) override {
    text_ += ", work " + std::to_string(from.time_since_epoch() / 1s) + "-" +
             std::to_string(to.time_since_epoch() / 1s);
  }
  void mobilised(const SeenIncident&, TimePoint, TimePoint now) override {
    text_ += ", mobilised at " + std::to_string(now.time_since_epoch() / 1s);
  }
};

/// North's handler also works at a desk, 100 s on each incident.
World with_desk(bool deferrable) {
  World world = north_and_south();
  IncidentType type;
  type.name = "collision";
  type.first = {{ContactId{0}, 1.0}};
  type.variants = {IncidentVariant{.share = 1}};
  type.responses = {{ServiceId{0}, 1, Distribution::constant(Seconds{600}),
                     Distribution::constant(Seconds{900})}};
  world.incidents = {type};
  DispatchDesk desk;
  desk.name = "desk";
  desk.priority = 5;
  desk.work = Distribution::constant(Seconds{100});
  desk.deferrable = deferrable;
  world.desks = {desk};
  world.staff[0].skills.push_back(DeskId{0});
  world.staff[0].handle_factor.push_back(1);
  return world;
}

/// An incident is rung in at 0 s, and another call comes at 130 s.
Process incident_and_call(Engine& engine, Answering& answering) {
  answering.staff_hour({});
  answering.ring(
      {.at = engine.now(), .caller = Entity{1}, .contact = ContactId{0}, .incident = Entity{77}});
  co_await engine.until(TimePoint{130s});
  answering.ring({.at = engine.now(), .caller = Entity{2}, .contact = ContactId{0}});
}

std::string desk_story(bool deferrable) {
  return in_child([=] {
    const World world = with_desk(deferrable);
    DeskLog log(world);
    run_rooms(world, log, 1h, incident_and_call);
    return log.text() + "; " + log.left();
  });
}

}  // namespace

TEST_CASE("Work that gave way waits for its handler, but takes no waiting place of a call",
          "[room][work]") {
  World world = with_chat();
  world.rooms[0].queue_limit = 1;
  CHECK(work_story(world, {{0, 2}, {10, 0}, {20, 0}, {30, 0}}) ==
        "0:answered chat, 10:answered n, 10:chat gives way, 30:turned away n, 30:gave up n, n took "
        "100, 110:answered n, n took 100, "
        "chat took 110; 0 wait, 0 busy");
}

TEST_CASE("Desk work gives way to a call if the desk says so", "[room][work]") {
  CHECK(desk_story(false) ==
        "0:answered n, work 0-100, mobilised at 100, 200:answered n; 0 wait, 0 busy");
  CHECK(desk_story(true) ==
        "0:answered n, 130:answered n, work 100-130, 130:desk gives way, work 230-300, mobilised "
        "at 300; 0 wait, 0 busy");
}

TEST_CASE("A 999 call takes somebody from a chat, which is taken up again", "[room][work]") {
  CHECK(work_story(with_chat(), {{0, 2}, {30, 0}}) ==
        "0:answered chat, 30:answered n, 30:chat gives way, n took 100, chat took 110; 0 wait, 0 "
        "busy");
}

TEST_CASE("Interrupted work is at the head of its line, behind what is more urgent",
          "[room][work]") {
  CHECK(work_story(with_chat(), {{0, 2}, {10, 2}, {30, 0}, {40, 0}}) ==
        "0:answered chat, 30:answered n, 30:chat gives way, n took 100, 130:answered n, n took "
        "100, chat took 110, "
        "310:answered chat, chat took 100; 0 wait, 0 busy");
}

TEST_CASE("Somebody who is free comes before somebody who is interrupted", "[room][work]") {
  CHECK(work_story(with_chat(2), {{0, 2}, {30, 0}}) ==
        "0:answered chat, 30:answered n, chat took 100, n took 100; 0 wait, 0 busy");
}

TEST_CASE("The least urgent work gives way first, then the latest begun", "[room][work]") {
  CHECK(work_story(with_chat(2), {{0, 3}, {10, 2}, {30, 0}}) ==
        "0:answered letter, 10:answered chat, 30:answered n, 30:letter gives way, chat took 100, n "
        "took 100, "
        "letter took 110; 0 wait, 0 busy");
  CHECK(work_story(with_chat(2), {{0, 2}, {10, 2}, {30, 0}}) ==
        "0:answered chat, 10:answered chat, 30:answered n, 30:chat gives way, chat took 100, n "
        "took 100, "
        "chat took 110; 0 wait, 0 busy");
}

TEST_CASE("Deferrable work interrupts nobody, nor does a call that is no more urgent",
          "[room][work]") {
  CHECK(work_story(with_chat(), {{0, 3}, {30, 2}}) ==
        "0:answered letter, letter took 100, 100:answered chat, chat took 100; 0 wait, 0 busy");
  World world = with_chat();
  world.contacts[0].priority = 5;
  CHECK(work_story(world, {{0, 2}, {30, 0}}) ==
        "0:answered chat, chat took 100, 100:answered n, n took 100; 0 wait, 0 busy");
}

TEST_CASE("Work that ends at the instant of the call is done", "[room][work]") {
  World world = with_chat();
  CHECK(work_story(world, {{0, 2}, {100, 0}}).find("chat took 110") == std::string::npos);
}

TEST_CASE("Wrap-up gives way too, and no time is counted twice", "[room][work]") {
  World world = with_chat();
  world.contacts[2].wrap_up = Distribution::constant(Seconds{50});
  CHECK(work_story(world, {{0, 2}, {120, 0}}) ==
        "0:answered chat, 120:answered n, 120:chat gives way, n took 100, chat took 160; 0 wait, 0 "
        "busy");
}

TEST_CASE(
    "Deferrable contacts are cancelled while they are worked on, interrupted, and taken up again",
    "[room][work][cancel]") {
  CHECK(work_story(with_chat(), {{0, 2, 20}, {30, 0}}) ==
        "0:answered chat, 30:answered n, n took 100; 0 wait, 0 busy");
  CHECK(work_story(with_chat(), {{0, 2, 50}, {30, 0}}) ==
        "0:answered chat, 30:answered n, 30:chat gives way, n took 100; 0 wait, 0 busy");
  CHECK(work_story(with_chat(), {{0, 2, 150}, {30, 0}, {160, 0}}) ==
        "0:answered chat, 30:answered n, 30:chat gives way, n took 100, 160:answered n, n took "
        "100; 0 wait, 0 busy");
}

TEST_CASE("Callers are passed on to another class, whose clock starts anew", "[room][work]") {
  World world = north_and_south();
  world.contacts[0].passes_on = PassingOn{ContactId{1}, 1};
  world.contacts[0].wrap_up = Distribution::constant(Seconds{20});
  world.contacts[0].operator_delay = Distribution::constant(Seconds{5});
  world.contacts[1].patience = Distribution::constant(Seconds{30});
  world.contacts[1].operator_delay = Distribution::constant(Seconds{5});
  SECTION("answered")
  CHECK(room_story(world, {{0, 0}}, true) ==
        "5:answered n, 105:answered s, n took 120, s took 100; 0 wait, 0 busy");
  SECTION("given up after the class's own patience")
  CHECK(room_story(world, {{0, 0}, {60, 1}}) ==
        "5:answered n, 65:answered s, 135:gave up s; 0 wait, 0 busy");
  SECTION("not if their matter is resolved") {
    world.contacts[0].passes_on->share = 0;
    CHECK(room_story(world, {{0, 0}}, true) == "5:answered n, n took 120; 0 wait, 0 busy");
  }
  SECTION("not if they are cancelled before") {
    CHECK(room_story(world, {{0, 0, 60}}, true) == "5:answered n; 0 wait, 0 busy");
  }
}

/// Seconds from the caller's first offer to each answer, in order.
class TimesInAll : public QuietObserver {
 public:
  void answered(const OfferedCall& call, Duration wait) override {
    text += std::to_string((call.before() + wait) / 1s) + (call.passed_on ? " passed on, " : ", ");
  }
  std::string text;
};

std::string times_in_all(const World& world, std::vector<Ring> rings) {
  return in_child([&] {
    TimesInAll times;
    run_rooms(world, times, 1h, RingAll::all, rings);
    return times.text;
  });
}

TEST_CASE("The first offer of a caller goes with them, to further attempts and to other classes",
          "[room][work]") {
  World world = north_and_south();
  world.contacts[0].operator_delay = Distribution::constant(Seconds{5});  // before the first offer
  world.contacts[0].passes_on = PassingOn{ContactId{1}, 1};
  SECTION("passed on, with and without waiting") {
    CHECK(times_in_all(world, {{0, 0}}) == "0, 100 passed on, ");
    CHECK(times_in_all(world, {{0, 0}, {55, 1}}) == "0, 0, 150 passed on, ");
  }
  SECTION("ringing again, then passed on") {
    world.contacts[0].operator_delay = Distribution::constant(Seconds{0});
    world.contacts[0].patience = Distribution::constant(Seconds{10});
    world.contacts[0].redial = Redial{1, Distribution::constant(Seconds{20}), 9};
    CHECK(times_in_all(world, {{0, 0}, {75, 0}}) == "0, 100 passed on, 30, 130 passed on, ");
  }
}

TEST_CASE("Who answers is as proficient as the call's own number says", "[room][work]") {
  World world = north_and_south();
  world.staff[0].levels = {{0.25, 2}, {0.75, 1}};
  for (auto& day : world.staff[0].seats) day.fill(1000);
  std::vector<Ring> rings;
  for (int i = 0; i < 400; ++i) rings.push_back({i, 0});
  const std::string text = room_story(world, rings, true);
  int slow = 0, quick = 0;
  for (std::size_t at = 0; (at = text.find("took 200", at)) != std::string::npos; ++at) ++slow;
  for (std::size_t at = 0; (at = text.find("took 100", at)) != std::string::npos; ++at) ++quick;
  CHECK(slow + quick == 400);
  CHECK(std::abs(slow - 100) < 3.3 * std::sqrt(400 * 0.25 * 0.75));
  world.staff[0].levels = {{0, 2}, {1, 1.5}};
  CHECK(room_story(world, {{0, 0}}, true) == "0:answered n, n took 150; 0 wait, 0 busy");
}

/// Chat from 59:00 on, a call at 61:00; nobody is rostered from one o'clock on.
Process over_the_end(Engine& engine, Answering& answering) {
  answering.staff_hour({.hour = 0});
  co_await engine.until(TimePoint{59min});
  answering.ring({.at = engine.now(), .caller = Entity{1}, .contact = ContactId{2}});
  co_await engine.until(TimePoint{60min});
  answering.staff_hour({.hour = 1});
  co_await engine.until(TimePoint{61min});
  answering.ring({.at = engine.now(), .caller = Entity{2}, .contact = ContactId{0}});
}

TEST_CASE("Who stays after the end of duty to finish takes no new call", "[room][work]") {
  World world = with_chat();
  world.contacts[2].talk = Distribution::constant(Seconds{300});
  for (auto& day : world.staff[0].seats) day[1] = 0;
  const std::string told = in_child([&] {
    InterruptionLog log(world);
    log.tells_handled = true;
    run_rooms(world, log, 2h, over_the_end);
    return log.text() + "; " + log.left();
  });
  CHECK(told == "3540:answered chat, chat took 300; 0 wait, 0 busy");
}

}  // namespace work_test
