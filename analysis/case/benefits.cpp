#include "analysis/case/benefits.hpp"

#include <bluelight/estimate.hpp>
#include <limits>
#include <numeric>

namespace bluelight {
namespace {

/// What one option measured in each of the study's own runs.
std::vector<double> values_of(const OptionRuns& option, const BenefitPlan& benefit) {
  const PrecisionGoal goal{.name = benefit.thing,
                           .title = "",
                           .thing = benefit.thing,
                           .family = benefit.family,
                           .measure = benefit.measure,
                           .origin = {}};
  std::vector<double> all;
  const auto places = positions_of(goal, option.layout);
  for (const RunRecord& run : option.runs)
    all.push_back(run.status == RunRecord::Status::done && places.size() == 1
                      ? run.values[places.front()]
                      : std::numeric_limits<double>::quiet_NaN());
  return all;
}

class BenefitBuilder {
 public:
  BenefitBuilder(const StudyResult& result, std::size_t option, Knobs& knobs, OptionModel& model)
      : result_(result),
        number_(option),
        option_(result.options[option]),
        knobs_(knobs),
        model_(model) {}

  void add(const BenefitPlan& benefit) {
    if (auto over_years = service_benefit(result_, number_, benefit, knobs_)) {
      over_years->stream = add_stream(benefit);
      over_years->price = price_of(benefit);
      over_years->bias = knobs_.of_appraisal("benefit_bias", 0);
      model_.benefits.push_back(std::move(*over_years));
    } else if (const auto change = change_of(benefit)) {
      add_constant(benefit, *change);
    }
  }

 private:
  std::size_t add_stream(const BenefitPlan& benefit) {
    model_.streams.push_back({.name = "appraisal.benefit." + benefit.name + ".value",
                              .organisation = benefit.organisation,
                              .kind = CostKind::yearly,
                              .category = "benefit",
                              .price = benefit.value});
    return model_.streams.size() - 1;
  }

  /// A gain is a cost below 0.
  DrawnPrice price_of(const BenefitPlan& benefit) {
    return {.base = -benefit.value.value,
            .knob = knobs_.of_appraisal("benefit." + benefit.name + ".value", benefit.value.value),
            .central = benefit.value.value};
  }

  void add_constant(const BenefitPlan& benefit, KnobIndex change) {
    LineTerms terms;
    terms.stream = add_stream(benefit);
    terms.price = price_of(benefit);
    terms.change = change;
    terms.until = for_ever;
    terms.yearly = terms.from_last_state = true;
    terms.benefit_bias = knobs_.of_appraisal("benefit_bias", 0);
    model_.lines.push_back(terms);
  }

  /// The proposal's paired difference of a measure in a year, with its error; none: it has no
  /// pairs.
  std::optional<KnobIndex> change_of(const BenefitPlan& benefit) {
    const auto before = values_of(result_.options.front(), benefit);
    const auto after = values_of(option_, benefit);
    const Estimate estimate = before.size() == after.size() ? paired(before, after) : Estimate{};
    if (estimate.count == 0) return std::nullopt;
    return knobs_.add(difference_knob("change." + option_.name + "." + benefit.name, estimate,
                                      unit_of(benefit, option_)));
  }

  const StudyResult& result_;
  std::size_t number_;
  const OptionRuns& option_;
  Knobs& knobs_;
  OptionModel& model_;
};

}  // namespace

MeasureName measure_of(const BenefitPlan& benefit) {
  return {benefit.family, benefit.measure, benefit.thing};
}

BenefitUnit unit_of(const BenefitPlan& benefit, const OptionRuns& option) {
  const std::string& unit = option.layout.find(benefit.family, benefit.measure).unit;
  if (unit == "s" || unit == "1") return {.times = 1, .name = unit};
  return {.times = benefit.yearly, .name = unit + "/year"};
}

void add_benefits(const StudyResult& result, std::size_t option, Knobs& knobs, OptionModel& model) {
  BenefitBuilder builder(result, option, knobs, model);
  for (const BenefitPlan& benefit : result.appraisal.benefits) builder.add(benefit);
}

namespace {

/// Posts from the start of who answers, by slot of the model.
std::vector<double> posts_of(const ClassDemand& demand, const OptionRuns& option,
                             const OptionModel& model) {
  std::vector<double> posts(model.slots.size());
  for (const PricedPosts& one : option.posts) {
    if (one.from != option.posts.front().from || !demand.answers(one.group)) continue;
    for (std::size_t slot = 0; slot < posts.size(); ++slot)
      if (model.slots[slot].group == one.group) posts[slot] = one.posts;
  }
  return posts;
}

}  // namespace

FollowedDemand followed(const ClassDemand& demand, const OptionRuns& option,
                        const OptionModel& model) {
  FollowedDemand made{.growth = demand.growth};
  const auto posts = posts_of(demand, option, model);
  const double all = std::accumulate(posts.begin(), posts.end(), 0.0);
  for (const LeverTerms& lever : model.levers) {
    double touched = 0;
    for (std::size_t slot = 0; slot < posts.size(); ++slot)
      if (lever.slots[slot]) touched += posts[slot];
    made.dips.push_back(all > 0 ? touched / all : 0);
  }
  return made;
}

}  // namespace bluelight
