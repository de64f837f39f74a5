/// One replication in a process of its own: started, listened to, stopped, and its end put into
/// words.
#pragma once

#include <sys/types.h>

#include <bluelight/run_job.hpp>
#include <optional>

#include "results/file_descriptor.hpp"

namespace bluelight {

using SteadyTime = std::chrono::steady_clock::time_point;

/// What a child is to do, and what it must not hold open.
struct ChildTask {
  const std::function<RunValues(const Job&)>& work;
  const RunLimits& limits;
  int socket_of_server;
};

/// A child process that runs one job and tells of it through a pipe. Killed and waited for at the
/// end of its life.
class JobChild {
 public:
  /// Forks. Throws `std::system_error`.
  JobChild(std::size_t index, const Job& job, const ChildTask& task);
  JobChild(JobChild&& other) noexcept;
  JobChild& operator=(JobChild&&) = delete;
  ~JobChild();

  /// Position of the job in the list of jobs.
  std::size_t index() const { return index_; }
  int pipe() const { return pipe_.number(); }
  /// When its time is up.
  std::optional<SteadyTime> deadline() const { return deadline_; }

  /// Takes what the child has written; false once it will write no more.
  bool listen();
  /// Ends the child because its time is up.
  void stop_late();
  /// Waits for the end of the child and says how its run ended. Requires: `listen` gave false.
  RunRecord finish();

 private:
  int wait();

  std::size_t index_;
  Job job_;
  RunLimits limits_;
  std::optional<SteadyTime> deadline_;
  bool late_ = false;
  std::string received_;
  FileDescriptor pipe_;
  pid_t process_ = -1;
};

}  // namespace bluelight
