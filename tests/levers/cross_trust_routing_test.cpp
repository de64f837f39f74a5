#include <catch2/catch.hpp>

#include "levers/simulated.hpp"

namespace bluelight::cross_trust_routing_test {
namespace {

const std::string trusts =
    "rooms = [\"fire_room\", \"elsewhere\"]\ncontacts = [\"fire_999\", \"elsewhere_999\"]\n";

const std::string pair =
    "rooms = [\"police_room\", \"fire_room\"]\ncontacts = [\"police_999\", \"fire_999\"]\n";

World routed(const World& before, const std::string& keys) {
  return test::after(before, "cross_trust_routing", keys);
}

}  // namespace

TEST_CASE("every room answers for every other, whenever somebody is free") {
  const World world =
      routed(test::two_rooms(), trusts + "wait = \"5 s\"\ncapacity = 3\nhandle_time_factor = 1.1");
  REQUIRE(world.rooms[1].partners.size() == 1);
  CHECK(test::text_of(world.rooms[1].partners[0]) == " partner 2 2 5000000 -1 3 1.1 3>2");
  REQUIRE(world.rooms[2].partners.size() == 1);
  CHECK(test::text_of(world.rooms[2].partners[0]) == " partner 1 2 5000000 -1 3 1.1 2>3");
}

TEST_CASE("routing of no calls leaves the world as it is") {
  const World before = test::two_rooms();
  CHECK(test::text_of(routed(before, trusts + "capacity = 0")) == test::text_of(before));
}

TEST_CASE("each room routes one class") {
  CHECK(test::refusal([] {
          routed(test::two_rooms(),
                 "rooms = [\"police_room\", \"fire_room\"]\ncontacts = [\"police_999\", "
                 "\"police_101\", \"fire_999\"]");
        }) ==
        "lever.toml:2:12: lever.one.contacts: expected one class of each of the rooms, received "
        "[\"police_999\", \"police_101\", \"fire_999\"]");
}

TEST_CASE("routing helps a trust that cannot keep up beside one that can") {
  const World before = test::busy_rooms({62, 7}, {5, 4});
  CHECK(test::Comparison(before, routed(before, pair)).is_shorter("wait police_999"));
}

TEST_CASE("routing does nothing where nobody waits") {
  const World before = test::busy_rooms({2, 20}, {2, 20});
  CHECK(test::Comparison(before, routed(before, pair + "handle_time_factor = 2")).is_same());
}

TEST_CASE("routing hurts a small trust that answers for a large one") {
  const World before = test::busy_rooms({66, 7}, {40, 3});
  const World after = routed(before, pair + "handle_time_factor = 1.3");
  CHECK(test::Comparison(before, after).is_longer("wait fire_999"));
}

}  // namespace bluelight::cross_trust_routing_test
