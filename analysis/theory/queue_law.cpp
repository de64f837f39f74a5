#include "queue_law.hpp"

#include <bluelight/waiting_histogram.hpp>
#include <cmath>

namespace bluelight::theory {

double binned_quantile(const QueueLaw& law, double p) {
  const double share = p * (1 - law.abandonment);
  const auto within = [&](std::size_t bin) {
    return law.answered_within(WaitingHistogram::upper_edge(bin));
  };
  if (within(0) >= share) return 0;
  std::size_t low = 0, high = 1;
  while (within(high) < share) low = high, high *= 2;
  while (high - low > 1) {
    const std::size_t middle = (low + high) / 2;
    (within(middle) < share ? low : high) = middle;
  }
  const double below = within(low), above = within(high);
  return std::lerp(WaitingHistogram::upper_edge(low), WaitingHistogram::upper_edge(high),
                   (share - below) / (above - below));
}

}  // namespace bluelight::theory
