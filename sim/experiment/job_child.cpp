#include "experiment/job_child.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <fstream>
#include <iostream>
#include <new>
#include <system_error>

namespace bluelight {
namespace {

/// How a child tells its end. Anything else is a crash.
enum ChildExit : int { finished = 0, threw = 70, no_memory = 71 };

void write_all(int pipe, const void* data, std::size_t size) {
  const auto* next = static_cast<const char*>(data);
  while (size > 0) {
    const auto written = ::write(pipe, next, size);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) ::_exit(threw);  // nobody listens any more
    next += written;
    size -= static_cast<std::size_t>(written);
  }
}

std::uint64_t address_space() {
  std::uint64_t pages = 0;
  std::ifstream{"/proc/self/statm"} >> pages;
  return pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

void limit_memory(std::uint64_t bytes) {
  if (bytes > 0) {
    const rlim_t limit = address_space() + bytes;
    const rlimit both{limit, limit};
    ::setrlimit(RLIMIT_AS, &both);
  }
  // When the machine itself runs short, this run should go rather than the program or its
  // neighbours.
  std::ofstream{"/proc/self/oom_score_adj"} << 500;
}

int work_and_report(const Job& job, const ChildTask& task, int pipe) {
  try {
    const RunValues values = task.work(job);
    const std::uint64_t count = values.size();
    write_all(pipe, &count, sizeof count);
    write_all(pipe, values.data(), values.size() * sizeof(double));
    return finished;
  } catch (const std::bad_alloc&) {
    return no_memory;
  } catch (const std::exception& error) {
    write_all(pipe, error.what(), std::strlen(error.what()));
  } catch (...) {
    constexpr std::string_view unknown = "an exception of unknown type";
    write_all(pipe, unknown.data(), unknown.size());
  }
  return threw;
}

[[noreturn]] void be_child(const Job& job, const ChildTask& task, int pipe, pid_t server) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != server) ::_exit(threw);  // the server died before the line above
  ::close(task.socket_of_server);
  limit_memory(task.limits.memory_bytes);
  const int code = work_and_report(job, task, pipe);
  std::cout.flush();
  std::fflush(nullptr);
  ::_exit(code);
}

/// The numbers that a finished child sent, or none if they are not whole.
std::optional<RunValues> values_in(const std::string& bytes) {
  std::uint64_t count = 0;
  if (bytes.size() < sizeof count) return std::nullopt;
  std::memcpy(&count, bytes.data(), sizeof count);
  if (bytes.size() - sizeof count != count * sizeof(double)) return std::nullopt;
  RunValues values(count);
  std::ranges::copy(bytes.substr(sizeof count), reinterpret_cast<char*>(values.data()));
  return values;
}

/// What a signal most likely means. Libraries in C abort when they get no memory.
std::string signal_hint(int signal, const RunLimits& limits) {
  if (signal == SIGKILL) return "; the system does this when memory runs out";
  if (limits.memory_bytes > 0 && (signal == SIGABRT || signal == SIGSEGV))
    return fmt::format("; perhaps it needed more than {} MB", limits.memory_bytes / 1'000'000);
  return "";
}

std::string signal_text(int signal, const RunLimits& limits) {
  return fmt::format("ended by signal {} ({}){}", signal, ::strsignal(signal),
                     signal_hint(signal, limits));
}

}  // namespace

JobChild::JobChild(std::size_t index, const Job& job, const ChildTask& task)
    : index_(index), job_(job), limits_(task.limits) {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0)
    throw std::system_error(errno, std::generic_category(), "pipe");
  pipe_ = FileDescriptor{ends[0]};
  const FileDescriptor other_end{ends[1]};
  const pid_t server = ::getpid();
  process_ = ::fork();
  if (process_ < 0) throw std::system_error(errno, std::generic_category(), "fork");
  if (process_ == 0) be_child(job, task, ends[1], server);
  ::fcntl(pipe_.number(), F_SETFL, O_NONBLOCK);
  if (limits_.time.count() > 0) deadline_ = std::chrono::steady_clock::now() + limits_.time;
}

JobChild::JobChild(JobChild&& other) noexcept
    : index_(other.index_),
      job_(other.job_),
      limits_(other.limits_),
      deadline_(other.deadline_),
      late_(other.late_),
      received_(std::move(other.received_)),
      pipe_(std::move(other.pipe_)),
      process_(std::exchange(other.process_, -1)) {}

JobChild::~JobChild() {
  if (process_ > 0) wait();
}

bool JobChild::listen() {
  char buffer[65536];
  while (true) {
    const auto count = ::read(pipe_.number(), buffer, sizeof buffer);
    if (count > 0) received_.append(buffer, static_cast<std::size_t>(count));
    if (count == 0) return false;
    if (count < 0 && errno != EINTR) return errno == EAGAIN;
  }
}

void JobChild::stop_late() {
  late_ = true;
  deadline_.reset();
  ::kill(process_, SIGKILL);
}

/// A child that still runs here has closed its pipe or is not wanted any more; one that has ended
/// keeps its status.
int JobChild::wait() {
  ::kill(process_, SIGKILL);
  int status = 0;
  while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
  }
  process_ = -1;
  return status;
}

RunRecord JobChild::finish() {
  using Status = RunRecord::Status;
  const int status = wait();
  const auto record = [&](Status how, std::string message) {
    return RunRecord{.replication = job_.replication,
                     .status = how,
                     .values = {},
                     .message = std::move(message)};
  };
  if (WIFSIGNALED(status) && late_)
    return record(
        Status::timed_out,
        fmt::format("stopped after {} s", std::chrono::duration<double>(limits_.time).count()));
  if (WIFSIGNALED(status)) return record(Status::crashed, signal_text(WTERMSIG(status), limits_));
  if (WEXITSTATUS(status) == no_memory)
    return record(Status::out_of_memory,
                  limits_.memory_bytes > 0
                      ? fmt::format("needed more than {} MB", limits_.memory_bytes / 1'000'000)
                      : "memory ran out");
  if (WEXITSTATUS(status) == threw) return record(Status::crashed, received_);
  auto values = values_in(received_);
  if (WEXITSTATUS(status) != finished || !values)
    return record(Status::crashed,
                  fmt::format("ended without a result, exit code {}", WEXITSTATUS(status)));
  auto done = record(Status::done, "");
  done.values = *std::move(values);
  return done;
}

}  // namespace bluelight
