/// Quantile functions that are slow to calculate, tabulated once so that a draw takes nanoseconds.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace bluelight {

/// A continuous distribution as a table is made of it.
struct StandardDistribution {
  std::function<double(double)> lower;    ///< x with P(X <= x) = p
  std::function<double(double)> upper;    ///< x with P(X > x) = p
  std::function<double(double)> density;  ///< probability density at x
};

/// Monotone piecewise cubic of a quantile function.
///
/// Each half of (0, 1) is cut where p, the distance from its end, is a power of two, and each
/// octave into equal cells; exponent and leading digits of p are the number of the cell. The
/// relative width of cells is thus the same in both tails, down to the smallest uniform a stream
/// gives. Slopes at the knots are exact, limited as Fritsch and Carlson (1980) say.
class QuantileTable {
 public:
  /// Tabulates with 2^`cell_bits` cells an octave.
  QuantileTable(const StandardDistribution& distribution, int cell_bits);

  /// The quantile of u. Requires: 2^-54 <= u <= 1 - 2^-54.
  double operator()(double u) const {
    return u <= 0.5 ? lower_.at(u, cell_bits_) : upper_.at(1 - u, cell_bits_);
  }

 private:
  using Cubic = std::array<double, 4>;  // coefficients in the place within the cell, [0, 1)

  struct Half {
    std::vector<Cubic> cells;

    double at(double p, int cell_bits) const {
      const auto bits = std::bit_cast<std::uint64_t>(p) - std::bit_cast<std::uint64_t>(0x1p-54);
      const auto [c0, c1, c2, c3] = cells[bits >> (52 - cell_bits)];
      const std::uint64_t rest = (bits << cell_bits) & 0x000fffffffffffffULL;
      const double t = std::bit_cast<double>(rest | 0x3ff0000000000000ULL) - 1;
      return c0 + t * (c1 + t * (c2 + t * c3));
    }
  };

  int cell_bits_;
  Half lower_, upper_;
};

/// Table of the standard normal distribution; one for the whole program.
std::shared_ptr<const QuantileTable> standard_normal_table();
/// Table of the gamma distribution with scale 1. Requires: shape > 0.
std::shared_ptr<const QuantileTable> standard_gamma_table(double shape);

/// Quantile of the standard normal. Requires: 0 < p < 1.
double exact_normal_quantile(double p);
/// Quantile of the gamma distribution with scale 1. Requires: shape > 0, 0 < p < 1.
double exact_gamma_quantile(double shape, double p);

/// The x in [low, high] where the monotone `function` is 0; NaN if it has one sign at both ends.
double root(const std::function<double(double)>& function, double low, double high);

}  // namespace bluelight
