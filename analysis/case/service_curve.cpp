#include "analysis/case/service_curve.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/case/response.hpp"

namespace bluelight {

ServiceCurve::ServiceCurve(const std::vector<ServicePoint>& points, Direction direction) {
  logarithmic_ = std::all_of(points.begin(), points.end(), [](const ServicePoint& one) {
    return one.before > 0 && one.after > 0;
  });
  Line before, after;
  for (const ServicePoint& one : points) {
    log_demands_.push_back(std::log(one.demand));
    before.push_back(logarithmic_ ? std::log(one.before) : one.before);
    after.push_back(logarithmic_ ? std::log(one.after) : one.after);
  }
  before_ = line_through(std::move(before), direction);
  after_ = line_through(std::move(after), direction);
}

ServiceCurve::Line ServiceCurve::line_through(Line found, Direction direction) {
  const double sign = direction == Direction::rising ? 1 : -1;
  Line line = found;
  for (double& value : line) value *= sign;
  line = monotone_fit(std::move(line));
  for (double& value : line) value *= sign;
  for (std::size_t i = 0; i < line.size(); ++i) misfit_ += std::pow(line[i] - found[i], 2);
  std::size_t today = 0;
  for (std::size_t i = 1; i < line.size(); ++i)
    if (std::abs(log_demands_[i]) < std::abs(log_demands_[today])) today = i;
  const double anchor = found[today] - line[today];
  if (anchor != 0)
    for (double& value : line) value += anchor;
  return line;
}

double ServiceCurve::value(const Line& line, double log_demand) const {
  const double on_scale = between_levels(log_demands_, line, log_demand);
  return logarithmic_ ? std::exp(on_scale) : on_scale;
}

double ServiceCurve::difference(double log_demand) const {
  return after(log_demand) - before(log_demand);
}

double between_levels(const std::vector<double>& log_demands, const std::vector<double>& values,
                      double log_demand) {
  if (log_demand <= log_demands.front()) return values.front();
  if (log_demand >= log_demands.back()) return values.back();
  std::size_t below = 0;
  while (log_demand > log_demands[below + 1]) ++below;
  const double way =
      (log_demand - log_demands[below]) / (log_demands[below + 1] - log_demands[below]);
  return std::lerp(values[below], values[below + 1], way);
}

}  // namespace bluelight
