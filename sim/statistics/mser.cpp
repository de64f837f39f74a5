#include <bluelight/mser.hpp>
#include <numeric>
#include <vector>

namespace bluelight {
namespace {

std::vector<double> batch_means(std::span<const double> series) {
  std::vector<double> means;
  for (std::size_t first = 0; first + mser_batch <= series.size(); first += mser_batch) {
    const auto batch = series.subspan(first, mser_batch);
    means.push_back(std::accumulate(batch.begin(), batch.end(), 0.0) / mser_batch);
  }
  return means;
}

}  // namespace

std::optional<std::size_t> mser5(std::span<const double> series) {
  constexpr std::size_t fewest_batches = 4;
  const std::vector<double> means = batch_means(series);
  if (means.size() < fewest_batches) return std::nullopt;
  // From the end to the start, so that each truncation adds one batch to what is left (Welford).
  double mean = 0, squares = 0, least = 0;
  std::size_t best = means.size();
  const std::size_t most = means.size() / 2;
  for (std::size_t left = 1; left <= means.size(); ++left) {
    const std::size_t cut = means.size() - left;
    const double off = means[cut] - mean;
    mean += off / static_cast<double>(left);
    squares += off * (means[cut] - mean);
    if (cut > most) continue;
    const double error = squares / (static_cast<double>(left) * static_cast<double>(left));
    if (best == means.size() || error <= least) {
      best = cut;
      least = error;
    }
  }
  if (best == most) return std::nullopt;
  return best * mser_batch;
}

}  // namespace bluelight
