#include <bluelight/estimate.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cassert>
#include <cmath>
#include <limits>

namespace bluelight {

namespace {

/// Mean and sum of squared deviations in one pass (Welford 1962).
class RunningMean {
 public:
  void add(double value) {
    if (std::isnan(value)) return;
    ++count_;
    const double off = value - mean_;
    mean_ += off / static_cast<double>(count_);
    squares_ += off * (value - mean_);
  }

  Estimate estimate(double confidence) const {
    constexpr double infinite = std::numeric_limits<double>::infinity();
    if (count_ == 0) return {std::numeric_limits<double>::quiet_NaN(), infinite, infinite, 0};
    if (count_ == 1) return {mean_, infinite, infinite, 1};
    const double degrees = static_cast<double>(count_ - 1);
    const double error = std::sqrt(squares_ / degrees / static_cast<double>(count_));
    return {mean_, student_t_quantile(degrees, (1 + confidence) / 2) * error, error, count_};
  }

 private:
  std::size_t count_ = 0;
  double mean_ = 0, squares_ = 0;
};

}  // namespace

Estimate estimate(std::span<const double> values, double confidence) {
  RunningMean running;
  for (const double value : values) running.add(value);
  return running.estimate(confidence);
}

Estimate paired(std::span<const double> before, std::span<const double> after, double confidence) {
  assert(before.size() == after.size());
  RunningMean running;
  for (std::size_t i = 0; i < before.size(); ++i) running.add(after[i] - before[i]);
  return running.estimate(confidence);
}

double student_t_quantile(double degrees, double p) {
  return quantile(boost::math::students_t(degrees), p);
}

}  // namespace bluelight
