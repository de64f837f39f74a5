// Cancels callers in every state of their story. Run under the address sanitizer in the gate.
#include <string>
#include <vector>

#include "run_rooms.hpp"

namespace cancel_test {

using namespace bluelight;
using namespace std::chrono_literals;
using bluelight::test::in_child;

namespace {

/// Says who answers when, and how many wait and work in the end.
class Log : public test::QuietObserver {
 public:
  void answered(const OfferedCall& call, Duration wait) override {
    text += std::to_string(call.caller.hash) + " at " +
            std::to_string((call.offered + wait).time_since_epoch() / 1s) + ", ";
  }
  void waiting_changed(ContactId, int now_waiting, TimePoint) override { waiting = now_waiting; }
  void staff_changed(StaffGroupId, int now_busy, int, TimePoint) override { busy = now_busy; }

  std::string text;
  int waiting = 0, busy = 0;
};

World one_handler() {
  World world = test::small_room(0.01, Seconds{100}, 1);
  world.contacts[0].operator_delay = Distribution::constant(Seconds{10});
  world.contacts[0].talk = Distribution::constant(Seconds{100});
  world.contacts[0].wrap_up = Distribution::constant(Seconds{50});
  return world;
}

/// Who are cancelled, and when.
struct Plan {
  std::vector<std::uint64_t> callers;
  Duration cancel_at;
};

/// Callers 1, 2 and 3 ring at once, so that 1 is answered at 10 s and the others wait behind.
Process ring_and_cancel(Engine& engine, Answering& answering, Plan plan) {
  answering.staff_hour({});
  ProcessId stories[4] = {};
  for (std::uint64_t caller = 1; caller <= 3; ++caller)
    stories[caller] = answering.ring({engine.now(), Entity{caller}, ContactId{0}, 0});
  co_await engine.until(TimePoint{plan.cancel_at});
  for (const std::uint64_t caller : plan.callers) engine.cancel(stories[caller]);
}

std::string after_cancel(Plan plan) {
  return in_child([&] {
    const World world = one_handler();
    Log log;
    test::run_rooms(world, log, 1h, ring_and_cancel, plan);
    return log.text + std::to_string(log.waiting) + " wait, " + std::to_string(log.busy) + " busy";
  });
}

}  // namespace

TEST_CASE("A caller is cancelled with the operator", "[room][cancel]") {
  CHECK(after_cancel({{1}, 5s}) == "2 at 10, 3 at 160, 0 wait, 0 busy");
}
TEST_CASE("A caller is cancelled in the queue", "[room][cancel]") {
  CHECK(after_cancel({{2}, 20s}) == "1 at 10, 3 at 160, 0 wait, 0 busy");
}
TEST_CASE("A caller is cancelled in conversation, and the next is answered", "[room][cancel]") {
  CHECK(after_cancel({{1}, 60s}) == "1 at 10, 2 at 60, 3 at 210, 0 wait, 0 busy");
}
TEST_CASE("A call is cancelled during wrap-up, and the handler is free", "[room][cancel]") {
  CHECK(after_cancel({{1}, 120s}) == "1 at 10, 2 at 120, 3 at 270, 0 wait, 0 busy");
}
TEST_CASE("A caller is cancelled between being granted a handler and speaking", "[room][cancel]") {
  // The first frees the handler, whom the second is granted at the same instant.
  CHECK(after_cancel({{1, 2}, 60s}) == "1 at 10, 3 at 60, 0 wait, 0 busy");
}
TEST_CASE("Callers in every state are ended with the run", "[room][cancel]") {
  CHECK(in_child([] {
          const World world = one_handler();
          Log log;
          test::run_rooms(world, log, 60s, ring_and_cancel, Plan{{3}, 500s});
          return std::to_string(log.waiting) + " wait";
        }) == "0 wait");
}

}  // namespace cancel_test
