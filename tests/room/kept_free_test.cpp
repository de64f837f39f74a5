#include "room_log.hpp"

namespace kept_free_test {

using namespace bluelight;
using namespace bluelight::test;

namespace {

/// Two people of the north answer "n", and "s" when one of them stays free.
World one_room() {
  World world = north_and_south();
  world.contacts[1].priority = 2;
  world.rooms[0].answers = {ContactId{0}, ContactId{1}};
  world.rooms[0].keep_free = 1;
  world.rooms.pop_back();
  world.staff.pop_back();
  world.staff[0].skills = {ContactId{0}, ContactId{1}};
  world.staff[0].handle_factor = {1, 1};
  for (auto& day : world.staff[0].seats) day.fill(2);
  return world;
}

}  // namespace

TEST_CASE("The last free person is kept for urgent calls while others wait", "[room][kept_free]") {
  World world = one_room();
  CHECK(room_story(world, {{0, 1}, {10, 1}, {20, 0}}) ==
        "0:answered s, 20:answered n, 120:answered s; 0 wait, 0 busy");  // at 100 the other is at
                                                                         // work
  world.rooms[0].keep_free = 0;
  CHECK(room_story(world, {{0, 1}, {10, 1}, {20, 0}}) ==
        "0:answered s, 10:answered s, 100:answered n; 0 wait, 0 busy");
  world.rooms[0].keep_free = 2;  // as many as there are: the others are never answered
  CHECK(room_story(world, {{0, 1}, {10, 0}}) == "10:answered n; 0 wait, 0 busy");
}

TEST_CASE("Who answers nothing more urgent is kept for nothing", "[room][kept_free]") {
  World world = one_room();
  StaffGroup other = world.staff[0];
  other.name = "others";
  other.skills = {ContactId{1}};
  other.handle_factor = {1};
  for (auto& day : other.seats) day.fill(1);
  world.staff.push_back(other);
  CHECK(room_story(world, {{0, 1}, {10, 1}, {20, 1}, {30, 0}}) ==
        "0:answered s, 10:answered s, 30:answered n, 100:answered s; 0 wait, 0 busy");
}

TEST_CASE("Somebody of another group who becomes free lets a waiting call be taken",
          "[room][kept_free]") {
  World world = one_room();
  StaffGroup urgent = world.staff[0];
  urgent.name = "urgent";
  urgent.skills = {ContactId{0}};
  urgent.handle_factor = {1};
  for (auto& day : urgent.seats) day.fill(1);
  for (auto& day : world.staff[0].seats) day.fill(1);
  world.staff.push_back(urgent);
  // At 0 the specialist takes n, so that the other is the last free; at 100 both are free again.
  CHECK(room_story(world, {{0, 0}, {10, 1}}) == "0:answered n, 100:answered s; 0 wait, 0 busy");
}

}  // namespace kept_free_test
