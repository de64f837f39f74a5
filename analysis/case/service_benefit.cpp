#include <algorithm>
#include <cmath>
#include <sstream>

#include "analysis/case/benefits.hpp"

namespace bluelight {
namespace {

using Date = std::chrono::year_month_day;

KnobIndex delay_of(const OptionRuns& option, const LeverPlan& lever, Knobs& knobs) {
  for (const Input& input : option.inputs)
    if (input.path == "lever." + lever.name + ".delay") return knobs.add(input);
  return knobs.certain(0);
}

/// Builds one benefit from what was simulated of its measure.
class ServiceBuilder {
 public:
  ServiceBuilder(const StudyResult& result, std::size_t option, const BenefitPlan& plan,
                 Knobs& knobs)
      : result_(result),
        baseline_(result.options.front()),
        option_(result.options[option]),
        plan_(plan),
        knobs_(knobs),
        before_(baseline_, measure_of(plan)),
        after_(option_, measure_of(plan)) {}

  std::optional<ServiceBenefit> build() {
    if (before_.empty() || after_.empty()) return std::nullopt;
    made_.benefit = plan_.name;
    made_.name = measure_of(plan_);
    unit_ = unit_of(plan_, option_);
    made_.times = unit_.times;
    made_.before = service_states(result_, baseline_, before_, knobs_);
    made_.after = service_states(result_, option_, after_, knobs_);
    find_direction();
    for (std::size_t after = 0; after < made_.after.size(); ++after)
      for (std::size_t before = 0; before < made_.before.size(); ++before) add_cell(before, after);
    return std::move(made_);
  }

 private:
  struct Pair {
    Date before{}, after{};
  };

  PairedMeans means_at(const Pair& pair, double demand) const {
    return paired_means(before_.at({.from = pair.before, .demand = demand}),
                        after_.at({.from = pair.after, .demand = demand}));
  }

  std::vector<ServicePoint> points_of(const Pair& pair) const {
    std::vector<ServicePoint> points;
    for (const double demand : after_.levels(pair.after)) {
      const PairedMeans means = means_at(pair, demand);
      if (means.difference.count > 0) points.push_back({demand, means.before, means.after});
    }
    return points;
  }

  /// That which fits all states better.
  void find_direction() {
    double rising = 0, falling = 0;
    for (const Date after : after_.states())
      for (const Date before : before_.states()) {
        const auto points = points_of({before, after});
        if (points.empty()) continue;
        rising += ServiceCurve(points, Direction::rising).misfit();
        falling += ServiceCurve(points, Direction::falling).misfit();
      }
    direction_ = falling < rising ? Direction::falling : Direction::rising;
  }

  void add_cell(std::size_t before, std::size_t after) {
    const Pair pair{before_.states()[before], after_.states()[after]};
    const auto points = points_of(pair);
    if (points.empty() || is_same(pair)) return;
    ServiceCell cell{.before = before, .after = after, .curve = {points, direction_}};
    for (const ServicePoint& point : points) {
      const Estimate difference = means_at(pair, point.demand).difference;
      cell.demands.push_back(point.demand);
      cell.log_demands.push_back(std::log(point.demand));
      cell.found.push_back(
          knobs_.add(difference_knob(path_of(pair, point.demand), difference, unit_)));
      cell.central.push_back(difference.mean * made_.times);
    }
    for (const VariedInput& varied : result_.varied) add_shift(varied, pair, cell);
    made_.cells.push_back(std::move(cell));
  }

  /// Whether nothing that was run differs.
  bool is_same(const Pair& pair) const { return after_.is_same(pair.after, before_, pair.before); }

  std::string path_of(const Pair& pair, double demand) const {
    std::ostringstream path;
    path << "change." << option_.name << '.' << plan_.name << '.' << date_text(pair.after) << '.';
    if (made_.before.size() > 1) path << date_text(pair.before) << '.';
    path << demand;
    return path.str();
  }

  void add_shift(const VariedInput& varied, const Pair& pair, ServiceCell& cell) {
    const Ends change{change_at_end(varied, "low", pair), change_at_end(varied, "high", pair)};
    if (change.low == 0 && change.high == 0) return;
    cell.shifts.push_back({.position = position_of(varied, knobs_),
                           .knobs = knobs_of(varied, knobs_),
                           .change = change});
  }

  /// What one end does to the difference; an option that was not run there does not know the input.
  double change_at_end(const VariedInput& varied, const char* end, const Pair& pair) const {
    const auto place = [&](const ServiceRuns& runs, Date from) {
      const RunPlace there{from, 1, varied.name, end};
      return runs.has(there) ? there : RunPlace{.from = from};
    };
    const Estimate moved =
        paired_means(before_.at(place(before_, pair.before)), after_.at(place(after_, pair.after)))
            .difference;
    const Estimate central = means_at(pair, 1).difference;
    return moved.count > 0 && central.count > 0 ? (moved.mean - central.mean) * made_.times : 0;
  }

  const StudyResult& result_;
  const OptionRuns& baseline_;
  const OptionRuns& option_;
  const BenefitPlan& plan_;
  Knobs& knobs_;
  ServiceRuns before_, after_;
  Direction direction_ = Direction::rising;
  BenefitUnit unit_;
  ServiceBenefit made_;
};

}  // namespace

Days ServiceState::begins(std::span<const double> values) const {
  constexpr double seconds_a_day = 86400;
  Days first = planned;
  for (const Step& lever : levers)
    first = std::max(first, lever.live + values[lever.delay] / seconds_a_day);
  return first;
}

double ServiceCell::difference(double log_demand, double times,
                               std::span<const double> values) const {
  double sum = times * curve.difference(log_demand);
  std::size_t above = 0;
  while (above < log_demands.size() && log_demands[above] < log_demand) ++above;
  const auto off = [&](std::size_t level) { return values[found[level]] - central[level]; };
  if (above == 0)
    sum += off(0);
  else if (above == log_demands.size())
    sum += off(above - 1);
  else
    sum += std::lerp(
        off(above - 1), off(above),
        (log_demand - log_demands[above - 1]) / (log_demands[above] - log_demands[above - 1]));
  for (const ServiceShift& shift : shifts)
    sum += change_at(shift.change, shift.position.in(values));
  return sum;
}

std::vector<ServiceState> service_states(const StudyResult& result, const OptionRuns& option,
                                         const ServiceRuns& runs, Knobs& knobs) {
  std::vector<ServiceState> states;
  for (const Date from : runs.states()) {
    ServiceState& state = states.emplace_back();
    state.from = from;
    state.planned = from.ok() ? day_of(result.appraisal, from) : -1e9;
    for (const LeverPlan& lever : option.levers)
      if (from.ok() && lever.live == from)
        state.levers.push_back({state.planned, delay_of(option, lever, knobs)});
  }
  return states;
}

Knob difference_knob(std::string path, const Estimate& difference, const BenefitUnit& unit) {
  const double times = unit.times;
  const double reach = difference.count > 1 ? difference.half_width : 0;
  return {.path = std::move(path),
          .group = "",
          .unit = unit.name,
          .source = "simulation",
          .grade = "",
          .value = difference.mean * times,
          .low = (difference.mean - reach) * times,
          .mode = difference.mean * times,
          .high = (difference.mean + reach) * times,
          .law = Knob::Law::normal};
}

std::optional<ServiceBenefit> service_benefit(const StudyResult& result, std::size_t option,
                                              const BenefitPlan& benefit, Knobs& knobs) {
  return ServiceBuilder(result, option, benefit, knobs).build();
}

}  // namespace bluelight
