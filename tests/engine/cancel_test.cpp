// Cancels a process in every state it can be in. Meant for the address sanitizer: a frame or a
// wake-up that is used after its end is an error there.
#include <bluelight/engine.hpp>
#include <bluelight/equipment.hpp>
#include <bluelight/race.hpp>
#include <bluelight/signal.hpp>
#include <functional>
#include <memory>
#include <string>

#include "support/in_child.hpp"

namespace cancel_test {

using namespace bluelight;
using namespace std::chrono_literals;
using bluelight::test::in_child;

namespace {

struct Scene {
  Engine engine;
  Signal signal{engine};
  Equipment cad{engine, "cad", 1.0, 1};
  std::string log;
  FramePool& frames() { return engine.frames(); }
};

/// Says in the log that the frame it lives in was destroyed.
struct Witness {
  Scene& scene;
  ~Witness() { scene.log += "gone "; }
};

Process in_delay(Scene& scene) {
  Witness witness{scene};
  co_await scene.engine.delay(50s);
  scene.log += "woke ";
}
Process in_signal(Scene& scene) {
  Witness witness{scene};
  co_await scene.signal;
  scene.log += "woke ";
}
Process in_race(Scene& scene) {
  Witness witness{scene};
  co_await Race(scene.engine, Deadline{scene.engine, TimePoint{40s}}, scene.signal);
  scene.log += "woke ";
}
Process in_catch_up(Scene& scene) {
  Witness witness{scene};
  co_await scene.engine.catch_up();
  scene.log += "woke ";
}
Process in_execution(Scene& scene) {
  Witness witness{scene};
  co_await scene.engine.catch_up();
  co_await scene.cad.execute(30);
  scene.log += "woke ";
}
Process waiting_behind(Scene& scene) {
  Witness witness{scene};
  co_await scene.engine.delay(Duration{10s});
  scene.log += "woke ";
}

Process canceller(Scene& scene, ProcessId whom, Duration after, bool fire_first) {
  co_await scene.engine.until(TimePoint{after}).before_others();
  if (fire_first) scene.signal.fire();
  scene.engine.cancel(whom);
  scene.log += scene.engine.alive(whom) ? "alive " : "dead ";
  scene.engine.cancel(whom);
  if (!fire_first) scene.signal.fire();
}

/// Begins a story and cancels it before anything else can happen.
Process spawner(Scene& scene, Process (*story)(Scene&)) {
  co_await scene.engine.delay(9s);
  const ProcessId whom = scene.engine.spawn(story(scene));
  scene.engine.cancel(whom);
  scene.log += scene.engine.alive(whom) ? "alive " : "dead ";
}

/// Says whether the process it lives in still waits while it is destroyed.
struct Asker {
  Scene& scene;
  Token token;
  ~Asker() { scene.log += scene.engine.waits(token) ? "waits " : "gone "; }
};

struct AskedWait {
  Asker& asker;
  bool await_ready() const { return false; }
  void await_suspend(std::coroutine_handle<> handle) const {
    asker.token = asker.scene.engine.suspend(handle);
  }
  void await_resume() const {}
};

Process in_asked_wait(Scene& scene) {
  Asker asker{scene, {}};
  co_await AskedWait{asker};
}

std::string cancelled(Process (*story)(Scene&), Duration after, bool fire_first = false) {
  return in_child([=] {
    auto scene = std::make_unique<Scene>();
    const ProcessId whom = scene->engine.spawn(story(*scene));
    scene->engine.spawn(canceller(*scene, whom, after, fire_first));
    scene->engine.run(TimePoint{100s});
    return scene->log + std::to_string(scene->engine.now().time_since_epoch() / 1s);
  });
}

}  // namespace

TEST_CASE("A process is cancelled while it waits for time", "[engine][cancel]") {
  CHECK(cancelled(in_delay, 10s) == "gone dead 100");
}
TEST_CASE("A process is cancelled while it waits for a signal", "[engine][cancel]") {
  CHECK(cancelled(in_signal, 10s) == "gone dead 100");
}
TEST_CASE("A process is cancelled between the signal and its waking", "[engine][cancel]") {
  CHECK(cancelled(in_signal, 10s, true) == "gone dead 100");
}
TEST_CASE("A process is cancelled in a race", "[engine][cancel]") {
  CHECK(cancelled(in_race, 10s) == "gone dead 100");
}
TEST_CASE("A process is cancelled between winning a race and waking", "[engine][cancel]") {
  CHECK(cancelled(in_race, 10s, true) == "gone dead 100");
}
TEST_CASE("A process is cancelled while its work is on the platform", "[engine][cancel]") {
  CHECK(cancelled(in_execution, 10s) == "gone dead 100");
}
TEST_CASE("A process is cancelled at the instant at which its timer is due", "[engine][cancel]") {
  CHECK(cancelled(waiting_behind, 10s) == "gone dead 100");
}
TEST_CASE("A process that has ended is cancelled without effect", "[engine][cancel]") {
  CHECK(cancelled(waiting_behind, 20s) == "woke gone dead 100");
}
TEST_CASE("A process that waits for SimGrid's clock is cancelled", "[engine][cancel]") {
  CHECK(in_child([] {
          Scene scene;
          scene.engine.spawn(spawner(scene, in_catch_up));
          scene.engine.run(TimePoint{100s});
          return scene.log;
        }) == "gone dead ");
}
TEST_CASE("A process that never began is destroyed", "[engine][cancel]") {
  CHECK(in_child([] {
          Scene scene;
          { const Process never_begun = in_delay(scene); }
          return scene.log + "x";
        }) == "x");
}
TEST_CASE("What a process gives back as it is destroyed cannot go to itself", "[engine][cancel]") {
  CHECK(cancelled(in_asked_wait, 10s) == "gone dead 100");
  CHECK(in_child([] {
          Scene scene;
          scene.engine.spawn(in_asked_wait(scene));
          scene.engine.run(TimePoint{100s});
          scene.engine.end();
          return scene.log;
        }) == "gone ");
}
TEST_CASE("The processes left at the end are destroyed in order of their places",
          "[engine][cancel]") {
  CHECK(in_child([] {
          std::string log;
          {
            Scene scene;
            scene.engine.spawn(in_delay(scene));
            scene.engine.spawn(in_signal(scene));
            scene.engine.spawn(in_execution(scene));
            scene.engine.run(TimePoint{10s});
            scene.engine.end();
            log = scene.log;
          }
          return log;
        }) == "gone gone gone ");
}

}  // namespace cancel_test
