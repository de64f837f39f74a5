#include "analysis/case_json.hpp"

#include <cmath>

#include "analysis/case/months.hpp"

namespace bluelight {
namespace {

using Json = nlohmann::ordered_json;

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

template <class Value>
Json json_of(const std::optional<Value>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json json_of(const OrganisationMoney& money) {
  Json years = Json::array();
  for (const Pounds amount : money.by_year) years.push_back(amount.value);
  return {
      {"organisation", money.organisation}, {"saving", years}, {"present", money.present.value}};
}

Json json_of(const CategoryMoney& money) {
  return {{"category", money.category},
          {"kind", name_of(money.kind)},
          {"saving", money.amount.value},
          {"present", money.present.value}};
}

Json json_of(const CaseMonth& month) {
  return {{"from", date_text(month.from)},
          {"posts_needed", month.needed},
          {"posts_paid", month.paid},
          {"posts_paid_baseline", month.paid_baseline},
          {"paid_exits", month.exits},
          {"saving", month.saving.value},
          {"cumulative", month.cumulative.value}};
}

Json json_of(const Sensitivity& one) {
  return {{"input", one.input},
          {"unit", one.unit},
          {"value", one.value},
          {"low", one.low},
          {"high", one.high},
          {"npsv_at_low", one.at_low.value},
          {"npsv_at_high", one.at_high.value},
          {"switches_at", json_of(one.switches_at)},
          {"searched_from", one.from},
          {"searched_to", one.to},
          {"source", one.source},
          {"grade", one.grade}};
}

Json json_of(const NetPresentSocialValue& value);
Json json_of(const PostsResponse& one);
Json json_of(const ServiceResponse& one);
Json json_of(const ServiceYears& one);

template <class Part>
Json list_of(const std::vector<Part>& parts) {
  Json all = Json::array();
  for (const Part& part : parts) all.push_back(json_of(part));
  return all;
}

Json json_of(const NetPresentSocialValue& value) {
  return {{"proposal", value.proposal},
          {"npsv", value.central.value},
          {"low", value.low.value},
          {"high", value.high.value},
          {"median", value.median.value},
          {"expected", value.expected.value},
          {"ranged_inputs", value.ranged_inputs},
          {"chance_positive", value.chance_positive},
          {"cannot_be_told", value.cannot_be_told()},
          {"costs", value.costs.value},
          {"benefits", value.benefits.value},
          {"benefit_cost_ratio", json_of(value.benefit_cost_ratio)},
          {"payback_month", json_of(value.payback_month)},
          {"peak_funding", value.peak_funding.value},
          {"cashable", value.cashable.value},
          {"societal", value.societal.value},
          {"organisations", list_of(value.organisations)},
          {"categories", list_of(value.categories)},
          {"months", list_of(value.months)},
          {"sensitivities", list_of(value.sensitivities)}};
}

Json json_of(const PostsResponse& one) {
  return {{"option", one.option},
          {"group", one.group},
          {"from", one.from.ok() ? Json(date_text(one.from)) : Json(nullptr)},
          {"demand", one.demand},
          {"posts", one.posts},
          {"errors", one.errors},
          {"fitted", one.fitted},
          {"deviation", number(one.deviation)},
          {"elasticity_below", number(one.below)},
          {"elasticity_above", number(one.above)}};
}

Json json_of(const ServiceResponse& one) {
  return {{"option", one.option},
          {"benefit", one.benefit},
          {"unit", one.unit},
          {"from", one.from.ok() ? Json(date_text(one.from)) : Json(nullptr)},
          {"demand", one.demand},
          {"difference", one.difference},
          {"errors", one.errors},
          {"fitted", one.fitted},
          {"deviation", number(one.deviation)}};
}

Json json_of(const ServiceYears& one) {
  Json half_widths = Json::array();
  for (const double half_width : one.half_width) half_widths.push_back(number(half_width));
  return {{"option", one.option}, {"contact", one.contact}, {"measure", one.measure},
          {"unit", one.unit},     {"mean", one.mean},       {"half_width", half_widths},
          {"demand", one.demand}, {"held", one.held}};
}

std::string_view word_of(StaffingRule rule) {
  static constexpr std::string_view words[] = {"fixed", "hold_standard", "budget"};
  return words[static_cast<int>(rule)];
}

Json json_of(const OptionCosts& option, const YearCost& cost) {
  return {{"option", option.name},       {"organisation", cost.organisation},
          {"kind", name_of(cost.kind)},  {"category", cost.category},
          {"name", cost.name},           {"year", cost.year},
          {"amount", cost.amount.value}, {"present", cost.present.value}};
}

}  // namespace

Json json_of(const Appraisal& appraisal) {
  if (appraisal.empty()) return nullptr;
  Json years = Json::array(), costs = Json::array(), notes = Json::array();
  for (int year = 0; year < appraisal.years; ++year) years.push_back(year_name(appraisal, year));
  for (const OptionCosts& option : appraisal.options) {
    for (const YearCost& cost : option.costs) costs.push_back(json_of(option, cost));
    for (const std::string& note : option.notes) notes.push_back(note);
  }
  return {{"years", years},
          {"schedule", appraisal.schedule},
          {"staffing", word_of(appraisal.staffing)},
          {"draws", appraisal.draws},
          {"undrawn", {{"inputs", appraisal.undrawn.inputs}, {"names", appraisal.undrawn.names}}},
          {"values", list_of(appraisal.values)},
          {"responses", list_of(appraisal.responses)},
          {"service_responses", list_of(appraisal.service_responses)},
          {"service", list_of(appraisal.service)},
          {"costs", costs},
          {"notes", notes}};
}

}  // namespace bluelight
