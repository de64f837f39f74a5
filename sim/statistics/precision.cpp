#include <algorithm>
#include <bluelight/precision.hpp>
#include <cmath>
#include <limits>

namespace bluelight {
namespace {

double wanted(const PrecisionGoal& goal, const Estimate& estimate) {
  return goal.relative ? goal.half_width * std::abs(estimate.mean) : goal.half_width;
}

}  // namespace

double excess(const PrecisionGoal& goal, const Estimate& estimate) {
  if (estimate.count < 2) return std::numeric_limits<double>::infinity();
  return estimate.half_width == 0 ? 0 : estimate.half_width / wanted(goal, estimate);
}

bool is_met(const PrecisionGoal& goal, const Estimate& estimate) {
  return excess(goal, estimate) <= 1;
}

int replications_needed(const PrecisionGoal& goal, const Estimate& estimate) {
  const double ratio = std::max(1.0, excess(goal, estimate));
  if (std::isinf(ratio)) return goal.at_most;
  const double needed = std::ceil(static_cast<double>(estimate.count) * ratio * ratio);
  return static_cast<int>(std::clamp<double>(needed, goal.at_least, goal.at_most));
}

}  // namespace bluelight
