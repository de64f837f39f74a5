#include <bluelight/demand.hpp>

#include "support/worlds.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

using namespace bluelight;

namespace {

World with_incidents() {
  World world = test::small_room(1 / 600.0, Seconds{60}, 2);
  world.zones = {{"city", "City", 400'000, "urban"}, {"dale", "Dale", 50'000, "rural"}};
  Profile profile;
  profile.name = "day";
  for (auto& day : profile.hour)
    for (int h = 0; h < 24; ++h) day[static_cast<std::size_t>(h)] = h < 8 ? 0.4 : 1.3;
  profile.month.fill(1);
  world.profiles = {profile};
  IncidentType crash;
  crash.name = "crash";
  crash.rate = {Rate::Basis::per_1000_per_year, 20, ProfileId{0}, 0, ""};
  crash.first = {{ContactId{0}, 1.0}};
  crash.variants = {{0.7, 1.0}, {0.3, 4.0}};
  crash.calls_over = Distribution::exponential(Seconds{120});
  world.incidents = {crash};
  world.horizon.length = std::chrono::hours{24 * 28};
  return world;
}

using Calls = std::map<std::uint64_t, TimePoint>;

/// Every first call of a run by caller.
Calls all_calls(const World& world, std::uint64_t replication = 0) {
  const LocalHours calendar = run_calendar(world);
  Demand demand(world, calendar, 1, replication);
  Calls calls;
  for (int day = 0; day < static_cast<int>(calendar.days().size()); ++day)
    for (const FirstCall& call : demand.calls_of(day)) calls[call.caller.hash] = call.at;
  return calls;
}

bool contains(const Calls& all, const Calls& some) {
  return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

}  // namespace

TEST_CASE("Growth adds incidents and keeps every old one", "[demand]") {
  World world = with_incidents();
  world.area.start += std::chrono::years{1};
  const Calls before = all_calls(world);
  world.incidents[0].rate.growth = 0.03;
  world.calls[0].rate.growth = 0.03;
  const Calls after = all_calls(world);
  CHECK(after.size() > before.size());
  CHECK(contains(after, before));
}

TEST_CASE("A busier profile and a higher demand level keep every old incident", "[demand]") {
  World world = with_incidents();
  const Calls before = all_calls(world);
  world.demand_factor = 1.35;
  CHECK(contains(all_calls(world), before));
}

TEST_CASE("A new zone leaves the calls of the others as they are, an empty one changes nothing", "[demand]") {
  World world = with_incidents();
  const Calls before = all_calls(world);
  world.zones.insert(world.zones.begin(), {"aaa", "No one lives here", 0, "urban"});
  CHECK(all_calls(world) == before);
  world.zones.front().population = 30'000;
  const Calls after = all_calls(world);
  CHECK(after.size() > before.size());
  CHECK(contains(after, before));
}

TEST_CASE("Replications differ and repeat", "[demand]") {
  const World world = with_incidents();
  CHECK(all_calls(world, 3) == all_calls(world, 3));
  CHECK(all_calls(world, 3) != all_calls(world, 4));
}

TEST_CASE("The calls of a day come in order of time", "[demand]") {
  const World world = with_incidents();
  const LocalHours calendar = run_calendar(world);
  Demand demand(world, calendar, 1, 0);
  TimePoint last{};
  for (int day = 0; day < static_cast<int>(calendar.days().size()); ++day)
    for (const FirstCall& call : demand.calls_of(day)) {
      REQUIRE(call.at >= last);
      REQUIRE(call.at >= calendar.days()[static_cast<std::size_t>(day)].begin);
      REQUIRE(call.at < calendar.days()[static_cast<std::size_t>(day)].end);
      last = call.at;
    }
}

TEST_CASE("Rates, profile and callers per incident give the expected number of calls", "[demand]") {
  World world = with_incidents();
  world.horizon.length = std::chrono::hours{24 * 365};
  world.horizon.warm_up = Duration{0};
  const double expected = Demand::expected_calls_a_year(world, ContactId{0});
  // 450 × 20 incidents with 0.7 × 1 + 0.3 × 4 callers each, and a call every ten minutes.
  CHECK(expected == Approx(450 * 20 * 1.9 + 365 * 144));
  double calls = 0, night = 0;
  const TimePoint end{std::chrono::hours{24 * 365}};
  for (const auto& [caller, at] : all_calls(world)) {
    calls += at < end;
    night += at < end && at.time_since_epoch() % std::chrono::hours{24} < std::chrono::hours{8};
  }
  // Variance: Poisson calls, and a compound Poisson of callers with second moment 0.7 + 0.3 × (4² + 4 × 3).
  const double sigma = std::sqrt(365 * 144 + 450 * 20 * (0.7 + 0.3 * 28));
  CHECK(std::abs(calls - expected) < 4 * sigma);
  const double night_share = (450 * 20 * 1.9 * (8 * 0.4) / (8 * 0.4 + 16 * 1.3) + 365 * 48) / expected;
  CHECK(std::abs(night - night_share * expected) < 4 * std::sqrt(night_share) * sigma);
}
