/// Rooms that are rung by hand.
#pragma once

#include <bluelight/answering.hpp>
#include <utility>

#include "support/in_child.hpp"
#include "support/quiet_observer.hpp"
#include "support/worlds.hpp"

namespace bluelight::test {

/// Runs the process `story(engine, answering, told...)` in the rooms of `world` until `until`.
template <class Story, class... Told>
void run_rooms(const World& world, Observer& log, Duration until, Story story, Told... told) {
  Engine engine;
  Answering answering(engine, world, log, 1, 0);
  engine.spawn(story(engine, answering, std::move(told)...));
  engine.run(TimePoint{until});
}

}  // namespace bluelight::test
