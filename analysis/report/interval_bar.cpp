#include "analysis/report/interval_bar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace bluelight::report {
namespace {

/// What a difference is divided by before it is drawn.
double divisor_of(const ComparisonRow& row) {
  const double baseline = std::abs(row.options.front().estimate.mean);
  return row.unit == "1" || !(baseline > 0) ? 1 : baseline;
}

/// Whether the difference has an interval that can be drawn.
bool is_drawable(const ComparedValue& value) {
  return value.difference && std::isfinite(value.difference->estimate.half_width);
}

/// Widest reach from zero of the differences of one measure over all labels and proposals.
double reach_of(const Comparison& comparison, const Headline& headline) {
  double reach = 0;
  for (const ComparisonRow& row : comparison.rows) {
    if (row.headline.family != headline.family || row.headline.measure != headline.measure) continue;
    for (const ComparedValue& value : row.options) {
      if (!is_drawable(value)) continue;
      const Estimate& estimate = value.difference->estimate;
      reach = std::max({reach, std::abs(estimate.low()) / divisor_of(row), std::abs(estimate.high()) / divisor_of(row)});
    }
  }
  return reach;
}

}  // namespace

Data interval_bar(double low, double mean, double high, double reach) {
  if (!(reach > 0) || !std::isfinite(low) || !std::isfinite(high)) return false;
  const auto place = [reach](double value) {
    return fmt::format("{:.1f}", 50 + 48 * std::clamp(value / reach, -1.0, 1.0));
  };
  return record({{"low", place(low)}, {"mean", place(mean)}, {"high", place(high)}});
}

Data difference_bar(const Comparison& comparison, const ComparisonRow& row, std::size_t option) {
  if (!is_drawable(row.options[option])) return false;
  const Estimate& estimate = row.options[option].difference->estimate;
  const double divisor = divisor_of(row);
  return interval_bar(estimate.low() / divisor, estimate.mean / divisor, estimate.high() / divisor,
                      reach_of(comparison, row.headline));
}

}  // namespace bluelight::report
