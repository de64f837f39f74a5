/// Distributions of durations, sampled by monotone inverse from one uniform a fact.
#pragma once

#include <bluelight/time.hpp>

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace bluelight {

/// The families a scenario may name.
enum class Shape { constant, exponential, lognormal, gamma, weibull, erlang, triangular, empirical };

/// A non-negative random duration. A value: cheap to copy, immutable, safe to share between runs.
class Distribution {
 public:
  /// Always zero.
  Distribution();

  /// Factories. All durations must be finite and not negative; otherwise `std::invalid_argument` says which.
  static Distribution constant(Seconds value);
  static Distribution exponential(Seconds mean);
  static Distribution lognormal(double mu, double sigma);          ///< of log-seconds; sigma > 0
  static Distribution gamma(double shape, Seconds scale);          ///< both > 0
  static Distribution weibull(double shape, Seconds scale);        ///< both > 0
  static Distribution erlang(int stages, Seconds mean);            ///< stages >= 1
  static Distribution triangular(Seconds low, Seconds mode, Seconds high);
  static Distribution empirical(std::vector<Seconds> values);      ///< inverse of the linearly interpolated sample; not empty

  /// The member of the family with this mean and coefficient of variation (standard deviation / mean).
  /// Throws `std::invalid_argument` if the family has none (exponential has cv 1, erlang 1/sqrt(k), constant 0).
  static Distribution from_mean(Shape shape, Seconds mean, double cv);
  /// The lognormal, gamma or weibull with this median and 90th centile; `p90 > median > 0`.
  static Distribution from_quantiles(Shape shape, Seconds median, Seconds p90);

  /// The quantile of `u`; non-decreasing in `u`. Requires: 0 < u < 1.
  Seconds operator()(double u) const;
  /// The same, rounded to microseconds.
  Duration sample(double u) const { return to_duration((*this)(u)); }

  Shape shape() const { return shape_; }
  Seconds mean() const { return mean_; }
  /// Standard deviation over mean; 0 for a constant.
  double cv() const { return cv_; }
  bool is_zero() const { return shape_ == Shape::constant && mean_.count() == 0; }
  /// The same shape with every duration multiplied by `factor` (>= 0): a lever changes the mean, not the uniform.
  Distribution scaled(double factor) const;
  /// "lognormal, mean 6 min, cv 0.8"
  std::string text() const;

 private:
  struct Table;  // quantiles of a standard member at knots, and the exact tail
  Shape shape_ = Shape::constant;
  Seconds mean_{0};
  double cv_ = 0;
  double a_ = 0, b_ = 0, c_ = 0;  // parameters of the family, in seconds where they are durations
  std::shared_ptr<const Table> table_;
};

/// "exponential" for `Shape::exponential`, and so on.
std::string_view name_of(Shape shape);

}  // namespace bluelight
