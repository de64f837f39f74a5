/// Silent and accidental callers who hang up before the answer.
#include <vector>

#include "run_rooms.hpp"

namespace hang_up_test {

using namespace bluelight;
using namespace std::chrono_literals;
using bluelight::test::in_child;

namespace {

/// Writes "second:answered", "second:gave up" and "second:free".
class Log : public test::QuietObserver {
 public:
  void answered(const OfferedCall& call, Duration wait) override {
    answered_ = call.offered + wait;
    note(answered_, "answered");
  }
  void abandoned(const OfferedCall& call, Duration wait) override {
    note(call.offered + wait, "gave up");
  }
  void handled(const OfferedCall&, Duration time) override { note(answered_ + time, "free"); }
  const std::string& text() const { return text_; }

 private:
  void note(TimePoint when, const std::string& what) {
    text_ +=
        (text_.empty() ? "" : ", ") + std::to_string(when.time_since_epoch() / 1s) + ":" + what;
  }

  TimePoint answered_;
  std::string text_;
};

/// One handler; talk of 100 s and patience of 30 s, or calls that hang up after 20 s and take 300
/// s.
World one_handler() {
  World world = test::small_room(0.01, Seconds{100}, 1);
  world.contacts[0].talk = Distribution::constant(Seconds{100});
  world.contacts[0].patience = Distribution::constant(Seconds{30});
  world.calls.push_back(world.calls[0]);
  world.calls[1].name = "silent";
  world.calls[1].hangs_up =
      HangUp{Distribution::constant(Seconds{20}), Distribution::constant(Seconds{300})};
  return world;
}

struct Ring {
  int second;
  std::uint32_t calls;  ///< position in `World::calls` plus one
};

Process ring_all(Engine& engine, Answering& answering, std::vector<Ring> rings) {
  answering.staff_hour({});
  std::uint64_t number = 0;
  for (const Ring ring : rings) {
    co_await engine.until(TimePoint{std::chrono::seconds{ring.second}});
    FirstCall call;
    call.at = engine.now();
    call.caller = Entity{++number};
    call.calls = ring.calls;
    answering.ring(call);
  }
}

std::string story(const World& world, std::vector<Ring> rings) {
  return in_child([&] {
    Log log;
    test::run_rooms(world, log, 1h, ring_all, rings);
    return log.text();
  });
}

}  // namespace

TEST_CASE("A silent call that is answered before the caller hangs up is talk like any other",
          "[room]") {
  CHECK(story(one_handler(), {{0, 2}}) == "0:answered, 100:free");
  CHECK(story(one_handler(), {{0, 1}, {80, 2}}) == "0:answered, 100:free, 100:answered, 200:free");
}

TEST_CASE("Who has hung up before the answer is rung back, and the call waits without patience",
          "[room]") {
  CHECK(story(one_handler(), {{0, 1}, {79, 2}}) == "0:answered, 100:free, 100:answered, 400:free");
  CHECK(story(one_handler(), {{0, 1}, {10, 2}}) == "0:answered, 100:free, 100:answered, 400:free");
  CHECK(story(one_handler(), {{0, 1}, {10, 1}}) == "0:answered, 40:gave up, 100:free");
}

TEST_CASE("Who has hung up decides nothing: no balking, no call back, no second try", "[room]") {
  World world = one_handler();
  const std::string waits = "0:answered, 100:free, 100:answered, 400:free";
  world.contacts[0].balking = 1;
  CHECK(story(world, {{0, 1}, {10, 2}}) == waits);
  world.contacts[0].balking = 0;
  world.contacts[0].call_back = CallBack{30s, 1, 0, 1, Distribution::constant(Seconds{0}), 1};
  CHECK(story(world, {{0, 1}, {10, 2}}) == waits);
  world.contacts[0].call_back.reset();
  world.contacts[0].redial = Redial{1, Distribution::constant(Seconds{500}), 3};
  world.rooms[0].queue_limit = 0;
  CHECK(story(world, {{0, 1}, {10, 2}}) == "0:answered, 10:gave up, 100:free");
}

}  // namespace hang_up_test
