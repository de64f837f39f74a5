/// Replications in processes of their own: a crash, a hang or a memory blow-up loses that run only.
#pragma once

#include <bluelight/study.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace bluelight {

/// One replication to run.
struct Job {
  std::size_t option = 0;
  std::uint64_t replication = 0;
};

/// What a run may use before it is stopped.
struct RunLimits {
  std::chrono::seconds time{3600};     ///< wall clock of one replication
  std::uint64_t memory_bytes = 0;      ///< address space of one replication; 0: no limit
};

/// How a job ended.
struct JobOutcome {
  Job job;
  RunRecord record;
};

/// Runs `work` for each job in a forked child of a fork server, at most `workers` at a time, and hands each outcome to
/// `done` in the order of completion, in the calling process. `work` runs in the child and never in the caller.
/// Throws `std::system_error` if processes cannot be made.
void run_jobs(const std::vector<Job>& jobs, int workers, const RunLimits& limits,
              const std::function<RunValues(const Job&)>& work,
              const std::function<void(JobOutcome)>& done);

}  // namespace bluelight
