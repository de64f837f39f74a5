/// One act of collaboration: a pure function from world to world.
#pragma once

#include <bluelight/key_row.hpp>
#include <bluelight/node.hpp>
#include <bluelight/world.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bluelight {

struct Reading;

/// A kind of lever. Each stands in its own file of `sim/levers/` and is found by the registry.
struct Lever {
  std::string_view kind;         ///< "merge_rooms"
  std::string_view description;  ///< mechanism, evidence, limits: what `bluelight levers` prints
  /// The world after the lever. Reads `table` (the lever's own keys), reports every fault to
  /// `problems` and then returns the world unchanged. Costs that it adds to the world get their
  /// date from the proposal.
  World (*apply)(const World& world, const Node& table, Problems& problems);
  /// The lever's own keys, besides those that every lever has (`key_rows("proposal")`).
  std::vector<KeyRow> (*keys)();
  /// Reports the faults of the lever's own keys, as `apply` does before it acts.
  void (*check)(Reading& reading, const Node& table) = nullptr;
};

/// Every lever of the program, by kind.
std::span<const Lever> levers();

}  // namespace bluelight
