#include <bluelight/engine.hpp>
#include <bluelight/equipment.hpp>
#include <bluelight/stream.hpp>
#include <string>

#include "support/in_child.hpp"

namespace clock_test {

using namespace bluelight;
using namespace std::chrono_literals;
using bluelight::test::in_child;

namespace {

/// Traffic of calls of which a share uses the CAD, and a CAD that fails now and then.
struct Area {
  Engine engine;
  Equipment cad{engine, "cad", 1.0, 4};
  std::string outages;
  long finished = 0, lost = 0, paper = 0;
  FramePool& frames() { return engine.frames(); }
};

Process call(Area& area, Duration talk, bool uses_cad) {
  co_await area.engine.delay(talk);
  if (!uses_cad) co_return;
  co_await area.engine.catch_up();
  const bool worked = area.cad.works();
  const bool done = co_await area.cad.execute(1.2);
  ++(done ? area.finished : worked ? area.lost : area.paper);
}

Process traffic(Area& area, int calls, double cad_share) {
  const Stream stream(7, 0, Purpose::test);
  for (int i = 0; i < calls; ++i) {
    const Uniforms u = stream(Entity{static_cast<std::uint64_t>(i)});
    co_await area.engine.delay(to_duration(Seconds{10 * u[0]}));
    area.engine.spawn(call(area, to_duration(Seconds{120 * u[1]}), u[2] < cad_share));
  }
}

Process outage(Area& area, Duration every, Duration lasting) {
  for (;;) {
    co_await area.engine.delay(every);
    co_await area.engine.catch_up();
    area.cad.turn_off();
    area.outages += "off " + std::to_string(area.engine.now().time_since_epoch().count()) + "\n";
    co_await area.engine.delay(lasting);
    co_await area.engine.catch_up();
    area.cad.turn_on();
    area.outages += "on " + std::to_string(area.engine.now().time_since_epoch().count()) + "\n";
  }
}

std::string outage_log(int calls, double cad_share, bool with_counts = false) {
  return in_child([=] {
    Area area;
    area.engine.spawn(traffic(area, calls, cad_share));
    area.engine.spawn(outage(area, Duration{500'123'457}, Duration{40'000'001}));
    area.engine.run(TimePoint{11'119s});
    return with_counts ? std::to_string(area.finished > 0) + std::to_string(area.lost > 0) +
                             std::to_string(area.paper > 0)
                       : area.outages;
  });
}

}  // namespace

TEST_CASE("Outages happen at the same instants with no, some and all calls on the platform",
          "[engine][clock]") {
  const std::string without = outage_log(0, 0);
  REQUIRE(without.substr(0, 43) == "off 500123457\non 540123458\noff 1040246915\no");
  CHECK(outage_log(2000, 0) == without);
  CHECK(outage_log(2000, 0.1) == without);
  CHECK(outage_log(2000, 1.0) == without);
}

TEST_CASE(
    "Work on the platform is finished, lost in an outage, or refused by equipment that is off",
    "[engine][clock]") {
  CHECK(outage_log(2000, 1.0, true) == "111");
}

}  // namespace clock_test
