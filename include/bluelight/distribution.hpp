/// Distributions of durations, sampled by monotone inverse from one uniform a fact.
#pragma once

#include <bluelight/time.hpp>
#include <cmath>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace bluelight {

class QuantileTable;

/// The families a scenario may name.
enum class Shape {
  constant,
  exponential,
  lognormal,
  gamma,
  weibull,
  erlang,
  triangular,
  empirical
};

/// A non-negative random duration. A value: cheap to copy, immutable, safe to share between runs.
///
/// The factories require finite durations that are not negative, and the ranges they state;
/// otherwise they throw `std::invalid_argument`, which says what is wrong.
class Distribution {
 public:
  /// Always zero.
  Distribution() = default;

  /// Always `value`.
  static Distribution constant(Seconds value);
  /// Exponential with this mean.
  static Distribution exponential(Seconds mean);
  /// The exponential of a normal variable with mean `mu` and standard deviation `sigma` > 0, in
  /// log-seconds.
  static Distribution lognormal(double mu, double sigma);
  /// Gamma with density proportional to x^(shape - 1) exp(-x / scale); both > 0.
  static Distribution gamma(double shape, Seconds scale);
  /// Weibull with P(X > x) = exp(-(x / scale)^shape); both > 0.
  static Distribution weibull(double shape, Seconds scale);
  /// Sum of `stages` >= 1 equal exponential stages with this mean in all.
  static Distribution erlang(int stages, Seconds mean);
  /// Triangular; low <= mode <= high.
  static Distribution triangular(Seconds low, Seconds mode, Seconds high);
  /// The linearly interpolated sample quantile of `values`, in any order; not empty.
  static Distribution empirical(std::vector<Seconds> values);

  /// The member of the family with this mean and coefficient of variation (standard deviation /
  /// mean). Throws `std::invalid_argument` if the family has none (exponential has cv 1, erlang
  /// 1/sqrt(k), constant 0), or none with so extreme a `cv`; triangular and empirical have too many
  /// and none is chosen.
  static Distribution from_mean(Shape shape, Seconds mean, double cv);
  /// The lognormal, gamma or weibull with this median and 90th centile; `p90 > median > 0`.
  static Distribution from_quantiles(Shape shape, Seconds median, Seconds p90);

  /// The quantile of `u`; non-decreasing in `u`, up to the last digits of a double. Requires: 0 < u
  /// < 1.
  Seconds operator()(double u) const {
    if (shape_ == Shape::exponential) return Seconds{-a_ * std::log(1 - u)};
    if (shape_ == Shape::constant) return Seconds{a_};
    return quantile(u);
  }
  /// The same, rounded to microseconds.
  Duration sample(double u) const { return to_duration((*this)(u)); }

  Shape shape() const { return shape_; }
  Seconds mean() const { return mean_; }
  /// Standard deviation over mean; 0 for a constant.
  double cv() const { return cv_; }
  bool is_zero() const { return shape_ == Shape::constant && mean_.count() == 0; }
  /// The same shape with every duration multiplied by `factor` (>= 0): a lever changes the mean,
  /// not the uniform. With factor 0 it is the constant 0.
  Distribution scaled(double factor) const;
  /// "lognormal, mean 6 min, cv 0.8"
  std::string text() const;

 private:
  Distribution(Shape shape, Seconds mean, double cv) : shape_(shape), mean_(mean), cv_(cv) {}
  Seconds quantile(double u) const;

  Shape shape_ = Shape::constant;
  Seconds mean_{0};
  double cv_ = 0;
  double a_ = 0, b_ = 0, c_ = 0;  // parameters of the family, in seconds where they are durations
  std::shared_ptr<const QuantileTable> table_;         // of the standard normal or standard gamma
  std::shared_ptr<const std::vector<double>> sample_;  // sorted, seconds; of empirical
};

/// "exponential" for `Shape::exponential`, and so on.
std::string_view name_of(Shape shape);

}  // namespace bluelight
