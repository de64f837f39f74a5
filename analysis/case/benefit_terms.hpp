/// A change of service that is worth something, over the years.
#pragma once

#include <bluelight/case.hpp>
#include <span>
#include <vector>

#include "analysis/case/drawn_price.hpp"
#include "analysis/case/months.hpp"
#include "analysis/case/position.hpp"
#include "analysis/case/service_curve.hpp"
#include "analysis/case/service_runs.hpp"

namespace bluelight {

/// A state in which service was simulated.
struct ServiceState {
  /// A lever that is planned for its first day.
  struct Step {
    Days live = 0;
    KnobIndex delay = 0;
  };

  std::chrono::year_month_day from{};  ///< not a date: from the start
  Days planned = 0;
  std::vector<Step> levers = {};

  /// First day: that of its latest lever.
  Days begins(std::span<const double> values) const;
};

/// First days of states in their order, none before the one that it changes, and a day that never
/// comes.
std::vector<Days> begins_of(const std::vector<ServiceState>& states,
                            std::span<const double> values);

/// What one varied input does to a difference.
struct ServiceShift {
  Position position;
  std::vector<KnobIndex> knobs;  ///< of all inputs that err together
  Ends change;                   ///< of the difference, units of the benefit
};

/// The difference while the proposal is in one state and the baseline in another.
struct ServiceCell {
  std::size_t before = 0, after = 0;  ///< states
  ServiceCurve curve;
  std::vector<double> demands = {}, log_demands = {};
  std::vector<KnobIndex> found = {};  ///< difference at each level as it was simulated
  std::vector<double> central = {};   ///< of `found`
  std::vector<ServiceShift> shifts = {};

  /// Difference at a logarithm of demand, `times` for each unit of the curve.
  double difference(double log_demand, double times, std::span<const double> values) const;
};

/// How demand for some calls goes over the years.
struct FollowedDemand {
  double growth = 0;              ///< a year
  std::vector<double> dips = {};  ///< by lever: share of who answers these calls that feels its dip
};

/// A benefit whose service was simulated in every state.
struct ServiceBenefit {
  std::string benefit;
  MeasureName name = {};
  FollowedDemand demand = {};
  std::size_t stream = 0;
  DrawnPrice price;    ///< of one unit, as a cost
  KnobIndex bias = 0;  ///< taken off 1
  double times = 1;    ///< units of the benefit for one of the measure
  std::vector<ServiceState> before = {}, after = {};
  std::vector<ServiceCell> cells = {};
};

}  // namespace bluelight
