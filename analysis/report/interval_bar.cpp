#include "analysis/report/interval_bar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace bluelight::report {
namespace {

/// Whether the difference has an interval that can be drawn.
bool is_drawable(const ComparedValue& value) {
  return value.difference && std::isfinite(value.difference->estimate.half_width);
}

/// Widest reach from zero of the differences in a row.
double reach_within(const ComparisonRow& row) {
  double reach = 0;
  for (const ComparedValue& value : row.options) {
    if (!is_drawable(value)) continue;
    const Estimate& estimate = value.difference->estimate;
    reach = std::max({reach, std::abs(estimate.low()), std::abs(estimate.high())});
  }
  return reach;
}

/// The scale of a row's drawings: shares of one measure have one scale, so that their points can be
/// compared.
double reach_of(const Comparison& comparison, const ComparisonRow& drawn) {
  if (drawn.unit != "1") return reach_within(drawn);
  double reach = 0;
  for (const ComparisonRow& row : comparison.rows)
    if (row.headline.family == drawn.headline.family &&
        row.headline.measure == drawn.headline.measure)
      reach = std::max(reach, reach_within(row));
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
  return interval_bar(estimate.low(), estimate.mean, estimate.high(), reach_of(comparison, row));
}

}  // namespace bluelight::report
