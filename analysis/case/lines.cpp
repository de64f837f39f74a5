#include "analysis/case/lines.hpp"

#include <algorithm>
#include <bluelight/estimate.hpp>
#include <limits>

namespace bluelight {
namespace {

constexpr Days for_ever = 1e9;

/// The category of optimism bias that money of a category falls under; none for money that comes.
std::string bias_category(const CostLine& line) {
  if (line.amount.value < 0 || line.yearly || line.category == "exit") return "";
  if (line.category == "estate") return "building";
  for (const char* known : {"building", "ict", "transition", "training"})
    if (line.category == known) return known;
  return "other";
}

/// Optimism bias in the central case; overrun in the draws, where a range of it is stated.
std::optional<KnobIndex> bias_of(const std::string& category, Knobs& knobs) {
  if (category.empty()) return std::nullopt;
  const auto value = [&](const std::string& table) {
    const Input* input = knobs.find("appraisal." + table + "." + category);
    return input != nullptr ? input->value : 0;
  };
  const Input* overrun = knobs.find("appraisal.overrun." + category);
  const double central = value("optimism_bias") * (1 - value("mitigated"));
  if (overrun == nullptr)
    return central == 0 ? std::nullopt : std::optional(knobs.certain(central));
  const KnobIndex drawn = knobs.add(*overrun);
  Knob knob = knobs.all()[drawn];
  knob.value = central;
  return knobs.add(knob);
}

class LineBuilder {
 public:
  LineBuilder(const StudyResult& result, std::size_t option, Knobs& knobs, OptionModel& model)
      : result_(result), option_(result.options[option]), knobs_(knobs), model_(model) {}

  void add(const CostLine& line) {
    LineTerms terms;
    terms.stream = stream(line);
    const auto parts =
        std::count_if(option_.costs.begin(), option_.costs.end(),
                      [&](const CostLine& other) { return other.name == line.name; });
    terms.price = price_of(option_, line.name, line.amount, static_cast<double>(parts), knobs_);
    terms.from = day_of(result_.appraisal, line.from);
    terms.until = line.until.ok() ? day_of(result_.appraisal, line.until) : for_ever;
    terms.yearly = line.yearly;
    terms.is_exit = line.category == "exit";
    for (std::size_t i = 0; i < model_.levers.size(); ++i)
      if (model_.levers[i].name == line.lever) terms.lever = i;
    terms.bias = bias_of(bias_category(line), knobs_);
    const bool stated_saving = line.yearly && line.amount.value < 0 && line.category != "estate";
    if (stated_saving) terms.benefit_bias = knobs_.of_appraisal("benefit_bias", 0);
    model_.lines.push_back(terms);
  }

  void add(const BenefitPlan& benefit) {
    const auto change = change_of(benefit);
    if (!change) return;
    model_.streams.push_back({.name = "appraisal.benefit." + benefit.name + ".value",
                              .organisation = benefit.organisation,
                              .kind = CostKind::yearly,
                              .category = "benefit",
                              .price = benefit.value});
    LineTerms terms;
    terms.stream = model_.streams.size() - 1;
    terms.price.knob =
        knobs_.of_appraisal("benefit." + benefit.name + ".value", benefit.value.value);
    terms.price.central = benefit.value.value;
    terms.price.base = -benefit.value.value;
    terms.change = change;
    terms.until = for_ever;
    terms.yearly = terms.from_last_state = true;
    terms.benefit_bias = knobs_.of_appraisal("benefit_bias", 0);
    model_.lines.push_back(terms);
  }

 private:
  std::size_t stream(const CostLine& line) {
    const std::string usual = line.yearly ? "non_pay" : "other";
    model_.streams.push_back({.name = line.name,
                              .organisation = line.organisation,
                              .kind = line.yearly ? CostKind::yearly : CostKind::one_off,
                              .category = line.category.empty() ? usual : line.category,
                              .price = line.amount});
    return model_.streams.size() - 1;
  }

  /// The proposal's paired difference of a measure in a year, with its error; none: it has no
  /// pairs.
  std::optional<KnobIndex> change_of(const BenefitPlan& benefit) {
    const PrecisionGoal goal{.name = benefit.thing,
                             .title = "",
                             .thing = benefit.thing,
                             .family = benefit.family,
                             .measure = benefit.measure,
                             .origin = {}};
    const auto values = [&](const OptionRuns& option) {
      std::vector<double> all;
      const auto places = positions_of(goal, option.layout);
      for (const RunRecord& run : option.runs)
        all.push_back(run.status == RunRecord::Status::done && places.size() == 1
                          ? run.values[places.front()]
                          : std::numeric_limits<double>::quiet_NaN());
      return all;
    };
    const auto before = values(result_.options.front()), after = values(option_);
    const Estimate estimate = before.size() == after.size() ? paired(before, after) : Estimate{};
    if (estimate.count == 0) return std::nullopt;
    const std::string& unit = option_.layout.find(benefit.family, benefit.measure).unit;
    return knobs_.add(
        change_knob(benefit, estimate, unit == "s" || unit == "1" ? 1 : benefit.yearly));
  }

  Knob change_knob(const BenefitPlan& benefit, const Estimate& estimate, double times) const {
    constexpr double of_95_percent = 1.959963984540054;
    const double reach = estimate.count > 1 ? of_95_percent * estimate.standard_error : 0;
    return {.path = "change." + option_.name + "." + benefit.name,
            .group = "",
            .unit = "a year",
            .source = "simulation",
            .grade = "",
            .value = estimate.mean * times,
            .low = (estimate.mean - reach) * times,
            .mode = estimate.mean * times,
            .high = (estimate.mean + reach) * times,
            .law = Knob::Law::normal};
  }

  const StudyResult& result_;
  const OptionRuns& option_;
  Knobs& knobs_;
  OptionModel& model_;
};

}  // namespace

DrawnPrice price_of(const OptionRuns& option, const std::string& path, Pounds price, double parts,
                    Knobs& knobs) {
  DrawnPrice drawn;
  drawn.base = price.value;
  drawn.parts = parts;
  const auto found = std::find_if(option.inputs.begin(), option.inputs.end(),
                                  [&path](const Input& input) { return input.path == path; });
  if (found != option.inputs.end()) {
    drawn.knob = knobs.add(*found);
    drawn.central = found->value;
  } else {
    drawn.knob = knobs.certain(1);
    drawn.central = 1;
  }
  return drawn;
}

void add_lines(const StudyResult& result, std::size_t option, Knobs& knobs, OptionModel& model) {
  LineBuilder builder(result, option, knobs, model);
  for (const CostLine& line : result.options[option].costs) builder.add(line);
  if (option == 0 || result.staffing != StaffingRule::fixed) return;
  for (const BenefitPlan& benefit : result.appraisal.benefits) builder.add(benefit);
}

}  // namespace bluelight
