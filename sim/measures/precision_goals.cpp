#include <fmt/format.h>

#include <algorithm>
#include <bluelight/precision.hpp>
#include <bluelight/study.hpp>
#include <limits>
#include <optional>
#include <set>

#include "scenario/nearest.hpp"

namespace bluelight {
namespace {

/// The position of `label` on the only axis of a measure.
std::optional<std::size_t> place_of(const Measure& measure, const std::string& label) {
  if (measure.dimensions.size() != 1) return std::nullopt;
  const std::vector<std::string>& labels = measure.dimensions[0].labels;
  const auto found = std::find(labels.begin(), labels.end(), label);
  if (found == labels.end()) return std::nullopt;
  return static_cast<std::size_t>(found - labels.begin());
}

bool is_meant(const Measure& measure, const PrecisionGoal& goal) {
  return measure.name == goal.measure && (goal.family.empty() || measure.family == goal.family);
}

/// Names of measures of things, or of things that have the goal's measure.
std::vector<std::string> names_for(const PrecisionGoal& goal, const MeasureLayout& layout,
                                   bool of_things) {
  std::set<std::string> names;
  for (const Measure& measure : layout.measures) {
    if (measure.dimensions.size() != 1) continue;
    if (!of_things) names.insert(measure.name);
    if (of_things && is_meant(measure, goal))
      names.insert(measure.dimensions[0].labels.begin(), measure.dimensions[0].labels.end());
  }
  return {names.begin(), names.end()};
}

/// Families with a measure of things.
std::vector<std::string> families_of(const MeasureLayout& layout) {
  std::set<std::string> families;
  for (const Measure& measure : layout.measures)
    if (measure.dimensions.size() == 1) families.insert(measure.family);
  return {families.begin(), families.end()};
}

void check(const PrecisionGoal& goal, const std::string& path, const Option& option,
           std::vector<Problem>& problems) {
  const MeasureLayout layout = measure_layout(option.world);
  const std::size_t found = positions_of(goal, layout).size();
  if (found == 1) return;
  if (found > 1) {
    problems.push_back({goal.origin, path, "`family`, because several families have this measure",
                        goal.measure + " of " + goal.label(), ""});
    return;
  }
  const std::vector<std::string> families = families_of(layout);
  const std::vector<std::string> things = names_for(goal, layout, true);
  if (!goal.family.empty() && std::ranges::find(families, goal.family) == families.end()) {
    problems.push_back({goal.origin, path + ".family", "a family of measures of things",
                        "\"" + goal.family + "\"", nearest_hint(goal.family, families)});
  } else if (things.empty()) {
    problems.push_back({goal.origin, path + ".measure", "a measure of one thing", goal.measure,
                        nearest_hint(goal.measure, names_for(goal, layout, false))});
  } else {
    problems.push_back(
        {goal.origin, path,
         fmt::format("the name of something with {} in {}", goal.measure, option.name),
         goal.label(), nearest_hint(goal.label(), things)});
  }
}

/// What a benefit values, as a goal names a measure.
PrecisionGoal measure_of(const BenefitPlan& benefit, const std::vector<Input>& inputs) {
  PrecisionGoal goal{.name = benefit.name,
                     .title = benefit.title,
                     .thing = benefit.thing,
                     .family = benefit.family,
                     .measure = benefit.measure,
                     .origin = {}};
  for (const Input& input : inputs)
    if (input.path == "appraisal.benefit." + benefit.name + ".value") goal.origin = input.origin;
  return goal;
}

/// Values of one number in all runs; NaN where a run failed.
std::vector<double> values_of(const OptionRuns& option, std::size_t position) {
  std::vector<double> values;
  for (const RunRecord& run : option.runs)
    values.push_back(run.status == RunRecord::Status::done
                         ? run.values[position]
                         : std::numeric_limits<double>::quiet_NaN());
  return values;
}

Estimate estimate_of(const PrecisionGoal& goal, const OptionRuns& before, const OptionRuns& after) {
  const auto now = values_of(after, positions_of(goal, after.layout).front());
  if (!goal.difference) return estimate(now);
  return paired(values_of(before, positions_of(goal, before.layout).front()), now);
}

}  // namespace

std::vector<std::size_t> positions_of(const PrecisionGoal& goal, const MeasureLayout& layout) {
  std::vector<std::size_t> all;
  for (const Measure& measure : layout.measures) {
    if (!is_meant(measure, goal)) continue;
    if (const auto place = place_of(measure, goal.label())) all.push_back(measure.offset + *place);
  }
  return all;
}

void check_precision(const Study& study) {
  std::vector<Problem> problems;
  const auto check_in_all = [&](const PrecisionGoal& goal, const std::string& path) {
    for (const Option& option : study.options) {
      const std::size_t before = problems.size();
      check(goal, path, option, problems);
      if (problems.size() > before) break;
    }
  };
  for (const PrecisionGoal& goal : study.precision) check_in_all(goal, "precision." + goal.name);
  for (const BenefitPlan& benefit : study.appraisal.benefits)
    check_in_all(measure_of(benefit, study.appraisal.inputs), "appraisal.benefit." + benefit.name);
  if (!problems.empty()) throw ScenarioError(std::move(problems));
}

Estimate widest(const PrecisionGoal& goal, const std::vector<OptionRuns>& options) {
  Estimate widest{.count = 2};
  for (std::size_t i = goal.difference ? 1 : 0; i < options.size(); ++i) {
    const Estimate one = estimate_of(goal, options.front(), options[i]);
    if (excess(goal, one) >= excess(goal, widest)) widest = one;
  }
  return widest;
}

}  // namespace bluelight
