#include "against_theory.hpp"

#include <algorithm>
#include <analysis/holm.hpp>
#include <bluelight/load.hpp>
#include <bluelight/run_job.hpp>
#include <cmath>
#include <filesystem>
#include <map>
#include <numeric>
#include <stdexcept>
#include <thread>

namespace bluelight::test {

namespace {

constexpr std::uint64_t seed = 20'250'401;

/// The measures whose sum is the number of calls that a ratio is about; none for a plain mean.
std::vector<std::string> calls_behind(const std::string& measure) {
  static const std::map<std::string, std::vector<std::string>> all{
      {"abandonment", {"offered"}},       {"delayed", {"offered"}},
      {"answer_within", {"offered"}},     {"wait_mean", {"answered", "abandoned"}},
      {"answer_time_mean", {"answered"}}, {"handle_time_mean", {"answered"}}};
  const auto found = all.find(measure);
  return found == all.end() ? std::vector<std::string>{} : found->second;
}

std::vector<double> weights(const Runs& runs, const TheoryValue& exact) {
  const std::vector<std::string> calls = calls_behind(exact.measure);
  std::vector<double> sums(runs.values.size(), calls.empty() ? 1 : 0);
  for (const std::string& measure : calls) {
    const std::vector<double> counts = series(runs, {exact.family, measure, exact.labels, 0, ""});
    for (std::size_t r = 0; r < sums.size(); ++r) sums[r] += counts[r];
  }
  return sums;
}

Comparison compared(const Runs& runs, const TheoryValue& exact) {
  const std::vector<double> values = series(runs, exact), weight = weights(runs, exact);
  const double mean_weight =
      std::accumulate(weight.begin(), weight.end(), 0.0) / static_cast<double>(weight.size());
  std::vector<double> off;
  for (std::size_t r = 0; r < values.size(); ++r)
    off.push_back(weight[r] > 0 ? (values[r] - exact.value) * weight[r] / mean_weight : 0);
  Comparison result{runs.file, exact, estimate(off), 1};
  const bool equal = std::all_of(off.begin(), off.end(), [&](double one) {
    return std::abs(one) <= 1e-9 * std::abs(exact.value);
  });
  if (!equal) result.p_value = p_value_of_zero(result.estimate);
  result.estimate.mean += exact.value;
  return result;
}

}  // namespace

Runs run_scenario(const std::string& file, const std::vector<std::string>& set, int replications) {
  Runs runs{file, load_option(file, set), {}, {}};
  runs.layout = measure_layout(runs.option.world);
  runs.values.resize(static_cast<std::size_t>(replications));
  std::vector<Job> jobs;
  for (int r = 0; r < replications; ++r) jobs.push_back({0, static_cast<std::uint64_t>(r)});
  const int workers = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  run_jobs(
      jobs, {.workers = workers},
      [&](const Job& job) { return simulate(runs.option.world, seed, job.replication); },
      [&](const JobOutcome& outcome) {
        if (outcome.record.status != RunRecord::Status::done)
          throw std::runtime_error(file + ": " + outcome.record.message);
        runs.values[outcome.job.replication] = outcome.record.values;
      });
  return runs;
}

std::vector<double> series(const Runs& runs, const TheoryValue& which) {
  const std::size_t place = position(runs.layout, which);
  std::vector<double> values;
  for (const RunValues& run : runs.values) values.push_back(run.at(place));
  return values;
}

double Comparison::relative_error() const {
  return exact.value == 0 ? std::abs(estimate.mean) : std::abs(estimate.mean / exact.value - 1);
}

std::vector<Comparison> against_theory(const Runs& runs) {
  std::vector<Comparison> all;
  for (const TheoryValue& exact : theory_values(runs.option.world))
    all.push_back(compared(runs, exact));
  return all;
}

}  // namespace bluelight::test
