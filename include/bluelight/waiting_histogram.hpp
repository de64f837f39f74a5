/// Counts of waiting times: exact seconds up to ten minutes, then 1 % wide; small enough for each
/// hour of the week.
#pragma once

#include <bluelight/time.hpp>
#include <cstdint>
#include <vector>

namespace bluelight {

/// Merges exactly (integer counts). Bin 0 holds waits of 0; bin k <= 600 holds (k - 1, k] seconds;
/// later bins grow by 1 %.
class WaitingHistogram {
 public:
  /// Requires: wait >= 0.
  void add(Duration wait) {
    const std::size_t bin = wait <= fine ? seconds_up(wait) : coarse_bin(wait);
    if (bin >= bins_.size()) bins_.resize(bin + 1);
    ++bins_[bin];
    ++count_;
  }
  void merge(const WaitingHistogram& other);
  std::uint64_t count() const { return count_; }
  /// The wait in seconds that a share `p` of the waits do not exceed, linear within a bin; NaN when
  /// empty. Requires: 0 <= p <= 1.
  double quantile(double p) const;
  /// Longest wait of a bin, in seconds.
  static double upper_edge(std::size_t bin);

 private:
  static constexpr std::chrono::seconds fine{600};
  static std::size_t seconds_up(Duration wait) {
    return static_cast<std::size_t>(wait.count() + 999'999) / 1'000'000;
  }
  static std::size_t coarse_bin(Duration wait);

  std::vector<std::uint32_t> bins_;  // grows with the longest wait
  std::uint64_t count_ = 0;
};

}  // namespace bluelight
