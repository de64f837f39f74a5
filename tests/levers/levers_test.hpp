/// A world of two rooms, and levers on it.
#pragma once

#include <bluelight/lever.hpp>
#include <stdexcept>

#include "scenario/parse.hpp"
#include "scenario/read_world.hpp"
#include "support/scenario_files.hpp"
#include "support/world_text.hpp"

namespace bluelight::test {

/// A world of this folder.
inline World world_in(const std::string& name) {
  const std::string file = std::string(SOURCE_DIR) + "/tests/levers/" + name;
  Problems problems;
  const World world = read_world(*parse(read_text(file), file, problems), problems);
  problems.throw_if_any();
  return world;
}

/// Police and fire, each with a room and one group; fire seats change at 08:00.
inline World two_rooms() { return world_in("two_rooms.toml"); }

/// Police, fire and ambulance, with desks, transfers by telephone, and incidents that need all.
inline World joint_incidents() { return world_in("joint_incidents.toml"); }

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
