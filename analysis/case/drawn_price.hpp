/// A price whose input may be drawn.
#pragma once

#include <span>

#include "analysis/case/knobs.hpp"

namespace bluelight {

/// In proportion to the input, whose value may have been shared out; where that is 0, in equal
/// parts.
struct DrawnPrice {
  double base = 0;  ///< in the central case
  KnobIndex knob = 0;
  double central = 0;  ///< value of the knob in the central case
  double parts = 1;    ///< streams that share an input of value 0

  double in(std::span<const double> values) const {
    return central == 0 ? base + values[knob] / parts : base * (values[knob] / central);
  }
};

}  // namespace bluelight
