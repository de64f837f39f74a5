#include "quantile_table.hpp"

#include <algorithm>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/tools/roots.hpp>
#include <cmath>
#include <limits>

namespace bluelight {

namespace {

constexpr int octaves = 53;  // 2^-54 … 2^-1

/// In doubles throughout: with long doubles in between, a table takes seven times as long.
using QuickGamma = boost::math::gamma_distribution<
    double, boost::math::policies::policy<boost::math::policies::promote_double<false>>>;

/// A place on the quantile function: value, and slope by p.
struct Knot {
  double p, x, slope;
};

/// The cubic between two knots, in the place within the cell.
std::array<double, 4> cubic_between(const Knot& left, const Knot& right) {
  const double width = right.p - left.p;
  const double rise = right.x - left.x;
  const auto limited = [&](double slope) {
    return rise > 0 ? std::clamp(slope * width, 0.0, 3 * rise)
                    : std::clamp(slope * width, 3 * rise, 0.0);
  };
  const double first = limited(left.slope);
  const double last = limited(right.slope);
  return {left.x, first, 3 * rise - 2 * first - last, first + last - 2 * rise};
}

/// Knots from 2^-54 to 1/2. `slope_sign` is -1 where x falls with p.
std::vector<Knot> knots_of(const std::function<double(double)>& quantile,
                           const std::function<double(double)>& density, int cell_bits,
                           double slope_sign) {
  const int cells = 1 << cell_bits;
  std::vector<Knot> knots;
  for (int k = 0; k <= octaves * cells; ++k) {
    const double p = std::ldexp(1 + double(k % cells) / cells, k / cells - 54);
    const double x = quantile(p);
    const double slope = slope_sign / density(x);
    knots.push_back({p, x, std::isfinite(slope) ? slope : slope_sign * 1e300});
  }
  return knots;
}

std::vector<std::array<double, 4>> cubics_of(const std::vector<Knot>& knots) {
  std::vector<std::array<double, 4>> cubics;
  for (std::size_t k = 0; k + 1 < knots.size(); ++k)
    cubics.push_back(cubic_between(knots[k], knots[k + 1]));
  cubics.push_back({knots.back().x, 0, 0, 0});  // p = 1/2 itself
  return cubics;
}

}  // namespace

QuantileTable::QuantileTable(const StandardDistribution& distribution, int cell_bits)
    : cell_bits_(cell_bits),
      lower_{cubics_of(knots_of(distribution.lower, distribution.density, cell_bits, 1))},
      upper_{cubics_of(knots_of(distribution.upper, distribution.density, cell_bits, -1))} {}

std::shared_ptr<const QuantileTable> standard_normal_table() {
  static const auto table = [] {
    const boost::math::normal normal;
    return std::make_shared<const QuantileTable>(
        StandardDistribution{.lower = [&](double p) { return quantile(normal, p); },
                             .upper = [&](double p) { return quantile(complement(normal, p)); },
                             .density = [&](double x) { return pdf(normal, x); }},
        5);
  }();
  return table;
}

std::shared_ptr<const QuantileTable> standard_gamma_table(double shape) {
  const QuickGamma gamma(shape);
  const int cell_bits = shape < 0.5 ? 6 : 5;  // p^(1 / shape) bends more
  return std::make_shared<const QuantileTable>(
      StandardDistribution{.lower = [&](double p) { return quantile(gamma, p); },
                           .upper = [&](double p) { return quantile(complement(gamma, p)); },
                           .density = [&](double x) { return x > 0 ? pdf(gamma, x) : 0; }},
      cell_bits);
}

double exact_normal_quantile(double p) { return quantile(boost::math::normal{}, p); }

double exact_gamma_quantile(double shape, double p) {
  return quantile(boost::math::gamma_distribution<>(shape), p);
}

double root(const std::function<double(double)>& function, double low, double high) {
  if (function(low) * function(high) > 0) return std::numeric_limits<double>::quiet_NaN();
  std::uintmax_t steps = 200;
  const auto [left, right] = boost::math::tools::toms748_solve(
      function, low, high, boost::math::tools::eps_tolerance<double>(50), steps);
  return left + (right - left) / 2;
}

}  // namespace bluelight
