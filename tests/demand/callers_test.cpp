#include "demand/callers.hpp"

#include <cmath>
#include <map>
#include <vector>

#include "demand/all_calls.hpp"
#include "support/worlds.hpp"

namespace callers_test {

using namespace bluelight;
using namespace std::chrono_literals;
using test::all_calls;
using test::Calls;
using test::contains;

namespace {

constexpr double days = 29;  // of four weeks and the last date

/// One incident a minute with 1.5 callers on average.
World crashes() {
  World world = test::small_room(1, Seconds{60}, 2);
  IncidentType crash;
  crash.name = "crash";
  crash.rate = world.calls[0].rate;
  crash.rate.value = 1 / 60.0;
  crash.first = {{ContactId{0}, 1.0}};
  crash.variants = {{.share = 1.0, .calls = 1.5}};
  crash.calls_over = Distribution::constant(Seconds{1});
  world.incidents = {crash};
  world.calls.clear();
  world.horizon = {Duration{0}, 24h * 28};
  return world;
}

std::vector<FirstCall> first_calls(const World& world) {
  const LocalHours calendar = run_calendar(world);
  Demand demand(world, calendar, 1, 0);
  std::vector<FirstCall> all;
  for (int day = 0; day < static_cast<int>(days); ++day)
    for (const FirstCall& call : demand.calls_of(day)) all.push_back(call);
  return all;
}

using Incidents = std::map<std::uint64_t, std::vector<FirstCall>>;

Incidents by_incident(const std::vector<FirstCall>& calls) {
  Incidents all;
  for (const FirstCall& call : calls) all[call.incident.hash].push_back(call);
  return all;
}

}  // namespace

TEST_CASE("A burst adds its callers within its time and leaves all others as they are",
          "[demand]") {
  World world = crashes();
  const Calls before = all_calls(world);
  world.incidents[0].burst = Burst{0.02, 150, 20min};
  const Calls after = all_calls(world);
  CHECK(contains(after, before));
  const double incidents = days * 1440;
  // A share of 0.02 has a geometric number from 0 with mean 150: second moment 150 + 2 * 150².
  const double sigma = std::sqrt(incidents * 0.02 * (150 + 2 * 150 * 150));
  CHECK(std::abs(double(after.size() - before.size()) - incidents * 0.02 * 150) < 4 * sigma);
  double bursts = 0;
  for (const auto& [incident, calls] : by_incident(first_calls(world))) {
    if (calls.size() <= 20) continue;
    ++bursts;
    CHECK(calls.back().at - calls.front().at < 20min);
    CHECK(calls.back().at - calls.front().at > 10min);
  }
  // Usual callers alone are more than 20 with probability 1 / 3 to the power of 20.
  const double expected = incidents * 0.02 * std::pow(150 / 151.0, 20);
  CHECK(std::abs(bursts - expected) < 4 * std::sqrt(expected));
}

TEST_CASE("The largest burst that may be stated has as many callers as are stated", "[demand]") {
  World world = crashes();
  world.incidents[0].rate = {Rate::Basis::per_second, 1 / 7200.0};
  world.incidents[0].burst = Burst{1, 10'000, 20min};
  const Incidents incidents = by_incident(first_calls(world));
  double calls = 0;
  for (const auto& [incident, callers] : incidents) calls += double(callers.size());
  const double count = double(incidents.size());
  REQUIRE(count > 50);
  CHECK(std::abs(calls / count - 10'000) < 4 * 10'000 / std::sqrt(count));
}

TEST_CASE("Larger and more frequent bursts keep every old caller", "[demand]") {
  World world = crashes();
  world.incidents[0].burst = Burst{0.01, 80, 20min};
  const Calls before = all_calls(world);
  world.incidents[0].burst = Burst{0.015, 120, 20min};
  CHECK(contains(all_calls(world), before));
  world.incidents[0].burst = Burst{0, 120, 20min};
  const Calls none = all_calls(world);
  world.incidents[0].burst.reset();
  CHECK(all_calls(world) == none);
}

TEST_CASE("Some incidents become known without their first call", "[demand]") {
  World world = crashes();
  const auto before = first_calls(world);
  for (const FirstCall& call : before) REQUIRE(call.rings);
  world.incidents[0].without_call = 0.18;
  const auto after = by_incident(first_calls(world));
  CHECK(after.size() == by_incident(before).size());
  double silent = 0;
  for (const auto& [incident, calls] : after) {
    for (std::size_t n = 1; n < calls.size(); ++n) REQUIRE(calls[n].rings);
    silent += !calls.front().rings;
  }
  const double incidents = static_cast<double>(after.size());
  CHECK(std::abs(silent - 0.18 * incidents) < 4 * std::sqrt(0.18 * 0.82 * incidents));
  // A larger share keeps those of a smaller one, and when and where everything happens.
  world.incidents[0].without_call = 0.5;
  const auto more = first_calls(world);
  REQUIRE(more.size() == before.size());
  for (std::size_t i = 0; i < more.size(); ++i) CHECK(more[i].caller.hash == before[i].caller.hash);
  const auto by = by_incident(more);
  for (const auto& [incident, calls] : after)
    if (!calls.front().rings) CHECK(!by.at(incident).front().rings);
}

TEST_CASE("Every call knows how many there are about its incident", "[demand]") {
  World world = crashes();
  world.incidents[0].burst = Burst{0.01, 80, 20min};
  world.incidents[0].without_call = 0.1;
  const auto calls = first_calls(world);
  for (const auto& [incident, about] : by_incident(calls))
    if (about.front().at < TimePoint{24h * 28})  // later ones may ring beyond the last date
      for (const FirstCall& call : about) CHECK(call.callers == about.size());
}

TEST_CASE("The expected number of calls counts bursts and leaves out what is not rung",
          "[demand]") {
  World world = crashes();
  world.incidents[0].burst = Burst{0.02, 150, 20min};
  world.incidents[0].without_call = 0.08;
  const double expected = Demand::expected_calls_a_year(world, ContactId{0}) / 365 * days;
  CHECK(expected == Approx(days * 1440 * (1.5 + 0.02 * 150 - 0.08)));
  double rung = 0;
  for (const FirstCall& call : first_calls(world)) rung += call.rings;
  // Second moment of the calls of one incident: usual ones 3, of a burst below, at most 0.08 less;
  // and their product.
  const double second = 3 + 0.02 * (150 + 2 * 150 * 150 + 2 * 1.5 * 150);
  CHECK(std::abs(rung - expected) < 4 * std::sqrt(days * 1440 * second));
}

TEST_CASE("The chance of so many callers that they cannot be counted is kept in bounds",
          "[demand]") {
  IncidentType type = crashes().incidents[0];
  type.variants[0].calls = 1000;
  type.burst = Burst{1, 10'000, 20min};
  for (std::uint64_t n = 0; n < 200; ++n) {
    FirstCall about;
    about.incident = Entity{n};
    std::vector<FirstCall> calls;
    Callers(1, 0).report(type, about, 100, calls);
    REQUIRE(calls.size() == calls.front().callers);
  }
}

}  // namespace callers_test
