#include <sys/resource.h>

#include <algorithm>
#include <bluelight/plan_study.hpp>
#include <set>
#include <stdexcept>

#include "experiment/service_plan.hpp"
#include "experiment/stopping.hpp"
#include "experiment/varied_posts.hpp"

namespace bluelight {
namespace {

using namespace std::chrono_literals;

constexpr Duration trial_lengths[] = {24h * 7, 24h * 21};

/// What one run used.
struct Cost {
  double seconds = 0, bytes = 0;
};

RunValues cost_of_this_process() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
  };
  return {seconds(usage.ru_utime) + seconds(usage.ru_stime),
          1024.0 * static_cast<double>(usage.ru_maxrss)};
}

/// A run of the option as long as the trial, or as it is if that is shorter.
World shortened(World world, Duration length) {
  world.horizon.length = std::min(world.horizon.length, length);
  return world;
}

/// `at` on the line through two points; the second if both are at one place.
double on_line(std::pair<double, double> x, std::pair<double, double> y, double at) {
  if (x.first == x.second) return y.second;
  const double slope = (y.second - y.first) / (x.second - x.first);
  return y.second + std::max(0.0, slope) * (at - x.second);
}

Duration simulated_time(const World& world) { return world.horizon.warm_up + world.horizon.length; }

/// The cost of a whole run, from those of the two trials.
Cost extended(const World& world, const Cost (&trials)[2]) {
  const auto length = [&](std::size_t trial) {
    return to_seconds(simulated_time(shortened(world, trial_lengths[trial]))).count();
  };
  const std::pair x{length(0), length(1)};
  const double whole = to_seconds(simulated_time(world)).count();
  return {on_line(x, {trials[0].seconds, trials[1].seconds}, whole),
          on_line(x, {trials[0].bytes, trials[1].bytes}, whole)};
}

/// The cost of a run of each option.
std::vector<Cost> costs_of(const Study& study, const RunLimits& limits) {
  std::vector<Job> jobs;
  for (std::size_t option = 0; option < study.options.size(); ++option)
    for (const std::uint64_t trial : {0, 1}) jobs.push_back({option, trial});
  std::vector<Cost[2]> trials(study.options.size());
  const auto work = [&](const Job& job) {
    simulate(shortened(study.options[job.option].world, trial_lengths[job.replication]), study.seed,
             0);
    return cost_of_this_process();
  };
  run_jobs(jobs, {1, limits}, work, [&](const JobOutcome& outcome) {
    if (outcome.record.status != RunRecord::Status::done)
      throw std::runtime_error("a trial run failed: " + outcome.record.message);
    const RunValues& values = outcome.record.values;
    trials[outcome.job.option][outcome.job.replication] = {values[0], values[1]};
  });
  std::vector<Cost> costs;
  for (std::size_t i = 0; i < trials.size(); ++i)
    costs.push_back(extended(study.options[i].world, trials[i]));
  return costs;
}

/// Further worlds cost what their option does, and what is rung more.
void add_service(StudyPlan& plan, const Study& study, const std::vector<Cost>& costs) {
  const ServicePlan service = plan_service(study);
  plan.service_worlds = service.worlds.size();
  std::set<std::size_t> counted;
  for (const ServicePlace& place : service.places) {
    if (place.runs < study.options.size() || !counted.insert(place.runs).second) continue;
    const double seconds = costs[place.option].seconds * std::max(1.0, place.demand);
    plan.service_core_seconds += plan.replications * seconds;
    plan.most_service_core_seconds += plan.most_replications * seconds;
  }
}

}  // namespace

StudyPlan plan_study(const Study& study, const RunLimits& limits) {
  check_precision(study);
  check_varied(study);
  const Stopping stopping(study);
  StudyPlan plan{.options = study.options.size(),
                 .replications = stopping.first(),
                 .most_replications = stopping.most()};
  const auto all = costs_of(study, limits);
  for (std::size_t i = 0; i < all.size(); ++i) {
    plan.core_seconds += plan.replications * all[i].seconds;
    plan.most_core_seconds += plan.most_replications * all[i].seconds;
    plan.longest_run = std::max(plan.longest_run, all[i].seconds);
    plan.memory_bytes = std::max(plan.memory_bytes, static_cast<std::uint64_t>(all[i].bytes));
    const std::uint64_t of_run = sizeof(double) * measure_layout(study.options[i].world).size;
    plan.disk_bytes += of_run * static_cast<std::uint64_t>(plan.replications);
    plan.most_disk_bytes += of_run * static_cast<std::uint64_t>(plan.most_replications);
  }
  add_service(plan, study, all);
  return plan;
}

}  // namespace bluelight
