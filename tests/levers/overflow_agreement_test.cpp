#include <catch2/catch.hpp>

#include "levers/simulated.hpp"

namespace bluelight::overflow_agreement_test {
namespace {

const std::string pair =
    "rooms = [\"police_room\", \"fire_room\"]\nalike = [[\"police_999\", \"fire_999\"]]\n";

World agreed(const World& before, const std::string& keys) {
  return test::after(before, "overflow_agreement", keys);
}

std::string refusal(const World& before, const std::string& keys) {
  return test::refusal([&] { agreed(before, keys); });
}

/// A storm for both: for six hours of the first day half as many calls again.
World common_surge() {
  World world = test::busy_rooms({60, 7}, {100, 6});
  world.busyness = {{"weather", "", 0, 0}};
  for (ContactDemand& calls : world.calls) calls.rate.busyness = BusynessId{0};
  Surge storm;
  storm.name = "storm";
  storm.factor = {{BusynessId{0}, 1.5}};
  storm.on = {world.area.start};
  storm.from_hour = 10;
  storm.lasting = std::chrono::hours{6};
  world.surges = {storm};
  return world;
}

}  // namespace

TEST_CASE("rooms that agree are each other's partners for classes that are alike") {
  const World world = agreed(test::two_rooms(), pair +
                                                    "wait = \"30 s\"\nat_queue_length = 3\n"
                                                    "capacity = 2\ncaller = \"moved\"\n"
                                                    "handle_time_factor = 1.1");
  REQUIRE(world.rooms[0].partners.size() == 1);
  CHECK(test::text_of(world.rooms[0].partners[0]) == " partner 2 1 30000000 3 2 1.1 0>2");
  REQUIRE(world.rooms[2].partners.size() == 1);
  CHECK(test::text_of(world.rooms[2].partners[0]) == " partner 0 1 30000000 3 2 1.1 2>0");
  CHECK(world.rooms[1].partners.empty());
}

TEST_CASE("one-sided agreements send the first room's calls to the others") {
  const World world = agreed(test::two_rooms(),
                             "rooms = [\"police_room\", \"elsewhere\", \"fire_room\"]\nalike = "
                             "[[\"police_999\", \"police_101\", \"fire_999\", \"elsewhere_999\"]]\n"
                             "reciprocal = false");
  REQUIRE(world.rooms[0].partners.size() == 2);
  CHECK(test::text_of(world.rooms[0].partners[0]) == " partner 1 0 0 -1 -1 1 0>3 1>3");
  CHECK(test::text_of(world.rooms[0].partners[1]) == " partner 2 0 0 -1 -1 1 0>2 1>2");
  CHECK(world.rooms[1].partners.empty());
  CHECK(world.rooms[2].partners.empty());
}

TEST_CASE("an agreement without capacity leaves the world as it is") {
  const World before = test::two_rooms();
  CHECK(test::text_of(agreed(before, pair + "capacity = 0")) == test::text_of(before));
}

TEST_CASE("an agreement that brings no rooms together is refused") {
  const World before = test::two_rooms();
  CHECK(refusal(before, "rooms = [\"fire_room\"]\nalike = []") ==
        "lever.toml:1:9: lever.one.rooms: expected at least two rooms, received [\"fire_room\"]");
  CHECK(refusal(before,
                "rooms = [\"police_room\", \"fire_room\"]\nalike = [[\"police_999\", "
                "\"elsewhere_999\"]]") ==
        "lever.toml:2:10: lever.one.alike[0]: expected classes that at least two of the rooms "
        "answer, received [\"police_999\", \"elsewhere_999\"]");
}

TEST_CASE("a length of the queue that never acts is refused") {
  const std::string never =
      "lever.toml:3:19: lever.one.at_queue_length: expected wait longer than 0 s, received 3 "
      "(with 0 s every call goes to the partner at once)";
  CHECK(refusal(test::two_rooms(), pair + "at_queue_length = 3") == never);
  CHECK(refusal(test::two_rooms(), pair + "at_queue_length = 3\nwait = \"0 s\"") == never);
}

TEST_CASE("overflow helps a busy room whose partner has time to spare") {
  const World before = test::busy_rooms({62, 7}, {5, 4});
  for (const char* caller : {"offered_to_both", "moved", "to_free_handler"}) {
    const World after = agreed(before, pair + "wait = \"10 s\"\ncaller = \"" + caller + "\"");
    CHECK(test::Comparison(before, after, 6).is_shorter("wait police_999"));
  }
}

TEST_CASE("overflow does nothing where nobody waits so long") {
  const World before = test::busy_rooms({2, 20}, {2, 20});
  const World after =
      agreed(before, pair + "wait = \"30 s\"\nat_queue_length = 2\nhandle_time_factor = 2");
  CHECK(test::Comparison(before, after).is_same());
}

TEST_CASE("in a common surge reciprocal overflow makes both rooms worse") {
  const World before = common_surge();
  const World after = agreed(before, pair + "wait = \"10 s\"\nhandle_time_factor = 1.4");
  const test::Comparison comparison(before, after);
  CHECK(comparison.is_longer("wait police_999"));
  CHECK(comparison.is_longer("wait fire_999"));
}

}  // namespace bluelight::overflow_agreement_test
