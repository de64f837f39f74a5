/// What the worth of a proposal hinges on: how far each uncertain input moves it alone.
#pragma once

#include <bluelight/money.hpp>
#include <bluelight/study.hpp>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace bluelight {

/// What one input, or one group of inputs that err together, does to a net present social value.
struct Swing {
  std::string name;           ///< path of the input, or name of the group
  std::vector<Input> inputs;  ///< those that are moved together
  Pounds at_low, at_high;     ///< net present social value with them at their low, at their high
  /// Value of the single input at which the net present social value is 0; none for a group, or if
  /// the input does not matter.
  std::optional<double> switching_value;

  /// How far it moves the net present social value: ≥ 0.
  Pounds reach() const;
};

/// Swings of `result.options[option]` against the baseline over its appraisal plan, each with all
/// other inputs at their central values; the widest first; those that move nothing are left out.
/// Their ranges are as they are drawn, widened by grade. Requires: 0 < option; the result has a
/// discount schedule.
std::vector<Swing> swings(const StudyResult& result, std::size_t option);

}  // namespace bluelight
