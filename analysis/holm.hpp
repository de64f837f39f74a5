/// Holm's step-down procedure: many tests, one bound on the chance of any false finding.
#pragma once

#include <bluelight/estimate.hpp>
#include <span>
#include <vector>

namespace bluelight {

/// Two-sided p-value of the hypothesis that the mean is 0. 1 with fewer than two values; 0 when all
/// values are the same and not 0.
double p_value_of_zero(const Estimate& estimate);

/// Which hypotheses are rejected at a family-wise error of `error` (Holm 1979).
std::vector<bool> holm_rejections(std::span<const double> p_values, double error);

}  // namespace bluelight
