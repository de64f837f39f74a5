#include <algorithm>
#include <bluelight/waiting_histogram.hpp>
#include <cmath>
#include <limits>

namespace bluelight {

namespace {

constexpr double growth = 1.01;
constexpr std::size_t fine_bins = 600;

}  // namespace

double WaitingHistogram::upper_edge(std::size_t bin) {
  if (bin <= fine_bins) return static_cast<double>(bin);
  return static_cast<double>(fine_bins) * std::pow(growth, static_cast<double>(bin - fine_bins));
}

std::size_t WaitingHistogram::coarse_bin(Duration wait) {
  const double ratio = to_seconds(wait).count() / static_cast<double>(fine_bins);
  return fine_bins + static_cast<std::size_t>(std::ceil(std::log(ratio) / std::log(growth)));
}

void WaitingHistogram::merge(const WaitingHistogram& other) {
  bins_.resize(std::max(bins_.size(), other.bins_.size()));
  for (std::size_t bin = 0; bin < other.bins_.size(); ++bin) bins_[bin] += other.bins_[bin];
  count_ += other.count_;
}

double WaitingHistogram::quantile(double p) const {
  if (count_ == 0) return std::numeric_limits<double>::quiet_NaN();
  const double rank = p * static_cast<double>(count_);
  double below = 0;
  for (std::size_t bin = 0; bin < bins_.size(); ++bin) {
    const double here = bins_[bin];
    if (here > 0 && below + here >= rank) {
      if (bin == 0) return 0;
      return std::lerp(upper_edge(bin - 1), upper_edge(bin), std::max(0.0, rank - below) / here);
    }
    below += here;
  }
  return upper_edge(bins_.size() - 1);
}

}  // namespace bluelight
