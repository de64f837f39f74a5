#include "explain/pairing.hpp"

#include <catch2/catch.hpp>

#include "explain/examples.hpp"
#include "explain/shares.hpp"
#include "support/worlds.hpp"

namespace bluelight::pairing_test {
namespace {

using namespace std::chrono_literals;

constexpr std::int64_t second = 1'000'000, hour = 3600 * second;

CallStory answered(std::uint64_t caller, std::int64_t offered, std::int64_t waited) {
  return {.caller = caller,
          .offered = offered,
          .waited = waited,
          .attempts = 1,
          .end = CallEnd::answered};
}

CallStory lost(std::uint64_t caller, std::int64_t offered, std::int64_t waited) {
  CallStory story = answered(caller, offered, waited);
  story.end = CallEnd::gave_up;
  return story;
}

World town_and_country() {
  World world = test::small_room(0.01, Seconds{60}, 2);
  Zone town, country;
  town.name = "town";
  town.kind = "urban";
  country.name = "country";
  country.kind = "rural";
  world.zones = {town, country};
  return world;
}

TEST_CASE("Who waits longer by more than the threshold, or is no more answered, is worse off") {
  const auto how = [](const CallStory& before, const CallStory& after) {
    return fared(before, after, 5s);
  };
  CHECK(how(answered(1, 0, 0), answered(1, 0, 5 * second)) == Fared::unchanged);
  CHECK(how(answered(1, 0, 0), answered(1, 0, 5 * second + 1)) == Fared::worse);
  CHECK(how(answered(1, 0, 9 * second), answered(1, 0, 3 * second)) == Fared::better);
  CHECK(how(answered(1, 0, 9 * second), lost(1, 0, 1 * second)) == Fared::worse);
  CHECK(how(lost(1, 0, 1 * second), answered(1, 0, 90 * second)) == Fared::better);
  CHECK(how(lost(1, 0, 1 * second), lost(1, 0, 90 * second)) == Fared::unchanged);
  CallStory waiting = answered(1, 0, 0);
  waiting.end = CallEnd::waiting;
  CHECK(how(answered(1, 0, 3 * second), waiting) == Fared::worse);
}

TEST_CASE("Calls are paired by who rings, and counted by class, zone and time of day") {
  const World world = town_and_country();
  Stories before, after;
  // At 03h nobody is worse off; at 12h one of two in town is, and the one in the country is better
  // off.
  before.calls = {answered(1, 3 * hour, 0), answered(2, 12 * hour, 0), answered(3, 12 * hour, 0),
                  answered(4, 12 * hour, 60 * second), answered(5, 12 * hour, 0)};
  for (const std::size_t i : {1, 2}) before.calls[i].zone = 0;
  before.calls[3].zone = 1;
  after.calls = before.calls;
  after.calls[2].waited = 30 * second;
  after.calls[3].waited = 1 * second;
  after.calls[4].offered += 1;  // not the same call
  after.calls.push_back(answered(9, 12 * hour, 0));
  const PairedCalls pairs = paired(world, before, after, 5s);
  CHECK(pairs.calls({0, 2, true}).fared == std::array<double, 3>{1, 0, 0});
  CHECK(pairs.calls({0, 0, false}).fared == std::array<double, 3>{1, 1, 0});
  CHECK(pairs.calls({0, 1, false}).fared == std::array<double, 3>{0, 0, 1});
  CHECK(pairs.calls({0, 2, false}).sum() == 0);
  CHECK(pairs.unpaired == 3);

  PairedCalls copy(1, 2, 1);
  copy.read(pairs.values());
  CHECK(copy.calls({0, 0, false}).fared == pairs.calls({0, 0, false}).fared);
  CHECK(copy.unpaired == 3);
  CHECK(copy.examples.size() == pairs.examples.size());

  const auto shares = caller_shares(world, {pairs, pairs});
  const auto share = [&](const std::string& dimension, const std::string& label) {
    for (const GroupShare& one : shares)
      if (one.dimension == dimension && one.label == label) return one;
    FAIL(dimension << " " << label);
    return GroupShare{};
  };
  CHECK(share("all", "all").worse.mean == 0.25);
  CHECK(share("zone", "town").worse.mean == 0.5);
  CHECK(share("zone", "town").excess.mean == Approx(0.5 - 1.0 / 3));
  CHECK(share("kind", "rural").better.mean == 1);
  CHECK(share("time", "night").unchanged.mean == 1);
  CHECK(share("contact at night", "call").calls == 1);
}

TEST_CASE("Examples are the most changed call, the median one and who gives up") {
  std::vector<ChangedCall> calls;
  for (const int seconds : {10, 80, 30})
    calls.push_back({answered(static_cast<std::uint64_t>(seconds), 0, 0),
                     answered(static_cast<std::uint64_t>(seconds), 0, seconds * second),
                     Fared::worse});
  calls.push_back({answered(7, 0, 0), lost(7, 0, 900 * second), Fared::worse});
  calls[1].before.incident = calls[1].after.incident = 5;
  Stories before, after;
  before.incidents = {{.incident = 5, .visible = 60, .mobilised = 90, .service = 0}};
  after.incidents = {{.incident = 5, .visible = 70, .mobilised = 95, .service = 0}};
  const auto examples = examples_of(calls, before, after);
  REQUIRE(examples.size() == 3);
  CHECK(examples[0].kind == ExampleKind::most_worse);
  CHECK(examples[0].call[1].caller == 80);
  CHECK(examples[0].services[0][0].mobilised == 90);
  CHECK(examples[0].services[1][0].visible == 70);
  CHECK(examples[1].kind == ExampleKind::typical_worse);
  CHECK(examples[1].call[1].caller == 30);
  CHECK(examples[2].kind == ExampleKind::lost);
  CHECK(examples[2].call[0].caller == 7);

  auto more = examples;
  more[0].call[1].waited += second;
  more[0].replication = more[1].replication = 1;
  const auto best = best_of({examples, more});
  CHECK(best[0].replication == 1);
  CHECK(best[1].replication == 0);
}

TEST_CASE("Of more groups than chance explains, more are worse off") {
  const World world = town_and_country();
  std::vector<PairedCalls> runs;
  for (int r = 0; r < 8; ++r) {
    PairedCalls& run = runs.emplace_back(1, 2, 1);
    run.calls({0, 0, false}).fared = {900.0 - r, 100.0 + r, 0};
    run.calls({0, 1, false}).fared = {980.0 + r, 20.0 - r, 0};
  }
  int town = 0, country = 0, all = 1;
  for (const GroupShare& one : caller_shares(world, runs)) {
    if (one.label == "town") town = one.told;
    if (one.label == "country") country = one.told;
    if (one.dimension == "all") all = one.told;
  }
  CHECK(town == 1);
  CHECK(country == -1);
  CHECK(all == 0);
}

}  // namespace
}  // namespace bluelight::pairing_test
