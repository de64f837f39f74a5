/// A world of two rooms, and levers on it.
#pragma once

#include <bluelight/lever.hpp>
#include <stdexcept>

#include "scenario/parse.hpp"
#include "scenario/read_world.hpp"
#include "support/scenario_files.hpp"
#include "support/world_text.hpp"

namespace bluelight::test {

/// Police and fire, each with a room and one group; fire seats change at 08:00.
inline World two_rooms() {
  const std::string file = std::string(SOURCE_DIR) + "/tests/levers/two_rooms.toml";
  Problems problems;
  const World world = read_world(*parse(read_text(file), file, problems), problems);
  problems.throw_if_any();
  return world;
}

inline const Lever& lever_of(const std::string& kind) {
  for (const Lever& lever : levers()) {
    if (lever.kind == kind) return lever;
  }
  throw std::out_of_range(kind);
}

/// `world` after a lever with these keys; throws what the lever refuses.
inline World after(const World& world, const std::string& kind, const std::string& keys) {
  Problems problems;
  Node table = *parse(keys, "lever.toml", problems);
  table.path = "lever.one";
  table.set_paths();
  World changed = lever_of(kind).apply(world, table, problems);
  problems.throw_if_any();
  return changed;
}

}  // namespace bluelight::test
