/// Counts of waiting times: exact seconds up to ten minutes, then 1 % wide; small enough for each hour of the week.
#pragma once

#include <bluelight/time.hpp>

#include <cstdint>
#include <vector>

namespace bluelight {

/// Merges exactly (integer counts). Bin 0 holds waits of 0; bin k <= 600 holds (k - 1, k] seconds; later bins grow by 1 %.
class WaitingHistogram {
 public:
  void add(Duration wait);
  void merge(const WaitingHistogram& other);
  std::uint64_t count() const { return count_; }
  /// The wait that a share `p` of the waits do not exceed, linear within a bin; NaN when empty. 0 <= p <= 1.
  double quantile(double p) const;

 private:
  std::vector<std::uint32_t> bins_;  // grows with the longest wait
  std::uint64_t count_ = 0;
};

}  // namespace bluelight
