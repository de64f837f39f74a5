#include "experiment/service_plan.hpp"

#include <algorithm>
#include <map>

#include "experiment/option_states.hpp"

namespace bluelight {
namespace {

bool is_asked_for(const Study& study) {
  if (study.staffing != StaffingRule::fixed) return false;
  return study.demand_levels.size() > 1 ||
         (!study.ends.empty() && !study.appraisal.benefits.empty());
}

/// Adds a measure, unless it is there or does not exist in this state.
void add_measure(std::vector<ServiceMeasure>& all, ServiceMeasure one,
                 const MeasureLayout& layout) {
  PrecisionGoal meant;
  meant.family = one.family;
  meant.thing = one.thing;
  meant.measure = one.measure;
  const auto positions = positions_of(meant, layout);
  if (positions.size() != 1) return;
  one.position = positions.front();
  const bool known = std::any_of(all.begin(), all.end(), [&](const ServiceMeasure& other) {
    return other.position == one.position;
  });
  if (!known) all.push_back(std::move(one));
}

/// Those that benefits value, and how soon each class of calls is answered.
std::vector<ServiceMeasure> measures_of(const Study& study, const World& world) {
  const MeasureLayout layout = measure_layout(world);
  std::vector<ServiceMeasure> all;
  for (const ContactClass& contact : world.contacts)
    for (const char* measure : {"answer_within", "answer_time_mean"})
      add_measure(all, {"contact", contact.name, measure}, layout);
  for (const BenefitPlan& benefit : study.appraisal.benefits)
    add_measure(all, {benefit.family, benefit.thing, benefit.measure}, layout);
  return all;
}

class Planner {
 public:
  explicit Planner(const Study& study) : study_(study) {
    for (std::size_t i = 0; i < study.options.size(); ++i) {
      const OptionState last = states_of(study.options[i]).back();
      runs_.try_emplace(key_of(*last.world, 1), i);
    }
  }

  ServicePlan plan() && {
    for (std::size_t i = 0; i < study_.options.size(); ++i) {
      add_states(i, study_.options[i], study_.demand_levels, {});
      if (study_.appraisal.benefits.empty()) continue;
      for (const StudyEnd& end : study_.ends) add_states(i, end.options[i], {1}, end);
    }
    return std::move(plan_);
  }

 private:
  using Key = std::pair<std::string, double>;

  static Key key_of(const World& world, double demand) {
    return {world.resolved, world.demand_factor * demand};
  }

  void add_states(std::size_t option, const Option& states, const std::vector<double>& levels,
                  const StudyEnd& end) {
    for (const OptionState& state : states_of(states)) {
      ServicePlace place{.option = option,
                         .from = state.from,
                         .input = end.input,
                         .end = end.end,
                         .measures = measures_of(study_, *state.world)};
      for (const double level : levels) {
        place.demand = level;
        place.runs = runs_of(place, *state.world);
        plan_.places.push_back(place);
      }
    }
  }

  /// The runs of a world that is known, or further ones.
  std::size_t runs_of(const ServicePlace& place, const World& world) {
    const auto [found, is_new] =
        runs_.try_emplace(key_of(world, place.demand), study_.options.size() + plan_.worlds.size());
    if (is_new) {
      std::string name = place_text(study_.options[place.option].name, place.from, place.demand);
      if (!place.input.empty()) name += ", " + place.input + " " + place.end;
      plan_.worlds.push_back({std::move(name), &world, place.demand, place.measures});
    }
    return found->second;
  }

  const Study& study_;
  std::map<Key, std::size_t> runs_;
  ServicePlan plan_;
};

}  // namespace

ServicePlan plan_service(const Study& study) {
  return is_asked_for(study) ? Planner(study).plan() : ServicePlan{};
}

RunValues picked(const RunValues& values, const std::vector<ServiceMeasure>& measures) {
  RunValues some;
  for (const ServiceMeasure& one : measures) some.push_back(values.at(one.position));
  return some;
}

}  // namespace bluelight
