/// What one replication says about itself: named arrays of numbers with labelled dimensions.
#pragma once

#include <bluelight/world.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace bluelight {

class Observer;

/// One axis of measures: "contact" with the names of the classes, "hour_of_week" with 168 labels.
struct Dimension {
  std::string name;
  std::vector<std::string> labels;
};

/// One measure: its meaning, and where its numbers stand in a run's values.
struct Measure {
  std::string
      family;  ///< "contact", "room", "staff", "contact_hour" …: the measures that share dimensions
  std::string name;         ///< "answer_within"
  std::string unit;         ///< "s", "1", "calls"
  std::string description;  ///< meaning, denominator, start of the clock
  std::vector<Dimension> dimensions;
  std::size_t offset = 0;  ///< of the first value in `RunValues`
  std::size_t size = 0;    ///< product of the dimensions' lengths; last dimension fastest
};

/// The measures of every run of a world: a function of the world alone.
struct MeasureLayout {
  std::vector<Measure> measures;
  std::size_t size = 0;

  /// Requires: the measure exists; throws `std::out_of_range` with its name otherwise.
  const Measure& find(std::string_view family, std::string_view name) const;
};

/// All numbers of one run in the order of its layout. NaN: not defined in this run (no call was
/// offered).
using RunValues = std::vector<double>;

/// What a measure means, whatever the world.
struct MeasureMeaning {
  std::string_view family, name, unit, description;
  bool by_hour = false;  ///< also by hour of the week, in a family of its own
};

/// Every measure there is, family by family.
std::vector<MeasureMeaning> measure_meanings();

/// The layout of the runs of `world`.
MeasureLayout measure_layout(const World& world);

/// Simulates one replication of `world`. Deterministic in its arguments. Holds SimGrid's Engine: at
/// most one call a process. Requires: `world` was checked by `read_world` or made by a lever from
/// such a world.
RunValues simulate(const World& world, std::uint64_t seed, std::uint64_t replication);

/// Tells `observer` all that happens in the replication that `simulate` measures, warm-up included.
/// Holds SimGrid's Engine as `simulate` does. Requires: as `simulate`.
void observe(const World& world, std::uint64_t seed, std::uint64_t replication, Observer& observer);

}  // namespace bluelight
