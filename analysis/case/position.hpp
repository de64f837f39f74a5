/// Where an input stands within its range, when its ends were simulated and what lies between was
/// not.
#pragma once

#include <span>

#include "analysis/case/knobs.hpp"

namespace bluelight {

/// What moves in proportion to the distance from the centre, with a change of its own at each end.
struct Ends {
  double low = 0, high = 0;  ///< change while the input is at this end
};

/// An input between the ends at which it was simulated.
struct Position {
  KnobIndex knob = 0;
  double value = 0;          ///< in the central case
  double low = 0, high = 0;  ///< ends that were simulated; the knob's own may be wider

  /// -1 at `low`, 0 at `value`, 1 at `high`, straight between and beyond.
  double in(std::span<const double> values) const {
    const double away = values[knob] - value;
    if (away > 0) return high > value ? away / (high - value) : 0;
    return value > low ? away / (value - low) : 0;
  }
};

/// The share of `ends` that acts at a position.
inline double change_at(const Ends& ends, double position) {
  return position < 0 ? -position * ends.low : position * ends.high;
}

/// The position of a group of inputs that err together is that of its first input with a range; all
/// its inputs get their knobs. Requires: one of `varied.inputs` has a range.
Position position_of(const VariedInput& varied, Knobs& knobs);

/// The knobs of all inputs of `varied` that have a range.
std::vector<KnobIndex> knobs_of(const VariedInput& varied, Knobs& knobs);

}  // namespace bluelight
