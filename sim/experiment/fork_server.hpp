/// The process that forks children: made once, while the program is small, and told nothing but
/// when to stop.
#pragma once

#include <bluelight/run_job.hpp>
#include <list>
#include <string>

#include "experiment/job_child.hpp"

namespace bluelight {

/// What the server does: these jobs, so many at a time.
struct ServerTask {
  const std::vector<Job>& jobs;
  std::size_t workers;
  const RunLimits& limits;
  const std::function<RunValues(const Job&)>& work;
};

/// Runs all jobs in children and sends every outcome through a socket. When the parent stops
/// sending or goes away, it ends the children, sends the outcomes that it has, and returns.
class ForkServer {
 public:
  ForkServer(const ServerTask& task, FileDescriptor socket);
  void run();

 private:
  bool has_work() const;
  void start_children();
  void wait();
  void listen();
  void send_some();
  int milliseconds_to_deadline() const;

  ServerTask task_;
  FileDescriptor socket_;
  std::size_t next_ = 0;  // first job that was not started
  std::list<JobChild> children_;
  std::string outbox_;    // outcomes that the parent has not taken yet
  bool stopped_ = false;  // the parent wants no more
};

}  // namespace bluelight
