#include <bluelight/demand.hpp>
#include <cmath>

#include "demand/all_calls.hpp"
#include "support/worlds.hpp"

namespace demand_test {

using namespace bluelight;
using test::all_calls;
using test::Calls;
using test::contains;

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

TEST_CASE("A higher demand level adds its share and keeps every old incident", "[demand]") {
  World world = with_incidents();
  const Calls before = all_calls(world);
  world.demand_factor = 1.35;
  const Calls after = all_calls(world);
  CHECK(contains(after, before));
  const double added = static_cast<double>(after.size() - before.size());
  const double expected = 0.35 * static_cast<double>(before.size());
  // Callers come in groups of at most a few: variance of a sum of groups, second moment over mean 5
  // (see the last test).
  CHECK(std::abs(added - expected) < 4 * std::sqrt(5 * 1.35 * static_cast<double>(before.size())));
}

TEST_CASE("A profile that is busier at night keeps every old incident of the night", "[demand]") {
  World world = with_incidents();
  const auto nights = [](const Calls& calls) {
    Calls some;
    for (const auto& one : calls)
      if (one.second.time_since_epoch() % std::chrono::hours{24} < std::chrono::hours{7})
        some.insert(one);
    return some;
  };
  world.incidents[0].variants = {{1.0, 1.0}};
  const Calls before = nights(all_calls(world));
  for (auto& day : world.profiles[0].hour)
    for (std::size_t h = 0; h < 8; ++h) day[h] = 0.9;
  const Calls after = nights(all_calls(world));
  CHECK(contains(after, before));
  CHECK(after.size() > before.size());
}

TEST_CASE("Growth compounds from the date at which the rates hold", "[demand]") {
  World world = test::small_room(1 / 60.0, Seconds{60}, 2);
  world.horizon = {Duration{0}, std::chrono::hours{24 * 28}};
  world.area.start = world.area.rates_of + std::chrono::years{3};
  world.calls[0].rate.growth = 0.2;
  const double expected = 29 * 1440 * std::pow(1.2, (3 * 365.25 + 14) / 365.25);
  CHECK(std::abs(static_cast<double>(all_calls(world).size()) - expected) <
        4 * std::sqrt(expected));
}

TEST_CASE("School holidays and months multiply the demand of a profile", "[demand]") {
  World world = test::small_room(1 / 60.0, Seconds{60}, 2);
  world.calls.clear();
  world.zones = {{"city", "City", 1'000'000, "urban"}};
  Profile profile;
  profile.name = "summer";
  for (auto& day : profile.hour) day.fill(1);
  profile.month.fill(1);
  profile.month[4] = 2;
  profile.school_holiday = 3;
  world.profiles = {profile};
  ContactDemand calls{
      .name = "all", .title = "", .contact = ContactId{0}, .rate = {}, .talk = {}, .wrap_up = {}};
  calls.rate = {Rate::Basis::per_year, 365 * 1000, ProfileId{0}, 0, ""};
  world.calls = {calls};
  world.area.start = std::chrono::year{2025} / 5 / 1;
  world.area.school_holidays = {std::chrono::year{2025} / 5 / 2};
  world.horizon = {Duration{0}, std::chrono::hours{24 * 2}};
  double first = 0, second = 0;
  for (const auto& [caller, at] : all_calls(world)) {
    first += at < TimePoint{std::chrono::hours{24}};
    second += at >= TimePoint{std::chrono::hours{24}} && at < TimePoint{std::chrono::hours{48}};
  }
  // The year from 1 April 2025: 31 days of May count double, one of them three times that.
  const double unit = 365 * 1000 / (365 + 31 + 2 * 2.0);
  CHECK(std::abs(first - 2 * unit) < 4 * std::sqrt(2 * unit));
  CHECK(std::abs(second - 6 * unit) < 4 * std::sqrt(6 * unit));
}

TEST_CASE("A new zone leaves the calls of the others as they are, an empty one changes nothing",
          "[demand]") {
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
  // Variance: Poisson calls, and a compound Poisson of callers with second moment 0.7 + 0.3 × (4² +
  // 4 × 3).
  const double sigma = std::sqrt(365 * 144 + 450 * 20 * (0.7 + 0.3 * 28));
  CHECK(std::abs(calls - expected) < 4 * sigma);
  const double night_share =
      (450 * 20 * 1.9 * (8 * 0.4) / (8 * 0.4 + 16 * 1.3) + 365 * 48) / expected;
  CHECK(std::abs(night - night_share * expected) < 4 * std::sqrt(night_share) * sigma);
}

}  // namespace demand_test
