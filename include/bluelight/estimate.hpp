/// What replications together say: a mean and how far it may be off.
#pragma once

#include <cstddef>
#include <span>

namespace bluelight {

/// A mean over independent replications with its two-sided Student t interval.
struct Estimate {
  double mean = 0;
  double half_width = 0;  ///< at `confidence`; infinite with one replication
  double standard_error = 0;
  std::size_t count = 0;  ///< replications that had a value (NaN left out)
  double low() const { return mean - half_width; }
  double high() const { return mean + half_width; }
};

/// Estimate of the mean of `values`; NaN values are left out, and without any other the mean is
/// NaN. `confidence` in (0, 1).
Estimate estimate(std::span<const double> values, double confidence = 0.95);

/// Estimate of the mean of `after[i] - before[i]` (common random numbers: pairs share a
/// replication). Pairs with a NaN are left out. Requires: equal lengths. Exactly 0 ± 0 if there are
/// two pairs or more and all are equal.
Estimate paired(std::span<const double> before, std::span<const double> after,
                double confidence = 0.95);

/// Quantile of Student's t with `degrees` > 0 of freedom at 0 < p < 1 (Boost.Math).
double student_t_quantile(double degrees, double p);

}  // namespace bluelight
