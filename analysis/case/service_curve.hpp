/// How a measure follows demand, in one world and in another.
#pragma once

#include <vector>

namespace bluelight {

/// Means at one level of demand, over the same replications.
struct ServicePoint {
  double demand = 1;
  double before = 0, after = 0;
};

/// Whether a measure grows with demand or falls.
enum class Direction { rising, falling };

/// A measure of two worlds over levels of demand.
///
/// Each world has a monotone line through what was found (pool adjacent violators), straight on the
/// logarithm of demand; on the logarithm of the measure too where all values are above 0. It is
/// anchored so that the value at level 1 is the one that was simulated. Outside the levels the last
/// value holds.
class ServiceCurve {
 public:
  /// Requires: `points` ascend in demand and hold at least one.
  ServiceCurve(const std::vector<ServicePoint>& points, Direction direction);

  double before(double log_demand) const { return value(before_, log_demand); }
  double after(double log_demand) const { return value(after_, log_demand); }
  double difference(double log_demand) const;
  /// Sum of squares by which the lines miss what was found, before they are anchored.
  double misfit() const { return misfit_; }

 private:
  using Line = std::vector<double>;

  Line line_through(Line found, Direction direction);
  double value(const Line& line, double log_demand) const;

  std::vector<double> log_demands_;
  bool logarithmic_ = false;
  Line before_, after_;  // on the scale of the measure
  double misfit_ = 0;
};

/// A value between levels, straight on logarithms of demand and held outside. Requires: as many
/// `values` as `log_demands`, which ascend, and at least one.
double between_levels(const std::vector<double>& log_demands, const std::vector<double>& values,
                      double log_demand);

}  // namespace bluelight
