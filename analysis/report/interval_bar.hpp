/// Intervals as small drawings: a bar from low to high, a dot at the mean, a line at zero.
#pragma once

#include "analysis/report/data.hpp"

#include <bluelight/comparison.hpp>

namespace bluelight::report {

/// Widest reach from zero of the differences of one measure over all labels and proposals: the drawings' scale.
double reach_of(const Comparison& comparison, const Headline& headline);

/// The drawing on a scale from -reach to +reach: positions 0 … 100 of "low", "mean", "high".
/// `false` where there is nothing to draw.
Data interval_bar(double low, double mean, double high, double reach);
/// The drawing of an estimate's interval.
Data interval_bar(const Estimate& estimate, double reach);

}  // namespace bluelight::report
