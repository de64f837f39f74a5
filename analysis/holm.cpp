#include "analysis/holm.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <numeric>

namespace bluelight {

double p_value_of_zero(const Estimate& estimate) {
  if (estimate.count < 2 || estimate.mean == 0) return 1;
  if (!(estimate.standard_error > 0)) return 0;
  const boost::math::students_t law(static_cast<double>(estimate.count - 1));
  const double t = std::abs(estimate.mean) / estimate.standard_error;
  return 2 * boost::math::cdf(boost::math::complement(law, t));
}

std::vector<bool> holm_rejections(std::span<const double> p_values, double error) {
  std::vector<std::size_t> order(p_values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](auto a, auto b) { return p_values[a] < p_values[b]; });
  std::vector<bool> rejected(p_values.size(), false);
  for (std::size_t k = 0; k < order.size(); ++k) {
    if (p_values[order[k]] > error / static_cast<double>(order.size() - k)) break;
    rejected[order[k]] = true;
  }
  return rejected;
}

}  // namespace bluelight
