#include <bluelight/share_within.hpp>

namespace bluelight {

double share_within(const Distribution& distribution, Duration longest) {
  constexpr int steps = 40;
  double low = 0, high = 1;
  for (int step = 0; step < steps; ++step) {
    const double middle = (low + high) / 2;
    (distribution.sample(middle) <= longest ? low : high) = middle;
  }
  return low;
}

}  // namespace bluelight
