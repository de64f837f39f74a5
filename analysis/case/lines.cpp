#include "analysis/case/lines.hpp"

#include <algorithm>

#include "analysis/case/benefits.hpp"

namespace bluelight {
namespace {

/// The category of optimism bias that money of a category falls under; none for money that comes.
std::string bias_category(const CostLine& line) {
  if (line.amount.value < 0 || line.yearly || line.category == "exit") return "";
  if (line.category == "estate") return "building";
  for (const char* known : {"building", "ict", "transition", "training"})
    if (line.category == known) return known;
  return "other";
}

/// What is left of an optimism bias of which a share has been dealt with. The ends of the two
/// ranges are taken together: least bias and most mitigation, most bias and least mitigation.
Input left_of(Input bias, const Input* mitigated) {
  if (mitigated == nullptr) return bias;
  const bool is_ranged = mitigated->low < mitigated->high;
  bias.low *= 1 - (is_ranged ? mitigated->high : mitigated->value);
  bias.high *= 1 - (is_ranged ? mitigated->low : mitigated->value);
  bias.value *= 1 - mitigated->value;
  if (!mitigated->source.empty()) bias.source += "; mitigated: " + mitigated->source;
  return bias;
}

/// Drawn as an overrun, and in the central case what is left of optimism bias.
KnobIndex overrun_of(const Input& overrun, const std::optional<Input>& bias, Knobs& knobs) {
  const KnobIndex drawn = knobs.add(overrun);
  Knob knob = knobs.all()[drawn];
  knob.value = bias ? bias->value : 0;
  if (bias && !bias->source.empty())
    knob.source = "central case: " + bias->source + "; range: " + overrun.source;
  return knobs.add(knob);
}

/// What is added to money of a category: what is left of optimism bias, with its range unless a
/// range of overruns is stated.
std::optional<KnobIndex> bias_of(const std::string& category, Knobs& knobs) {
  if (category.empty()) return std::nullopt;
  std::optional<Input> bias;
  if (const Input* stated = knobs.find("appraisal.optimism_bias." + category))
    bias = left_of(*stated, knobs.find("appraisal.mitigated." + category));
  if (const Input* overrun = knobs.find("appraisal.overrun." + category))
    return overrun_of(*overrun, bias, knobs);
  if (!bias || (bias->value == 0 && bias->high <= 0)) return std::nullopt;
  return knobs.add(*bias);
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
  if (option > 0 && result.staffing == StaffingRule::fixed)
    add_benefits(result, option, knobs, model);
}

}  // namespace bluelight
