#include "room_log.hpp"

namespace answering_test {

using namespace bluelight;
using namespace bluelight::test;

namespace {

/// Also which groups somebody of takes work, one after the other.
class Log : public RoomLog {
 public:
  using RoomLog::RoomLog;
  void staff_changed(StaffGroupId group, int busy, int on_duty, TimePoint now) override {
    if (busy > busy_[group.index]) used += at(world_.staff, group).name + " ";
    RoomLog::staff_changed(group, busy, on_duty, now);
  }
  std::string used;
};

/// Two rooms, police with two classes and fire with one; every call takes 100 s.
World two_rooms() {
  World world = small_room(0.01, Seconds{100}, 1);
  world.contacts = {contact("999", 1), contact("101", 2), contact("fire", 1)};
  world.rooms = {{"police", "", {ContactId{0}, ContactId{1}}, {}},
                 {"fire", "", {ContactId{2}}, {}}};
  StaffGroup police = world.staff[0], fire = world.staff[0];
  police.name = "police_staff";
  police.skills = {ContactId{0}, ContactId{1}};
  police.handle_factor = {1, 1};
  fire.name = "fire_staff";
  fire.room = RoomId{1};
  fire.skills = {ContactId{2}};
  world.staff = {police, fire};
  return world;
}

std::string story(const World& world, std::vector<Ring> rings, bool used = false) {
  return in_child([&] {
    Log log(world);
    run_rooms(world, log, 1h, RingAll::all, rings);
    return used ? log.used : log.text();
  });
}

}  // namespace

TEST_CASE("A free handler takes the most urgent call, then the oldest", "[room]") {
  CHECK(story(two_rooms(), {{0, 0}, {10, 1}, {20, 1}, {30, 0}}) ==
        "0:answered 999, 100:answered 999, 200:answered 101, 300:answered 101");
}

TEST_CASE("Rooms that share nothing do not help each other", "[room]") {
  CHECK(story(two_rooms(), {{0, 2}, {10, 2}, {20, 0}}) ==
        "0:answered fire, 20:answered 999, 100:answered fire");
}

TEST_CASE("A cross-skilled handler of another room answers what waits there", "[room]") {
  World world = two_rooms();
  world.staff[1].skills.push_back(ContactId{0});
  world.staff[1].handle_factor.push_back(2);
  CHECK(story(world, {{0, 0}, {10, 0}, {20, 2}}) ==
        "0:answered 999, 10:answered 999, 210:answered fire");
}

TEST_CASE("Specialists come before those with more skills, own room before another", "[room]") {
  World world = two_rooms();
  StaffGroup both = world.staff[0];
  both.name = "generalists";
  both.skills.push_back(ContactId{2});
  both.handle_factor.push_back(1);
  world.staff.insert(world.staff.begin(), both);
  CHECK(story(world, {{0, 2}, {1, 2}, {2, 0}}, true) == "fire_staff generalists police_staff ");
}

TEST_CASE("A caller who finds no waiting place is lost at once", "[room]") {
  World world = two_rooms();
  world.rooms[0].queue_limit = 1;
  CHECK(story(world, {{0, 0}, {10, 0}, {20, 1}, {30, 2}}) ==
        "0:answered 999, 20:turned away 101, 20:gave up 101, 30:answered fire, 100:answered 999");
}

TEST_CASE("Patience ends the wait, not the answer at the same instant", "[room]") {
  World world = two_rooms();
  world.contacts[0].patience = Distribution::constant(Seconds{90});
  CHECK(story(world, {{0, 0}, {5, 0}, {10, 0}}) ==
        "0:answered 999, 95:gave up 999, 100:answered 999");
}

TEST_CASE("The operator's time comes before the answer clock starts", "[room]") {
  World world = two_rooms();
  world.contacts[0].operator_delay = Distribution::constant(Seconds{30});
  world.contacts[0].patience = Distribution::constant(Seconds{90});
  CHECK(story(world, {{0, 0}, {20, 0}}) == "30:answered 999, 130:answered 999");
  world.contacts[0].patience = Distribution::constant(Seconds{70});
  CHECK(story(world, {{0, 0}, {20, 0}}) == "30:answered 999, 120:gave up 999");
}

TEST_CASE("Ringing is on the answer clock, holds the handler and outlasts patience", "[room]") {
  World world = two_rooms();
  world.contacts[0].pick_up = Distribution::constant(Seconds{5});
  CHECK(story(world, {{0, 0}, {20, 0}}) == "5:answered 999, 110:answered 999");
  world.contacts[0].patience = Distribution::constant(Seconds{86});
  CHECK(story(world, {{0, 0}, {20, 0}}) == "5:answered 999, 110:answered 999");
  world.contacts[0].patience = Distribution::constant(Seconds{84});
  CHECK(story(world, {{0, 0}, {20, 0}}) == "5:answered 999, 104:gave up 999");
}

TEST_CASE("An operator connects every attempt of a caller", "[room]") {
  World world = two_rooms();
  world.contacts[0].operator_delay = Distribution::constant(Seconds{30});
  world.contacts[0].patience = Distribution::constant(Seconds{20});
  world.contacts[0].redial = Redial{1, Distribution::constant(Seconds{10}), 1};
  CHECK(story(world, {{0, 0}, {20, 0}}) ==
        "30:answered 999, 70:gave up 999 and redials, 130:answered 999");
}

}  // namespace answering_test
