#include <bluelight/engine.hpp>
#include <bluelight/equipment.hpp>
#include <bluelight/race.hpp>
#include <bluelight/signal.hpp>
#include <bluelight/staffed_pool.hpp>
#include <bluelight/waiting_line.hpp>
#include <stdexcept>
#include <string>

#include "support/in_child.hpp"

namespace engine_test {

using namespace bluelight;
using namespace std::chrono_literals;
using bluelight::test::in_child;

namespace {

/// A run with a log of "instant in seconds:word".
struct Run {
  Engine engine;
  std::string log;

  FramePool& frames() { return engine.frames(); }
  void note(const std::string& word) {
    const auto us = engine.now().time_since_epoch().count();
    log += (log.empty() ? "" : " ") + std::to_string(us / 1'000'000) + ":" + word;
  }
};

Process speaker(Run& run, std::string name, Duration pause, int times) {
  for (int i = 0; i < times; ++i) {
    co_await run.engine.delay(pause);
    run.note(name);
  }
}

Process at_hour(Run& run, std::string name) {
  co_await run.engine.until(TimePoint{5s}).before_others();
  run.note(name);
}

Process worker(Run& run) {
  TimePoint due = run.engine.now() + 10s;
  if (co_await run.engine.until(due) == Wake::interrupted) {
    const auto left = due - run.engine.now();
    run.note("interrupted, left " + std::to_string(left / 1s));
    co_await run.engine.delay(2s);
    co_await run.engine.delay(left);
  }
  run.note("done");
}

Process interrupter(Run& run, ProcessId whom) {
  co_await run.engine.delay(4s);
  run.note(run.engine.interrupt(whom) ? "hit" : "missed");
  co_await run.engine.delay(20s);
  run.note(run.engine.interrupt(whom) ? "hit" : "missed");
}

Process racer(Run& run, Signal& signal) {
  const std::size_t first = co_await Race(run.engine, Deadline{run.engine, TimePoint{7s}}, signal);
  run.note(first == 0 ? "deadline" : "signal");
  const std::size_t second = co_await Race(run.engine, Deadline{run.engine, TimePoint{7s}}, signal);
  run.note(second == 0 ? "deadline" : "signal");
}

Process firer(Run& run, Signal& signal, Duration after) {
  co_await run.engine.delay(after);
  signal.fire();
}

Process thrower(Run& run) {
  co_await run.engine.delay(1s);
  throw std::runtime_error("broken story");
}

}  // namespace

TEST_CASE("Processes interleave by time, then by order of scheduling", "[engine]") {
  CHECK(in_child([] {
          Run run;
          run.engine.spawn(speaker(run, "a", 2s, 3));
          run.engine.spawn(speaker(run, "b", 3s, 2));
          run.engine.run(TimePoint{100s});
          return run.log;
        }) == "2:a 3:b 4:a 6:b 6:a");
}

TEST_CASE("The end of a run is exclusive and later events do not happen", "[engine]") {
  CHECK(in_child([] {
          Run run;
          run.engine.spawn(speaker(run, "a", 2s, 30));
          run.engine.run(TimePoint{6s});
          return run.log + " | " + std::to_string(run.engine.now().time_since_epoch() / 1s);
        }) == "2:a 4:a | 6");
}

TEST_CASE("Calendar events come before others of their instant", "[engine]") {
  CHECK(in_child([] {
          Run run;
          run.engine.spawn(speaker(run, "call", 5s, 1));
          run.engine.spawn(at_hour(run, "roster"));
          run.engine.run(TimePoint{100s});
          return run.log;
        }) == "5:roster 5:call");
}

TEST_CASE("Work in progress can be interrupted and resumed", "[engine]") {
  CHECK(in_child([] {
          Run run;
          const ProcessId whom = run.engine.spawn(worker(run));
          run.engine.spawn(interrupter(run, whom));
          run.engine.run(TimePoint{100s});
          return run.log;
        }) == "4:hit 4:interrupted, left 6 12:done 24:missed");
}

TEST_CASE("The first contestant of a race counts", "[engine]") {
  CHECK(in_child([] {
          Run run;
          Signal signal(run.engine);
          run.engine.spawn(racer(run, signal));
          run.engine.spawn(firer(run, signal, 3s));
          run.engine.run(TimePoint{100s});
          return run.log;
        }) == "3:signal 7:deadline");
}

TEST_CASE("What a process throws ends the run and reaches its caller", "[engine]") {
  CHECK(in_child([]() -> std::string {
          Run run;
          run.engine.spawn(thrower(run));
          run.engine.spawn(speaker(run, "a", 2s, 3));
          try {
            run.engine.run(TimePoint{100s});
          } catch (const std::runtime_error& error) {
            return error.what() + run.log;
          }
          return "no error";
        }) == "broken story");
}

TEST_CASE("A waiting line serves by priority, then age, and skips who gave up", "[engine]") {
  struct Caller {
    static Process wait(Run& run, WaitingLine<Run>& line, int priority, std::string name,
                        Duration patience) {
      struct Join {
        Run& run;
        WaitingLine<Run>& line;
        int priority;
        Duration patience;
        bool await_ready() const { return false; }
        void await_suspend(std::coroutine_handle<> handle) {
          const Token token = run.engine.suspend(handle);
          line.join(priority, {token, run.engine.now(), &run});
          run.engine.wake(run.engine.now() + patience, token, Wake::timer);
        }
        Wake await_resume() const { return run.engine.woken_by(); }
      };
      const Wake why = co_await Join{run, line, priority, patience};
      run.note(name + (why == Wake::granted ? " served" : " gave up"));
    }
    static Process server(Run& run, WaitingLine<Run>& line) {
      for (;;) {
        co_await run.engine.delay(2s);
        if (const auto* first = line.front())
          run.engine.wake(run.engine.now(), run.engine.claim(first->token), Wake::granted);
      }
    }
  };
  CHECK(in_child([] {
          Run run;
          WaitingLine<Run> line(run.engine);
          run.engine.spawn(Caller::wait(run, line, 2, "101", 60s));
          run.engine.spawn(Caller::wait(run, line, 1, "impatient", 1s));
          run.engine.spawn(Caller::wait(run, line, 1, "999 first", 60s));
          run.engine.spawn(Caller::wait(run, line, 1, "999 second", 60s));
          run.engine.spawn(Caller::server(run, line));
          run.engine.run(TimePoint{9s});
          return run.log;
        }) == "1:impatient gave up 2:999 first served 4:999 second served 6:101 served");
}

TEST_CASE("A pool that shrinks lets work in hand finish", "[engine]") {
  StaffedPool pool;
  pool.resize(2);
  pool.take();
  pool.take();
  CHECK_FALSE(pool.free());
  pool.resize(1);
  CHECK(pool.over());
  pool.give_back();
  CHECK_FALSE(pool.over());
  CHECK_FALSE(pool.free());
  pool.give_back();
  CHECK(pool.free());
}

TEST_CASE("Half a million wake-ups are each carried out once", "[engine]") {
  CHECK(in_child([] {
          Run run;
          for (int i = 0; i < 100; ++i) run.engine.spawn(speaker(run, "", Duration{100 + i}, 5000));
          run.engine.run(TimePoint{100s});
          return std::to_string(run.engine.events());
        }) == "500000");
}

}  // namespace engine_test
