#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include <bluelight/run_job.hpp>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <iostream>
#include <system_error>

#include "experiment/fork_server.hpp"
#include "experiment/held_signals.hpp"
#include "experiment/outcome_message.hpp"

namespace bluelight {
namespace {

std::system_error system_failure(const char* what, int error = errno) {
  return {error, std::generic_category(), what};
}

sigset_t watched_signals() {
  sigset_t watched;
  ::sigemptyset(&watched);
  ::sigaddset(&watched, SIGINT);
  ::sigaddset(&watched, SIGTERM);
  return watched;
}

/// While one lives, SIGINT and SIGTERM are read from a file descriptor instead of ending the
/// program. Children of the program inherit that they are not touched: a key press reaches every
/// process of the terminal.
class SignalWatch {
 public:
  SignalWatch() {
    const sigset_t watched = watched_signals();
    if (::sigprocmask(SIG_BLOCK, &watched, &before_) != 0) throw system_failure("sigprocmask");
    descriptor_ = FileDescriptor{::signalfd(-1, &watched, SFD_CLOEXEC)};
    if (!descriptor_) throw system_failure("signalfd");
  }
  SignalWatch(const SignalWatch&) = delete;
  SignalWatch& operator=(const SignalWatch&) = delete;
  ~SignalWatch() { ::sigprocmask(SIG_SETMASK, &before_, nullptr); }

  int descriptor() const { return descriptor_.number(); }
  int take() const {
    signalfd_siginfo info{};
    return ::read(descriptor_.number(), &info, sizeof info) == sizeof info
               ? static_cast<int>(info.ssi_signo)
               : 0;
  }

 private:
  sigset_t before_{};
  FileDescriptor descriptor_;
};

[[noreturn]] void be_server(const ServerTask& task, FileDescriptor socket, pid_t parent) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(1);  // the parent died before the line above
  ::signal(SIGCHLD, SIG_DFL);             // a parent that ignores it would lose the children's ends
  try {
    ForkServer{task, std::move(socket)}.run();
  } catch (...) {
    ::_exit(1);
  }
  ::_exit(0);
}

/// The fork server as its parent sees it. Told to stop and waited for at the end of its life.
class ServerProcess {
 public:
  explicit ServerProcess(const ServerTask& task) {
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
      throw system_failure("socketpair");
    socket_ = FileDescriptor{ends[0]};
    FileDescriptor other_end{ends[1]};
    const pid_t parent = ::getpid();
    std::cout.flush();
    std::fflush(nullptr);  // or children would print what waits in the buffers again
    process_ = ::fork();
    if (process_ < 0) throw system_failure("fork");
    if (process_ > 0) return;
    socket_.close();
    be_server(task, std::move(other_end), parent);
  }
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;
  ~ServerProcess() { wait(); }

  int socket() const { return socket_.number(); }
  /// No more outcomes are wanted than those that the server has.
  void stop() const { ::shutdown(socket_.number(), SHUT_WR); }
  /// Waits for its end; how it ended, in words.
  std::string wait() {
    if (process_ < 0) return "";
    socket_.close();
    int status = 0;
    while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
    }
    process_ = -1;
    return WIFSIGNALED(status) ? fmt::format("signal {}", WTERMSIG(status))
                               : fmt::format("exit code {}", WEXITSTATUS(status));
  }

 private:
  FileDescriptor socket_;
  pid_t process_ = -1;
};

/// Waits until the server has something to say; a signal that came instead, or 0.
int wait_for_message(const ServerProcess& server, const SignalWatch& signals) {
  pollfd watched[2] = {{signals.descriptor(), POLLIN, 0}, {server.socket(), POLLIN, 0}};
  while (::poll(watched, 2, -1) < 0 && errno == EINTR) {
  }
  return (watched[0].revents & POLLIN) != 0 ? signals.take() : 0;
}

std::optional<IndexedOutcome> next_outcome(const ServerProcess& server) {
  auto message = receive(server.socket());
  if (!message) return std::nullopt;
  if (const auto* failed = std::get_if<ServerFailure>(&*message))
    throw system_failure("no process can be made for a replication", failed->error);
  return std::get<IndexedOutcome>(*std::move(message));
}

}  // namespace

Interrupted::Interrupted(int signal)
    : std::runtime_error(fmt::format("stopped by signal {} ({})", signal, ::strsignal(signal))),
      signal_(signal) {}

HeldSignals::HeldSignals() {
  const sigset_t watched = watched_signals();
  if (::sigprocmask(SIG_BLOCK, &watched, &before_) != 0) throw system_failure("sigprocmask");
}

HeldSignals::~HeldSignals() { ::sigprocmask(SIG_SETMASK, &before_, nullptr); }

void HeldSignals::throw_if_any() const {
  const sigset_t watched = watched_signals();
  const timespec at_once{};
  if (const int signal = ::sigtimedwait(&watched, nullptr, &at_once); signal > 0)
    throw Interrupted(signal);
}

void run_jobs(const std::vector<Job>& jobs, const JobSettings& settings,
              const std::function<RunValues(const Job&)>& work,
              const std::function<void(JobOutcome)>& done) {
  const SignalWatch signals;
  ServerProcess server{{jobs, static_cast<std::size_t>(settings.workers), settings.limits, work}};
  int signal = 0;
  std::size_t received = 0;
  while (received < jobs.size()) {
    if (const int arrived = wait_for_message(server, signals)) {
      signal = arrived;
      server.stop();
      continue;
    }
    auto outcome = next_outcome(server);
    if (!outcome) break;
    ++received;
    done({jobs[outcome->index], std::move(outcome->record)});
  }
  const auto end = server.wait();
  if (signal != 0) throw Interrupted(signal);
  if (received < jobs.size())
    throw std::runtime_error("the process that starts replications ended with " + end);
}

}  // namespace bluelight
