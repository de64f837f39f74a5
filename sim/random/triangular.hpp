/// The triangular law, of durations as of money.
#pragma once

#include <cmath>

namespace bluelight {

/// Quantile of the triangular law on [low, high] with its mode at `mode` at 0 < u < 1.
/// Requires: low <= mode <= high.
inline double triangular_quantile(double low, double mode, double high, double u) {
  const bool rising = u * (high - low) < mode - low;
  if (rising) return low + std::sqrt(u * (high - low) * (mode - low));
  return high - std::sqrt((1 - u) * (high - low) * (high - mode));
}

}  // namespace bluelight
