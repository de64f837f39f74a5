#include <catch2/catch.hpp>

#include "levers/simulated.hpp"

namespace bluelight::co_locate_test {
namespace {

const std::string to_police = "moves = [{ room = \"fire_room\", to = \"police_room\" }]\n";
const std::string across = "transfers_by = \"across_the_floor\"\n";

World moved(const World& before, const std::string& keys) {
  return test::after(before, "co_locate", keys);
}

std::string refusal(const World& before, const std::string& keys) {
  return test::refusal([&] { moved(before, keys); });
}

/// Only police and fire are needed, so that every transfer is between the two.
World two_services() {
  World world = test::joint_incidents();
  world.incidents[0].variants[0].needs.pop_back();
  world.incidents[0].first = {{ContactId{0}, 0.5}, {ContactId{1}, 0.5}};
  return world;
}

}  // namespace

TEST_CASE("a room moves with its people, and the site it leaves is closed") {
  const World before = test::joint_incidents();
  const World world = moved(before, to_police + "close = \"fire_hq\"");
  CHECK(world.rooms[1].site == SiteId{0});
  CHECK(world.rooms[0].answers == before.rooms[0].answers);
  CHECK(world.staff[1].skills == before.staff[1].skills);
  REQUIRE(world.costs.size() == 2);
  CHECK(test::text_of(world.costs[0]) == "cost site.fire_hq.running fire -120000 true 0-0-0\n");
  CHECK(test::text_of(world.costs[1]) == "cost site.fire_hq.value fire -900000 false 0-0-0\n");
  CHECK(world.sites[1].running == Pounds{0});
}

TEST_CASE("a move to where the room is leaves the world as it is") {
  World before = test::joint_incidents();
  before.rooms[1].site = SiteId{0};
  CHECK(test::text_of(moved(before, to_police)) == test::text_of(before));
  CHECK(test::text_of(moved(before, "moves = []")) == test::text_of(before));
}

TEST_CASE("neighbours alone pass on across the floor") {
  const World world = moved(test::joint_incidents(), to_police + across);
  REQUIRE(world.links.size() == 2);
  CHECK(world.links[0].between == std::vector<ServiceId>{{1}, {0}});
  CHECK(at(world.transfers, world.links[0].by).name == "phone");
  CHECK(at(world.transfers, *world.links[0].same_site).name == "across_the_floor");
  CHECK(world.links[0].name == "all_fire_police");
  CHECK(!world.links[1].same_site);
  World pair = test::joint_incidents();
  pair.links[0].between.pop_back();
  const World paired = moved(pair, to_police + across);
  REQUIRE(paired.links.size() == 1);
  CHECK(paired.links[0].name == "all");
}

TEST_CASE("co_locate refuses what it cannot do") {
  World before = test::joint_incidents();
  CHECK(refusal(before, to_police + "close = \"police_hq\"") ==
        "lever.toml:2:9: lever.one.close: expected a site that no room uses any more, received "
        "\"police_hq\"");
  CHECK(refusal(before, "moves = [{ room = \"fire_room\", to = \"ambulance_room\" }]") ==
        "lever.toml:1:37: lever.one.moves[0].to: expected a room with a site, for example "
        "`room.NAME.site`, received \"ambulance_room\"");
  CHECK(refusal(before, "moves = [{ room = \"fire_room\", to = \"fire_room\" }]") ==
        "lever.toml:1:37: lever.one.moves[0].to: expected another room than the one that moves, "
        "received \"fire_room\"");
  before.links.clear();
  CHECK(refusal(before, to_police + across) ==
        "lever.toml:2:16: lever.one.transfers_by: expected no value, because no link joins "
        "services that come together, received \"across_the_floor\"");
}

TEST_CASE("one floor instead of the telephone: seen sooner, and handlers are free sooner") {
  const World before = two_services();
  const test::Comparison comparison(before, moved(before, to_police + across));
  CHECK(comparison.is_shorter("transfer"));
  CHECK(comparison.is_shorter("visible fire"));
  CHECK(comparison.is_shorter("wait fire_999"));
}

TEST_CASE("one floor does nothing for callers if everybody goes on as before") {
  const World before = test::joint_incidents();
  CHECK(test::Comparison(before, moved(before, to_police + "close = \"fire_hq\"")).is_same());
}

TEST_CASE("one floor hurts where messages were read at once and people now talk to each other") {
  World before = two_services();
  before.links[0].by = TransferMeansId{1};
  const test::Comparison comparison(before, moved(before, to_police + across));
  CHECK(comparison.is_longer("missed"));
  CHECK(comparison.is_longer("wait fire_999"));
}

}  // namespace bluelight::co_locate_test
