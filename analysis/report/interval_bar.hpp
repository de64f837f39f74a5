/// Intervals as small drawings: a bar from low to high, a mark at the mean, a line at zero.
#pragma once

#include <bluelight/comparison.hpp>

#include "analysis/report/data.hpp"

namespace bluelight::report {

/// The drawing on a scale from -reach to +reach: positions 0 … 100 of "low", "mean", "high".
/// `false` where there is nothing to draw.
Data interval_bar(double low, double mean, double high, double reach);

/// The drawing of an option's difference in a row. All shares of a measure have one scale, so that
/// their points can be compared; every other row has its own. Requires: 0 < option < number of
/// options.
Data difference_bar(const Comparison& comparison, const ComparisonRow& row, std::size_t option);

}  // namespace bluelight::report
