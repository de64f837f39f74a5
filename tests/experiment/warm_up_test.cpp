// How long rooms take to fill: against the M/M/infinity queue, whose filling is known.
#include <bluelight/warm_up.hpp>
#include <catch2/catch.hpp>
#include <cmath>

#include "support/worlds.hpp"

namespace warm_up_test {

using namespace bluelight;
using namespace std::chrono_literals;

namespace {

WarmUpSettings settings_of(Duration length, int workers = 2) {
  WarmUpSettings settings;
  settings.replications = 10;
  settings.length = length;
  settings.jobs.workers = workers;
  return settings;
}

/// 40 people busy on average, and nobody ever waits.
World never_full(Seconds talk) { return test::small_room(40 / talk.count(), talk, 200); }

}  // namespace

TEST_CASE("an empty room fills as M/M/infinity says, and MSER-5 cuts the filling off") {
  const Seconds talk = 2h;
  const auto starts = find_warm_up(never_full(talk), settings_of(24h * 8));
  REQUIRE(starts.size() == 1);
  const RoomStart& start = starts.front();
  REQUIRE(start.from_empty.size() == 8 * 288);
  for (const std::size_t slot : {6, 24, 48, 96}) {
    const double hours = (static_cast<double>(slot) + 0.5) / 12;
    const double exact = 40 * (1 - std::exp(-hours / 2));  // Poisson: its variance too
    CAPTURE(slot, exact);
    CHECK(std::abs(start.from_empty[slot] - exact) < 4 * std::sqrt(exact / 10));
    CHECK(std::abs(start.under_way[slot] - 40) < 4 * std::sqrt(40.0 / 10));
  }
  REQUIRE(start.warm_up);
  CHECK(*start.warm_up >= 2h);  // where two thirds of the level are reached
  const auto quick = find_warm_up(never_full(120s), settings_of(24h * 8)).front();
  REQUIRE(quick.warm_up);
  CHECK(*quick.warm_up < *start.warm_up);
}

TEST_CASE("a warm-up does not depend on the workers") {
  const World world = never_full(20min);
  const auto one = find_warm_up(world, settings_of(24h, 1)).front();
  const auto many = find_warm_up(world, settings_of(24h, 3)).front();
  CHECK(one.from_empty == many.from_empty);
  CHECK(one.under_way == many.under_way);
}

TEST_CASE("a moving average has fewer neighbours near the ends") {
  CHECK(moving_average({0, 3, 6, 0}, 1) == std::vector<double>{0, 3, 3, 0});
  CHECK(moving_average({4, 4, 4, 4, 9}, 2) == std::vector<double>{4, 4, 5, 17.0 / 3, 9});
}

}  // namespace warm_up_test
