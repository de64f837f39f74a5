#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bluelight/distribution.hpp>
#include <numeric>
#include <stdexcept>

#include "quantile_table.hpp"
#include "triangular.hpp"

namespace bluelight {

namespace {

[[noreturn]] void refuse(Shape shape, const std::string& reason) {
  throw std::invalid_argument(fmt::format("{}: {}", name_of(shape), reason));
}

void need_duration(Shape shape, std::string_view what, Seconds value) {
  if (!std::isfinite(value.count()) || value.count() < 0)
    refuse(shape,
           fmt::format("{} must be finite and not negative, received {} s", what, value.count()));
}

void need_positive(Shape shape, std::string_view what, double value) {
  if (!std::isfinite(value) || value <= 0)
    refuse(shape, fmt::format("{} must be finite and positive, received {}", what, value));
}

/// The shape parameter at which `excess`, a function of its logarithm, is 0.
double solve_shape(Shape shape, const std::function<double(double)>& excess) {
  const double logarithm = root(excess, std::log(1e-2), std::log(1e6));
  if (std::isnan(logarithm)) refuse(shape, "no member of the family is so narrow or so wide");
  return std::exp(logarithm);
}

/// 1 + cv² of a Weibull distribution, as a logarithm.
double weibull_log_second_moment(double shape) {
  return std::lgamma(1 + 2 / shape) - 2 * std::lgamma(1 + 1 / shape);
}

/// Mean and variance of the density that is uniform between neighbours of `sorted`, all gaps alike.
std::array<double, 2> interpolated_moments(const std::vector<double>& sorted) {
  if (sorted.size() == 1) return {sorted.front(), 0};
  double first = 0, second = 0;
  for (std::size_t k = 0; k + 1 < sorted.size(); ++k) {
    const double a = sorted[k], b = sorted[k + 1];
    first += (a + b) / 2;
    second += (a * a + a * b + b * b) / 3;
  }
  const double gaps = static_cast<double>(sorted.size() - 1);
  first /= gaps;
  return {first, std::max(0.0, second / gaps - first * first)};
}

double cv_of(double mean, double variance) { return mean > 0 ? std::sqrt(variance) / mean : 0; }

std::string duration_text(Seconds value) {
  constexpr std::array units{std::pair{86400.0, "days"}, std::pair{3600.0, "h"},
                             std::pair{60.0, "min"}};
  for (const auto& [size, name] : units)
    if (value.count() >= size * (1 - 1e-9))
      return fmt::format("{:.4g} {}", value.count() / size, name);
  return fmt::format("{:.4g} s", value.count());
}

double empirical_quantile(double u, const std::vector<double>& sorted) {
  const double place = u * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  if (below + 1 >= sorted.size()) return sorted.back();
  return std::lerp(sorted[below], sorted[below + 1], place - static_cast<double>(below));
}

}  // namespace

Distribution Distribution::constant(Seconds value) {
  need_duration(Shape::constant, "value", value);
  Distribution result(Shape::constant, value, 0);
  result.a_ = value.count();
  return result;
}

Distribution Distribution::exponential(Seconds mean) {
  need_duration(Shape::exponential, "mean", mean);
  Distribution result(Shape::exponential, mean, 1);
  result.a_ = mean.count();
  return result;
}

Distribution Distribution::lognormal(double mu, double sigma) {
  need_positive(Shape::lognormal, "sigma", sigma);
  const double mean = std::exp(mu + sigma * sigma / 2);
  if (!std::isfinite(mean)) refuse(Shape::lognormal, "mean must be finite");
  Distribution result(Shape::lognormal, Seconds{mean}, std::sqrt(std::expm1(sigma * sigma)));
  result.a_ = mu;
  result.b_ = sigma;
  result.table_ = standard_normal_table();
  return result;
}

Distribution Distribution::gamma(double shape, Seconds scale) {
  need_positive(Shape::gamma, "shape", shape);
  need_positive(Shape::gamma, "scale", scale.count());
  Distribution result(Shape::gamma, shape * scale, 1 / std::sqrt(shape));
  result.a_ = shape;
  result.b_ = scale.count();
  result.table_ = standard_gamma_table(shape);
  return result;
}

Distribution Distribution::weibull(double shape, Seconds scale) {
  need_positive(Shape::weibull, "shape", shape);
  need_positive(Shape::weibull, "scale", scale.count());
  const double cv = std::sqrt(std::expm1(weibull_log_second_moment(shape)));
  Distribution result(Shape::weibull, scale * std::tgamma(1 + 1 / shape), cv);
  result.a_ = 1 / shape;
  result.b_ = scale.count();
  return result;
}

Distribution Distribution::erlang(int stages, Seconds mean) {
  need_positive(Shape::erlang, "stages", stages);
  need_positive(Shape::erlang, "mean", mean.count());
  Distribution result = gamma(stages, mean / stages);
  result.shape_ = Shape::erlang;
  return result;
}

Distribution Distribution::triangular(Seconds low, Seconds mode, Seconds high) {
  for (const Seconds corner : {low, mode, high}) need_duration(Shape::triangular, "corner", corner);
  if (low > mode || mode > high) refuse(Shape::triangular, "low <= mode <= high must hold");
  const double a = low.count(), b = mode.count(), c = high.count();
  const double variance = (a * a + b * b + c * c - a * b - a * c - b * c) / 18;
  const double mean = (a + b + c) / 3;
  Distribution result(Shape::triangular, Seconds{mean}, cv_of(mean, variance));
  result.a_ = a;
  result.b_ = b;
  result.c_ = c;
  return result;
}

Distribution Distribution::empirical(std::vector<Seconds> values) {
  if (values.empty()) refuse(Shape::empirical, "at least one value is needed");
  std::vector<double> sorted;
  for (const Seconds value : values) {
    need_duration(Shape::empirical, "each value", value);
    sorted.push_back(value.count());
  }
  std::sort(sorted.begin(), sorted.end());
  const auto [mean, variance] = interpolated_moments(sorted);
  Distribution result(Shape::empirical, Seconds{mean}, cv_of(mean, variance));
  result.a_ = 1;
  result.sample_ = std::make_shared<const std::vector<double>>(std::move(sorted));
  return result;
}

Distribution Distribution::from_mean(Shape shape, Seconds mean, double cv) {
  need_duration(shape, "mean", mean);
  if (!std::isfinite(cv) || cv < 0) refuse(shape, "cv must be finite and not negative");
  const auto only = [&](bool right, std::string_view value) {
    if (!right) refuse(shape, fmt::format("cv must be {}, received {}", value, cv));
  };
  switch (shape) {
    case Shape::constant:
      return only(cv == 0, "0"), constant(mean);
    case Shape::exponential:
      return only(cv == 1, "1"), exponential(mean);
    case Shape::triangular:
    case Shape::empirical:
      refuse(shape, "a mean and a cv do not determine it");
    default:
      break;
  }
  need_positive(shape, "mean", mean.count());
  need_positive(shape, "cv", cv);
  const double variance = cv * cv;
  if (shape == Shape::lognormal) {
    const double sigma = std::sqrt(std::log1p(variance));
    return lognormal(std::log(mean.count()) - sigma * sigma / 2, sigma);
  }
  if (shape == Shape::gamma) return gamma(1 / variance, mean * variance);
  if (shape == Shape::erlang) {
    const double stages = std::round(1 / variance);
    only(stages >= 1 && stages < 1e6 && std::abs(stages * variance - 1) < 1e-3,
         "1/sqrt(k) for a whole number k of stages");
    return erlang(static_cast<int>(stages), mean);
  }
  const double k = solve_shape(shape, [&](double logarithm) {
    return weibull_log_second_moment(std::exp(logarithm)) - std::log1p(variance);
  });
  return weibull(k, mean / std::tgamma(1 + 1 / k));
}

Distribution Distribution::from_quantiles(Shape shape, Seconds median, Seconds p90) {
  need_positive(shape, "median", median.count());
  need_positive(shape, "p90", p90.count());
  if (p90 <= median) refuse(shape, "p90 must be longer than the median");
  const double log_ratio = std::log(p90 / median);
  switch (shape) {
    case Shape::lognormal:
      return lognormal(std::log(median.count()), log_ratio / exact_normal_quantile(0.9));
    case Shape::weibull: {
      const double k = std::log(std::log(10.0) / std::log(2.0)) / log_ratio;
      return weibull(k, median / std::pow(std::log(2.0), 1 / k));
    }
    case Shape::gamma: {
      const double k = solve_shape(shape, [&](double logarithm) {
        const double trial = std::exp(logarithm);
        return std::log(exact_gamma_quantile(trial, 0.9) / exact_gamma_quantile(trial, 0.5)) -
               log_ratio;
      });
      return gamma(k, median / exact_gamma_quantile(k, 0.5));
    }
    default:
      refuse(shape, "a median and a p90 need lognormal, gamma or weibull");
  }
}

Seconds Distribution::quantile(double u) const {
  switch (shape_) {
    case Shape::lognormal:
      return Seconds{std::exp(a_ + b_ * (*table_)(u))};
    case Shape::gamma:
    case Shape::erlang:
      return Seconds{b_ * (*table_)(u)};
    case Shape::weibull:
      return Seconds{b_ * std::pow(-std::log(1 - u), a_)};
    case Shape::triangular:
      return Seconds{triangular_quantile(a_, b_, c_, u)};
    case Shape::empirical:
      return Seconds{a_ * empirical_quantile(u, *sample_)};
    case Shape::constant:
    case Shape::exponential:
      break;  // inline in the header
  }
  return Seconds{0};
}

Distribution Distribution::scaled(double factor) const {
  if (!std::isfinite(factor) || factor < 0)
    refuse(shape_, fmt::format("factor must be finite and not negative, received {}", factor));
  if (factor == 0) return Distribution{};
  Distribution result = *this;
  result.mean_ *= factor;
  switch (shape_) {
    case Shape::constant:
    case Shape::exponential:
    case Shape::empirical:
      result.a_ *= factor;
      break;
    case Shape::lognormal:
      result.a_ += std::log(factor);
      break;
    case Shape::gamma:
    case Shape::erlang:
    case Shape::weibull:
      result.b_ *= factor;
      break;
    case Shape::triangular:
      result.a_ *= factor;
      result.b_ *= factor;
      result.c_ *= factor;
      break;
  }
  return result;
}

std::string Distribution::text() const {
  if (shape_ == Shape::constant) return "constant " + duration_text(mean_);
  if (shape_ == Shape::exponential) return "exponential, mean " + duration_text(mean_);
  return fmt::format("{}, mean {}, cv {:.4g}", name_of(shape_), duration_text(mean_), cv_);
}

std::string_view name_of(Shape shape) {
  constexpr std::array<std::string_view, 8> names{"constant",   "exponential", "lognormal",
                                                  "gamma",      "weibull",     "erlang",
                                                  "triangular", "empirical"};
  return names[static_cast<std::size_t>(shape)];
}

}  // namespace bluelight
