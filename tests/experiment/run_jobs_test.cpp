#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <bluelight/run_job.hpp>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <numeric>
#include <thread>

#include "experiment/held_signals.hpp"
#include "experiment/shared_memory.hpp"

namespace run_jobs_test {

using namespace bluelight;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using Status = RunRecord::Status;

namespace {

std::vector<Job> jobs_of(std::size_t options, std::uint64_t replications) {
  std::vector<Job> jobs;
  for (std::uint64_t r = 0; r < replications; ++r)
    for (std::size_t i = 0; i < options; ++i) jobs.push_back({i, r});
  return jobs;
}

std::map<std::uint64_t, RunRecord> run_all(std::uint64_t count, int workers,
                                           const RunLimits& limits,
                                           const std::function<RunValues(const Job&)>& work) {
  std::map<std::uint64_t, RunRecord> records;
  run_jobs(jobs_of(1, count), {workers, limits}, work,
           [&](const JobOutcome& outcome) { records[outcome.job.replication] = outcome.record; });
  return records;
}

std::size_t open_files() {
  using Entries = std::filesystem::directory_iterator;
  return static_cast<std::size_t>(std::distance(Entries{"/proc/self/fd"}, Entries{}));
}

bool has_children() { return ::waitpid(-1, nullptr, WNOHANG) >= 0 || errno != ECHILD; }

bool dies_soon(pid_t process) {
  for (int i = 0; i < 200; ++i) {
    if (::kill(process, 0) != 0) return true;
    std::this_thread::sleep_for(10ms);
  }
  return false;
}

RunValues sleep_for_ever(const Job&) {
  while (true) ::pause();
}

/// Ends the process by a signal, whatever the test framework does with signals.
void die_of(int signal) {
  ::signal(signal, SIG_DFL);
  ::raise(signal);
}

/// Pids of two sleeping runs and how many outcomes their parent got.
struct Seen {
  std::atomic<pid_t> process[2];
  std::atomic<int> outcomes;
  std::atomic<int> signal;
};

/// Until the short job is handed over and both others run.
void await_all(const Seen& seen) {
  while (seen.process[0] == 0 || seen.process[1] == 0 || seen.outcomes == 0)
    std::this_thread::sleep_for(1ms);
}

/// Forks a program that runs one short job and two that never end.
pid_t program_with_endless_jobs(Seen& seen) {
  const pid_t program = ::fork();
  if (program != 0) return program;
  const auto work = [&](const Job& job) {
    if (job.replication == 0) return RunValues{1};
    seen.process[job.replication - 1] = ::getpid();
    return sleep_for_ever(job);
  };
  try {
    run_jobs(jobs_of(1, 3), {.workers = 3}, work, [&](const JobOutcome&) { ++seen.outcomes; });
  } catch (const Interrupted& stop) {
    seen.signal = stop.signal();
    ::_exit(has_children() ? 1 : 0);
  }
  ::_exit(2);
}

}  // namespace

TEST_CASE("every job is run once, in a process of its own") {
  const auto caller = ::getpid();
  std::vector<std::pair<std::size_t, std::uint64_t>> seen;
  const auto work = [](const Job& job) {
    return RunValues{static_cast<double>(::getpid()), static_cast<double>(job.option),
                     static_cast<double>(job.replication), 1.0 / 3};
  };
  run_jobs(jobs_of(3, 7), {.workers = 2}, work, [&](const JobOutcome& outcome) {
    REQUIRE(::getpid() == caller);
    REQUIRE(outcome.record.status == Status::done);
    CHECK(outcome.record.replication == outcome.job.replication);
    CHECK(outcome.record.values[0] != caller);
    CHECK(outcome.record.values[1] == outcome.job.option);
    CHECK(outcome.record.values[2] == outcome.job.replication);
    CHECK(outcome.record.values[3] == 1.0 / 3);
    seen.emplace_back(outcome.job.option, outcome.job.replication);
  });
  std::ranges::sort(seen);
  CHECK(std::ranges::adjacent_find(seen) == seen.end());
  CHECK(seen.size() == 21);
}

TEST_CASE("no jobs, nothing to do") {
  run_jobs({}, {}, sleep_for_ever, [](const JobOutcome&) { FAIL(); });
}

TEST_CASE("a bad run loses itself only, and says why") {
  const auto work = [](const Job& job) -> RunValues {
    switch (job.replication) {
      case 0:
        throw std::runtime_error("no such hour");
      case 1:
        die_of(SIGSEGV);
        break;
      case 2:
        die_of(SIGKILL);
        break;
      case 3:
        std::_Exit(0);
      case 4:
        std::_Exit(9);
      case 5:
        throw 5;
      case 6:
        throw std::bad_alloc{};
      default:
        break;
    }
    return {2.5};
  };
  auto records = run_all(8, 2, {}, work);
  REQUIRE(records.size() == 8);
  CHECK(records[0].status == Status::crashed);
  CHECK(records[0].message == "no such hour");
  CHECK(records[1].status == Status::crashed);
  CHECK(records[1].message == "ended by signal 11 (Segmentation fault)");
  CHECK_THAT(records[2].message,
             Contains("signal 9 (Killed); the system does this when memory runs out"));
  CHECK(records[3].message == "ended without a result, exit code 0");
  CHECK(records[4].message == "ended without a result, exit code 9");
  CHECK(records[5].message == "an exception of unknown type");
  CHECK(records[6].status == Status::out_of_memory);
  CHECK(records[6].message == "memory ran out");
  CHECK(records[7].status == Status::done);
  CHECK(records[7].values == RunValues{2.5});
  for (std::uint64_t r = 0; r < 7; ++r) CHECK(records[r].values.empty());
}

TEST_CASE("a run that hangs is stopped at its time, the others are not") {
  const auto work = [](const Job& job) {
    if (job.replication == 0) ::raise(SIGSTOP);
    return job.replication == 1 ? sleep_for_ever(job) : RunValues{1};
  };
  auto records = run_all(6, 2, {.time = 300ms}, work);
  for (std::uint64_t r = 0; r < 2; ++r) {
    CHECK(records[r].status == Status::timed_out);
    CHECK(records[r].message == "stopped after 0.3 s");
  }
  for (std::uint64_t r = 2; r < 6; ++r) CHECK(records[r].status == Status::done);
}

#ifndef __SANITIZE_ADDRESS__
TEST_CASE("a run that takes too much memory is stopped, whatever the program holds itself") {
  const std::vector<double> held(20'000'000, 1.0);
  const auto work = [](const Job& job) {
    const std::vector<double> taken(job.replication == 0 ? 50'000'000 : 1'000'000, 1.0);
    return RunValues{std::accumulate(taken.begin(), taken.end(), 0.0)};
  };
  auto records = run_all(2, 2, {.memory_bytes = 100'000'000}, work);
  CHECK(records[0].status == Status::out_of_memory);
  CHECK(records[0].message == "needed more than 100 MB");
  CHECK(records[1].status == Status::done);
}
#endif

TEST_CASE("an abort under a limit of memory says what it may mean") {
  const auto work = [](const Job&) {
    die_of(SIGABRT);
    return RunValues{};
  };
  auto records = run_all(1, 1, {.memory_bytes = 1'000'000'000}, work);
  CHECK(records[0].status == Status::crashed);
  CHECK(records[0].message == "ended by signal 6 (Aborted); perhaps it needed more than 1000 MB");
}

TEST_CASE("no more runs at once than workers") {
  struct Count {
    std::atomic<int> now, most;
  };
  const test::Shared<Count> count;
  const auto work = [&](const Job&) {
    const int now = ++count->now;
    int most = count->most;
    while (most < now && !count->most.compare_exchange_weak(most, now)) {
    }
    std::this_thread::sleep_for(20ms);
    --count->now;
    return RunValues{};
  };
  run_all(12, 3, {}, work);
  CHECK(count->most == 3);
}

TEST_CASE(
    "large results arrive whole although the caller is slow, and do not use up the time of runs") {
  const auto work = [](const Job& job) {
    return RunValues(300'000, static_cast<double>(job.replication));
  };
  std::size_t count = 0;
  run_jobs(jobs_of(1, 6), {.workers = 3, .limits = {.time = 500ms}}, work,
           [&](const JobOutcome& outcome) {
             std::this_thread::sleep_for(200ms);
             REQUIRE(outcome.record.status == Status::done);
             CHECK(outcome.record.values ==
                   RunValues(300'000, static_cast<double>(outcome.job.replication)));
             ++count;
           });
  CHECK(count == 6);
}

TEST_CASE("nothing is left open and no process is left behind") {
  const auto before = open_files();
  run_all(5, 2, {}, [](const Job&) { return RunValues{1}; });
  const auto work = [](const Job& job) {
    return job.replication == 0 ? RunValues{} : sleep_for_ever(job);
  };
  CHECK_THROWS_WITH(run_jobs(jobs_of(1, 3), {.workers = 2}, work,
                             [](const JobOutcome&) { throw std::runtime_error("disk full"); }),
                    "disk full");
  CHECK(open_files() == before);
  CHECK_FALSE(has_children());
}

TEST_CASE("a caller that ignores its children's ends still learns of them") {
  const auto before = ::signal(SIGCHLD, SIG_IGN);
  auto records = run_all(2, 1, {}, [](const Job& job) {
    if (job.replication == 0) die_of(SIGABRT);
    return RunValues{1};
  });
  ::signal(SIGCHLD, before);
  CHECK(records[0].message == "ended by signal 6 (Aborted)");
  CHECK(records[1].status == Status::done);
}

TEST_CASE("killing the program ends its runs") {
  const test::Shared<Seen> seen;
  const pid_t program = program_with_endless_jobs(*seen);
  await_all(*seen);
  ::kill(program, SIGKILL);
  ::waitpid(program, nullptr, 0);
  CHECK(dies_soon(seen->process[0]));
  CHECK(dies_soon(seen->process[1]));
}

TEST_CASE("a signal to stop ends the runs and hands over what is finished") {
  const int signal = GENERATE(SIGINT, SIGTERM);
  const test::Shared<Seen> seen;
  const pid_t program = program_with_endless_jobs(*seen);
  await_all(*seen);
  ::kill(program, signal);
  int status = -1;
  ::waitpid(program, &status, 0);
  CHECK(status == 0);
  CHECK(seen->signal == signal);
  CHECK(seen->outcomes == 1);
  CHECK(dies_soon(seen->process[0]));
  CHECK(dies_soon(seen->process[1]));
}

TEST_CASE("a signal between two calls waits for the next one, or is asked for") {
  const int signal = GENERATE(SIGINT, SIGTERM);
  const HeldSignals held;
  held.throw_if_any();
  ::raise(signal);
  CHECK_THROWS_AS(held.throw_if_any(), Interrupted);
  held.throw_if_any();  // it is told once
  ::raise(signal);
  CHECK_THROWS_AS(run_jobs(jobs_of(1, 3), {.workers = 2}, sleep_for_ever, [](const JobOutcome&) {}),
                  Interrupted);
  CHECK_FALSE(has_children());
}

TEST_CASE("the loss of the fork server is reported") {
  const auto work = [](const Job& job) {
    return job.replication == 0 ? RunValues{static_cast<double>(::getppid())} : sleep_for_ever(job);
  };
  const auto kill_server = [](const JobOutcome& outcome) {
    ::kill(static_cast<pid_t>(outcome.record.values[0]), SIGKILL);
  };
  CHECK_THROWS_WITH(run_jobs(jobs_of(1, 3), {.workers = 2}, work, kill_server),
                    "the process that starts replications ended with signal 9");
  CHECK_FALSE(has_children());
}

TEST_CASE("a large program runs its jobs as well", "[slow]") {
  std::vector<char> held(1'200'000'000, 1);
  const auto records =
      run_all(20, 2, {}, [&](const Job&) { return RunValues{static_cast<double>(held[77])}; });
  for (const auto& [replication, record] : records) CHECK(record.values == RunValues{1});
  CHECK(records.size() == 20);
}

}  // namespace run_jobs_test
