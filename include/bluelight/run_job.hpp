/// Replications in processes of their own: a crash, a hang or a memory blow-up loses that run only.
#pragma once

#include <bluelight/study.hpp>
#include <chrono>
#include <cstdint>
#include <functional>
#include <stdexcept>
#include <vector>

namespace bluelight {

/// One replication to run.
struct Job {
  std::size_t option = 0;
  std::uint64_t replication = 0;
};

/// What a run may use before it is stopped.
struct RunLimits {
  std::chrono::milliseconds time{
      std::chrono::hours{1}};  ///< wall clock of one replication; 0: no limit
  std::uint64_t memory_bytes =
      0;  ///< address space that one replication adds to the program's; 0: no limit
};

/// How jobs are run.
struct JobSettings {
  int workers = 1;     ///< runs at a time
  RunLimits limits{};  ///< of each run
};

/// How a job ended.
struct JobOutcome {
  Job job;
  RunRecord record;
};

/// The user or the system asked the program to end (SIGINT, SIGTERM) while jobs ran. The finished
/// ones were handed over.
class Interrupted : public std::runtime_error {
 public:
  explicit Interrupted(int signal);
  /// The signal's number; a shell reports 128 more as the exit code.
  int signal() const { return signal_; }

 private:
  int signal_;
};

/// Runs `work` for each job in a forked child of a fork server, as `settings` say, and hands each
/// outcome to `done` in the order of completion, in the calling process. `work` runs in the child
/// and never in the caller; what it throws becomes the message of a crashed run. All processes have
/// ended when the function returns or throws, and none outlives the caller.
/// Requires: `settings.workers` >= 1; one call at a time, from the program's only thread. Throws
/// `Interrupted`, `std::system_error` if processes cannot be made, and what `done` throws.
void run_jobs(const std::vector<Job>& jobs, const JobSettings& settings,
              const std::function<RunValues(const Job&)>& work,
              const std::function<void(JobOutcome)>& done);

}  // namespace bluelight
