// How often intervals hold the truth: thousands of small studies, each drawn from a pool of
// simulated runs whose mean is known.
#include <fmt/format.h>

#include <bluelight/stream.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdlib>

#include "against_theory.hpp"
#include "experiment/stopping.hpp"
#include "results_table.hpp"

namespace coverage_test {

using namespace bluelight;

namespace {

constexpr int studies = 2000, pool_size = 4000;

/// One measure of a pool of runs: a population with a known mean.
struct Population {
  std::string name;
  std::vector<double> values;
  double mean = 0, deviation = 0;
};

Population population(const test::Runs& runs, const std::string& measure) {
  const std::size_t place = runs.layout.find("contact", measure).offset;
  Population all{measure, {}};
  for (const RunValues& run : runs.values) all.values.push_back(run[place]);
  double squares = 0;
  for (const double value : all.values) all.mean += value / static_cast<double>(all.values.size());
  for (const double value : all.values) squares += (value - all.mean) * (value - all.mean);
  all.deviation = std::sqrt(squares / static_cast<double>(all.values.size()));
  return all;
}

/// A study of one option and one number, whose runs are drawn from a population.
class Drawn {
 public:
  Drawn(const Population& population, PrecisionGoal goal, std::uint64_t number)
      : population_(population), draws_(number, 0, Purpose::test) {
    study_.precision = {goal};
    Measure value{"contact", "value", "s", "", {{"contact", {"call"}}}, 0, 1};
    options_ = {OptionRuns{.name = "one", .layout = {{value}, 1}}};
  }

  /// The interval of a study that goes on until its goal is met.
  Estimate run() {
    const Stopping stopping(study_);
    add(stopping.first());
    if (stopping.has_pilot()) {
      const int fresh = stopping.wanted_after_pilot(options_);
      options_[0].runs.clear();
      add(fresh);
    }
    for (int wanted = stopping.wanted(options_); wanted > made();
         wanted = stopping.wanted(options_))
      add(wanted - made());
    return widest(study_.precision[0], options_);
  }

 private:
  int made() const { return static_cast<int>(options_[0].runs.size()); }
  void add(int count) {
    for (int i = 0; i < count; ++i) {
      const double u = draws_(Entity{next_++})[0];
      const double value =
          population_
              .values[static_cast<std::size_t>(u * static_cast<double>(population_.values.size()))];
      options_[0].runs.push_back({.replication = next_,
                                  .status = RunRecord::Status::done,
                                  .values = {value},
                                  .message = {}});
    }
  }

  const Population& population_;
  Stream draws_;
  Study study_;
  std::vector<OptionRuns> options_;
  std::uint64_t next_ = 0;
};

enum class Kind { fixed, sequential, pilot };

/// A goal that needs about 50 replications; or none, for 20 of them.
PrecisionGoal goal_for(const Population& population, Kind kind) {
  PrecisionGoal goal;
  goal.name = goal.thing = "call";
  goal.measure = "value";
  goal.half_width = kind == Kind::fixed ? 1e300 : 2 * population.deviation / std::sqrt(50.0);
  goal.pilot = kind == Kind::pilot;
  return goal;
}

/// Share of studies whose interval holds the mean, in per cent.
double coverage(const Population& population, Kind kind) {
  int held = 0;
  for (int i = 0; i < studies; ++i) {
    const Estimate found =
        Drawn(population, goal_for(population, kind), static_cast<std::uint64_t>(i)).run();
    held += std::abs(found.mean - population.mean) <= found.half_width;
  }
  return 100.0 * held / studies;
}

}  // namespace

TEST_CASE("95 % intervals hold the truth as often as they say", "[slow]") {
  const test::Runs runs =
      test::run_scenario("scenarios/theory/erlang_a.toml",
                         {"run.length=\"1 day\"", "run.warm_up=\"1 day\""}, pool_size);
  std::string table =
      "| measure | 20 replications | until narrow enough | the same after a pilot |\n| --- | ---: "
      "| ---: | ---: |\n";
  for (const char* measure : {"wait_mean", "answer_time_mean", "answer_within", "abandonment",
                              "answer_time_p90", "answer_time_p99"}) {
    const Population one = population(runs, measure);
    const double fixed = coverage(one, Kind::fixed), sequential = coverage(one, Kind::sequential),
                 pilot = coverage(one, Kind::pilot);
    const std::string line = fmt::format("| `{}` | {:.1f} % | {:.1f} % | {:.1f} % |\n", measure,
                                         fixed, sequential, pilot);
    table += line;
    INFO(line);
    CHECK(fixed >= 93.5);
    CHECK(fixed <= 96.5);
    CHECK(sequential >= 92);
    CHECK(pilot >= 93.5);
  }
  if (std::getenv("UPDATE_DOCS") != nullptr)
    test::write_between(SOURCE_DIR "/docs/verification.md", "coverage", table);
}

}  // namespace coverage_test
