#include "analysis/case/position.hpp"

#include <algorithm>

namespace bluelight {
namespace {

bool has_range(const Input& input) { return input.low < input.high; }

}  // namespace

Position position_of(const VariedInput& varied, Knobs& knobs) {
  const Input& first = *std::find_if(varied.inputs.begin(), varied.inputs.end(), has_range);
  return {.knob = knobs.add(first), .value = first.value, .low = first.low, .high = first.high};
}

std::vector<KnobIndex> knobs_of(const VariedInput& varied, Knobs& knobs) {
  std::vector<KnobIndex> all;
  for (const Input& input : varied.inputs)
    if (has_range(input)) all.push_back(knobs.add(input));
  return all;
}

}  // namespace bluelight
