/// What a study will cost before it is run.
#pragma once

#include <bluelight/run_study.hpp>

namespace bluelight {

/// Runs, time, memory and disk of a study. "Most" where goals of precision may ask for more runs.
struct StudyPlan {
  std::size_t options = 0;
  int replications = 0, most_replications = 0;
  std::size_t service_worlds = 0;  ///< further ones: states, levels of demand, ends of inputs
  double service_core_seconds = 0, most_service_core_seconds = 0;  ///< all their runs together
  double core_seconds = 0, most_core_seconds = 0;                  ///< all runs of options together
  double longest_run = 0;                                          ///< seconds
  std::uint64_t memory_bytes = 0;                                  ///< of the largest run
  std::uint64_t disk_bytes = 0, most_disk_bytes = 0;               ///< of the results file, at most

  std::size_t runs() const { return options * static_cast<std::size_t>(replications); }
  std::size_t service_runs() const {
    return service_worlds * static_cast<std::size_t>(replications);
  }
  std::size_t most_runs() const { return options * static_cast<std::size_t>(most_replications); }
};

/// Measures two short trial runs of each option, each in a process of its own, and extends time and
/// memory in a straight line to the length of a run. Throws what `run_jobs` throws,
/// `std::runtime_error` if a trial run fails.
StudyPlan plan_study(const Study& study, const RunLimits& limits);

}  // namespace bluelight
