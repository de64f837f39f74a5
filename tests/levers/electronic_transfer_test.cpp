#include <catch2/catch.hpp>

#include "levers/simulated.hpp"

namespace bluelight::electronic_transfer_test {
namespace {

const std::string three = "between = [\"police\", \"fire\", \"ambulance\"]\n";

World exchanged(const World& before, const std::string& keys) {
  return test::after(before, "electronic_transfer", keys);
}

std::string refusal(const World& before, const std::string& keys) {
  return test::refusal([&] { exchanged(before, keys); });
}

}  // namespace

TEST_CASE("an electronic link replaces the one of its services") {
  const World before = test::joint_incidents();
  const World world = exchanged(before, three + "by = \"message\"");
  REQUIRE(world.links.size() == 1);
  CHECK(world.links[0].between == before.links[0].between);
  CHECK(at(world.transfers, world.links[0].by).name == "message");
  CHECK(world.transfers.size() == before.transfers.size());
}

TEST_CASE("other services of a link keep it") {
  const World world =
      exchanged(test::joint_incidents(), "between = [\"police\", \"fire\"]\nby = \"message\"");
  REQUIRE(world.links.size() == 2);
  CHECK(world.links[0].between == std::vector<ServiceId>{{0}, {1}});
  CHECK(world.links[1].name == "all");
}

TEST_CASE("its own times are a new means, and a link is made where there was none") {
  World before = test::joint_incidents();
  before.links.clear();
  const World world = exchanged(before, "between = [\"police\", \"fire\"]\nsender = \"20 s\"");
  REQUIRE(world.links.size() == 1);
  const TransferMeans& means = at(world.transfers, world.links[0].by);
  CHECK(test::text_of(means) ==
        "transfer electronic_transfer Electronic transfer false[constant 20 0 20][constant 30 0 "
        "30] 0.005 0[constant 600 0 600] 0\n");
  const World twice = exchanged(world, three);
  CHECK(at(twice.transfers, twice.links[0].by).name == "electronic_transfer_2");
}

TEST_CASE("what is electronic already stays as it is") {
  World before = test::joint_incidents();
  before.links[0].by = TransferMeansId{1};
  CHECK(test::text_of(exchanged(before, three + "by = \"message\"")) == test::text_of(before));
}

TEST_CASE("electronic_transfer refuses what it cannot do") {
  World before = test::joint_incidents();
  CHECK(refusal(before, "between = [\"police\"]") ==
        "lever.toml:1:11: lever.one.between: expected at least two services, received "
        "[\"police\"]");
  CHECK(refusal(before, three + "by = \"phone\"") ==
        "lever.toml:2:6: lever.one.by: expected a means that does not hold both sides, received "
        "\"phone\"");
  CHECK(refusal(before, three + "by = \"message\"\nmissed = 0.1") ==
        "lever.toml:3:10: lever.one.missed: expected no value, because `by` names a means with its "
        "own times, received 0.1");
  before.services[2].receives.reset();
  CHECK(refusal(before, three) ==
        "lever.toml:1:11: lever.one.between: expected services that take transfers, but "
        "service.ambulance has no `receives`, received [\"police\", \"fire\", \"ambulance\"]");
}

TEST_CASE("messages instead of telephone free the senders, and are seen sooner") {
  const World before = test::joint_incidents();
  const test::Comparison comparison(before, exchanged(before, three));
  CHECK(comparison.is_shorter("transfer"));
  CHECK(comparison.is_shorter("visible fire"));
  CHECK(comparison.is_shorter("wait police_999"));
  CHECK(comparison.is_shorter("missed"));
  CHECK(comparison.after("transfer").mean < 0.25 * comparison.before("transfer").mean);
}

TEST_CASE("messages do nothing where every incident needs one service only") {
  World before = test::joint_incidents();
  for (IncidentVariant& variant : before.incidents[0].variants) variant.needs.clear();
  CHECK(test::Comparison(before, exchanged(before, three)).is_same());
}

TEST_CASE("messages hurt people who share a floor and must key them in again") {
  World before = test::joint_incidents();
  before.links[0].by = TransferMeansId{2};
  const test::Comparison comparison(
      before, exchanged(before, three + "sender = \"2 min\"\nreceiver = \"4 min\""));
  CHECK(comparison.is_longer("transfer"));
  CHECK(comparison.is_longer("visible fire"));
  CHECK(comparison.is_longer("wait fire_999"));
}

}  // namespace bluelight::electronic_transfer_test
