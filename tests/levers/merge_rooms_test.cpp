#include <catch2/catch.hpp>

#include "levers/levers_test.hpp"

namespace bluelight {
namespace {

const std::string both = "rooms = [\"police_room\", \"fire_room\"]\ninto = \"joint\"\n";

std::vector<std::string> skills_of(const World& world, std::size_t group) {
  std::vector<std::string> names;
  for (const SkillId skill : world.staff[group].skills) names.push_back(name_of(world, skill));
  return names;
}

}  // namespace

TEST_CASE("merged rooms become one that answers the classes of all") {
  const World world = test::after(test::two_rooms(), "merge_rooms", both);
  REQUIRE(world.rooms.size() == 2);
  CHECK(world.rooms[0].name == "elsewhere");
  CHECK(world.rooms[1].name == "joint");
  CHECK(world.rooms[1].answers == std::vector<ContactId>{{0}, {1}, {2}});
  CHECK(world.rooms[1].queue_limit == 40);
}

TEST_CASE("staff move with their rooms and keep their names, seats and prices") {
  const World before = test::two_rooms();
  const World world = test::after(before, "merge_rooms", both);
  REQUIRE(world.staff.size() == before.staff.size());
  const char* rooms[] = {"joint", "joint", "elsewhere"};
  for (std::size_t i = 0; i < world.staff.size(); ++i) {
    CHECK(world.staff[i].name == before.staff[i].name);
    CHECK(world.staff[i].seats == before.staff[i].seats);
    CHECK(world.staff[i].cost_per_fte == before.staff[i].cost_per_fte);
    CHECK(at(world.rooms, world.staff[i].room).name == rooms[i]);
  }
}

TEST_CASE("pooled groups gain the skills they lack, at the factor of the lever") {
  const World world =
      test::after(test::two_rooms(), "merge_rooms", both + "handle_time_factor = 1.2");
  CHECK(skills_of(world, 0) == std::vector<std::string>{"police_999", "police_101", "fire_999"});
  CHECK(world.staff[0].handle_factor == std::vector<double>{1, 1, 1.2});
  CHECK(skills_of(world, 1) == std::vector<std::string>{"fire_999", "police_999", "police_101"});
  CHECK(world.staff[1].handle_factor == std::vector<double>{1, 1.2, 1.2});
  CHECK(skills_of(world, 2) == std::vector<std::string>{"elsewhere_999"});
}

TEST_CASE("groups that only sit together keep their skills") {
  const World before = test::two_rooms();
  const World world = test::after(before, "merge_rooms", both + "pooled = false");
  for (std::size_t i = 0; i < world.staff.size(); ++i)
    CHECK(skills_of(world, i) == skills_of(before, i));
  CHECK(at(world.rooms, world.staff[0].room).name == "joint");
}

TEST_CASE("the joint room has the supervisors of the first room that has any, at their price") {
  World before = test::two_rooms();
  before.rooms[1].supervisors = {8, "fire", 0.2, std::chrono::hours{42}, {60'000}};
  const std::string old_path = "room." + before.rooms[1].name + ".supervisors.cost_per_fte";
  Input price;
  price.path = old_path;
  price.value = 60'000;
  before.inputs.push_back(price);
  const World world = test::after(
      before, "merge_rooms",
      "rooms = [\"police_room\", \"" + before.rooms[1].name + "\"]\ninto = \"joint\"\n");
  CHECK(world.rooms.back().supervisors.span == 8);
  CHECK(world.rooms.back().supervisors.organisation == "fire");
  const Input& copy = world.inputs.back();
  CHECK(copy.path == "room.joint.supervisors.cost_per_fte");
  CHECK(copy.value == 60'000);
  CHECK(copy.group == old_path);  // they err together
}

TEST_CASE("rooms may merge into one of themselves, or into a third") {
  const World into_own =
      test::after(test::two_rooms(), "merge_rooms",
                  "rooms = [\"police_room\", \"fire_room\"]\ninto = \"fire_room\"");
  CHECK(into_own.rooms.size() == 2);
  CHECK(into_own.rooms[1].title == "Fire control");
  const World into_third =
      test::after(test::two_rooms(), "merge_rooms",
                  "rooms = [\"police_room\", \"fire_room\"]\ninto = \"elsewhere\"");
  REQUIRE(into_third.rooms.size() == 1);
  CHECK(into_third.rooms[0].answers.size() == 4);
  CHECK(!into_third.rooms[0].queue_limit);
}

TEST_CASE("merge_rooms is a pure function, and refuses what it cannot do") {
  const World before = test::two_rooms();
  const std::string text = test::text_of(before);
  test::after(before, "merge_rooms", both);
  CHECK(test::text_of(before) == text);
  CHECK(test::refusal(
            [&] { test::after(before, "merge_rooms", "rooms = [\"fire_rom\"]\ninto = \"x\""); }) ==
        "lever.toml:1:10: lever.one.rooms[0]: expected the name of a room, received \"fire_rom\" "
        "(did you mean fire_room?)");
}

}  // namespace bluelight
