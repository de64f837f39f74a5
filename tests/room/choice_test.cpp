#include "room/duty_record.hpp"
#include "room_log.hpp"

namespace choice_test {

using namespace bluelight;
using namespace bluelight::test;

namespace {

/// Who of three equal groups of north takes each call.
class WhoLog : public RoomLog {
 public:
  using RoomLog::RoomLog;
  void staff_changed(StaffGroupId group, int busy, int on_duty, TimePoint now) override {
    if (busy > busy_[group.index]) who += at(world_.staff, group).name;
    RoomLog::staff_changed(group, busy, on_duty, now);
  }
  std::string who;
};

World three_groups(Choice choice) {
  World world = north_and_south();
  StaffGroup one = world.staff[0];
  world.staff.clear();
  for (const char* name : {"a", "b", "c"}) {
    one.name = name;
    world.staff.push_back(one);
  }
  world.staff.push_back(one);
  world.staff[3].name = "s";
  world.staff[3].room = RoomId{1};
  world.staff[3].skills = {ContactId{1}};
  world.rooms[0].choice = choice;
  return world;
}

std::string who_takes(const World& world, std::vector<Ring> rings) {
  return in_child([&] {
    WhoLog log(world);
    run_rooms(world, log, 1h, RingAll::all, rings);
    return log.who;
  });
}

}  // namespace

TEST_CASE("The first of equal groups takes every call, unless the room chooses otherwise",
          "[room][choice]") {
  CHECK(who_takes(three_groups(Choice::specialists_first),
                  {{0, 0}, {200, 0}, {400, 0}, {600, 0}}) == "aaaa");
}

TEST_CASE("The quickest of several groups is asked first, wherever it stands in the file",
          "[room][choice]") {
  World world = three_groups(Choice::specialists_first);
  world.staff[0].handle_factor = {2};
  CHECK(who_takes(world, {{0, 0}, {1000, 0}}) == "bb");
  world.staff[1].skills.push_back(ContactId{1});  // fewer skills come after
  world.staff[1].handle_factor.push_back(3);
  CHECK(who_takes(world, {{0, 0}, {1000, 0}}) == "cc");
  world.staff[2].handle_factor = {1.5};
  CHECK(who_takes(world, {{0, 0}, {1000, 0}}) == "bb");
}

TEST_CASE("Who is idle longest takes the next call", "[room][choice]") {
  CHECK(who_takes(three_groups(Choice::longest_idle), {{0, 0}, {200, 0}, {400, 0}, {600, 0}}) ==
        "abca");
  CHECK(who_takes(three_groups(Choice::longest_idle),
                  {{0, 0}, {10, 0}, {20, 0}, {205, 0}, {206, 0}}) == "abcab");
}

TEST_CASE("Who is least occupied today takes the next call", "[room][choice]") {
  World world = three_groups(Choice::least_occupied);
  CHECK(who_takes(world, {{0, 0}, {200, 0}, {400, 0}, {600, 0}}) == "abca");
  for (auto& day : world.staff[1].seats) day.fill(2);
  CHECK(who_takes(world, {{0, 0}, {200, 0}, {400, 0}, {600, 0}, {800, 0}}) == "abcba");
}

TEST_CASE("Preference comes before a room's choice", "[room][choice]") {
  World world = three_groups(Choice::longest_idle);
  world.staff[0].preference = {2};
  CHECK(who_takes(world, {{0, 0}, {200, 0}, {400, 0}, {410, 0}, {420, 0}}) == "bcbca");
}

TEST_CASE("A group that prefers something takes it first among equal priorities",
          "[room][choice]") {
  World world = north_and_south();
  world.contacts.push_back(contact("other", 1));
  world.rooms[0].answers.push_back(ContactId{2});
  world.staff[0].skills = {ContactId{0}, ContactId{2}};
  world.staff[0].handle_factor = {1, 1};
  world.staff[0].preference = {2, 1};
  CHECK(room_story(world, {{0, 0}, {10, 0}, {20, 2}}) ==
        "0:answered n, 100:answered other, 200:answered n; 0 wait, 0 busy");
}

TEST_CASE("A skill that has hours is used in them only, and what waits is taken when they begin",
          "[room][choice]") {
  World world = north_and_south();
  world.staff[0].seats = {};
  world.staff[1].skills.push_back(ContactId{0});
  world.staff[1].handle_factor.push_back(1);
  HoursOfWeek hours;
  for (auto& day : hours.holds) day[1] = true;
  world.staff[1].hours = {std::nullopt, hours};
  CHECK(in_child([&] {
          RoomLog log(world);
          Engine engine;
          Answering answering(engine, world, log, 1, 0);
          engine.spawn(RingAll::all(
              engine, answering, {{1800, 0}, {3600 + 1800, 0}, {7100, 0}, {7300, 0}, {7400, 1}}));
          for (std::uint8_t hour = 0; hour < 3; ++hour) {
            answering.staff_hour({.day = 0, .hour = hour});
            engine.run(TimePoint{std::chrono::hours{hour + 1}});
          }
          return log.text();
        }) == "3600:answered n, 5400:answered n, 7100:answered n, 7400:answered s");
}

TEST_CASE("A group's record of a day: who is idle longest, and how busy all are",
          "[room][choice]") {
  const auto at_hour = [](int hour) { return TimePoint{std::chrono::hours{hour}}; };
  StaffedPool pool;
  DutyRecord record;
  pool.resize(2);
  record.changed(pool, at_hour(1));
  CHECK(record.longest_idle() == at_hour(1));
  CHECK(record.occupancy(at_hour(1)) == 0);
  pool.take();
  record.changed(pool, at_hour(2));
  CHECK(record.longest_idle() == at_hour(1));
  CHECK(record.occupancy(at_hour(4)) == 2.0 / 6);
  pool.give_back();
  record.changed(pool, at_hour(4));
  pool.take();
  record.changed(pool, at_hour(5));
  CHECK(record.longest_idle() == at_hour(4));
  CHECK(record.occupancy(at_hour(25)) == 0.5);
}

}  // namespace choice_test
