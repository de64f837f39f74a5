#include "analysis/report/interval_bar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace bluelight::report {

double reach_of(const Comparison& comparison, const Headline& headline) {
  double reach = 0;
  for (const ComparisonRow& row : comparison.rows) {
    if (row.headline.family != headline.family || row.headline.measure != headline.measure) continue;
    for (const ComparedValue& value : row.options) {
      if (!value.difference || !std::isfinite(value.difference->estimate.half_width)) continue;
      const Estimate& estimate = value.difference->estimate;
      reach = std::max({reach, std::abs(estimate.low()), std::abs(estimate.high())});
    }
  }
  return reach;
}

Data interval_bar(double low, double mean, double high, double reach) {
  if (!(reach > 0) || !std::isfinite(low) || !std::isfinite(high)) return false;
  const auto place = [reach](double value) {
    return fmt::format("{:.1f}", 50 + 48 * std::clamp(value / reach, -1.0, 1.0));
  };
  return record({{"low", place(low)}, {"mean", place(mean)}, {"high", place(high)}});
}

Data interval_bar(const Estimate& estimate, double reach) {
  return interval_bar(estimate.low(), estimate.mean, estimate.high(), reach);
}

}  // namespace bluelight::report
