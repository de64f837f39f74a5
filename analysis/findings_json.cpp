#include <bluelight/findings.hpp>
#include <cmath>
#include <nlohmann/json.hpp>

#include "analysis/case_json.hpp"

namespace bluelight {
namespace {

using Json = nlohmann::ordered_json;

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json json_of(const Estimate& estimate) {
  return {{"mean", number(estimate.mean)},
          {"half_width", number(estimate.half_width)},
          {"count", estimate.count}};
}

Json json_of(const Difference& difference) {
  return {{"mean", number(difference.estimate.mean)},
          {"half_width", number(difference.estimate.half_width)},
          {"pairs", difference.estimate.count},
          {"dropped", difference.dropped},
          {"p_value", number(difference.p_value)},
          {"verdict", name_of(difference.verdict)}};
}

Json json_of(const ComparedValue& value) {
  if (!value.present) return nullptr;
  Json json = json_of(value.estimate);
  json["difference"] = value.difference ? json_of(*value.difference) : Json(nullptr);
  return json;
}

Json json_of(const ComparisonRow& row, const std::vector<ComparedOption>& options) {
  Json values = Json::object();
  for (std::size_t i = 0; i < options.size(); ++i)
    values[options[i].name] = json_of(row.options[i]);
  return {{"family", row.headline.family},
          {"measure", row.headline.measure},
          {"label", row.label},
          {"unit", row.unit},
          {"good", name_of(row.headline.good)},
          {"options", values}};
}

/// One option: how it was run, and the answer.
Json json_of(const Findings& findings, std::size_t number) {
  const ComparedOption& option = findings.comparison.options[number];
  Json groups = Json::array();
  for (const PricedPosts& group : findings.posts[number])
    groups.push_back({{"group", group.group},
                      {"organisation", group.organisation},
                      {"posts", group.posts},
                      {"cost_per_fte", group.cost_per_fte.value}});
  return {{"name", option.name},
          {"title", option.title},
          {"done", option.done},
          {"failed", option.failed},
          {"service",
           number == 0 ? Json(nullptr) : Json(service_sentence(findings.comparison, number))},
          {"posts", groups}};
}

Json json_of(const TheoryFinding& finding) {
  Json json = {{"family", finding.exact.family},       {"measure", finding.exact.measure},
               {"labels", finding.exact.labels},       {"unit", finding.unit},
               {"exact", number(finding.exact.value)}, {"source", finding.exact.source}};
  json.update(json_of(finding.estimate));
  return json;
}

Json json_of(const PrecisionFinding& finding) {
  const PrecisionGoal& goal = finding.goal;
  return {{"name", goal.name},
          {"label", goal.label()},
          {"measure", goal.measure},
          {"unit", finding.unit},
          {"of", goal.difference ? "difference" : "value"},
          {"asked", goal.half_width},
          {"relative", goal.relative},
          {"widest", json_of(finding.widest)},
          {"met", is_met(goal, finding.widest)}};
}

Json json_of(const EqualServiceFinding& finding) {
  return {{"option", finding.option},
          {"group", finding.group.empty() ? Json(nullptr) : Json(finding.group)},
          {"demand", finding.demand},
          {"posts", finding.posts},
          {"half_width", finding.half_width},
          {"difference", finding.difference},
          {"difference_half_width", finding.difference_half_width}};
}

Json json_of(const std::vector<EqualServiceFinding>& findings) {
  Json all = Json::array();
  for (const EqualServiceFinding& finding : findings) all.push_back(json_of(finding));
  return all;
}

}  // namespace

std::string findings_json(const Findings& findings) {
  const Comparison& comparison = findings.comparison;
  Json options = Json::array(), rows = Json::array(), theory = Json::array();
  for (std::size_t i = 0; i < comparison.options.size(); ++i)
    options.push_back(json_of(findings, i));
  for (const TheoryFinding& finding : findings.theory) theory.push_back(json_of(finding));
  Json precision = Json::array();
  for (const PrecisionFinding& finding : findings.precision) precision.push_back(json_of(finding));
  for (const ComparisonRow& row : comparison.rows) rows.push_back(json_of(row, comparison.options));
  const Json json = {{"format", "bluelight-findings/1"},
                     {"title", findings.title},
                     {"confidence", comparison.confidence},
                     {"family_error", comparison.family_error},
                     {"tests", comparison.tests},
                     {"options", options},
                     {"comparison", rows},
                     {"appraisal", json_of(findings.appraisal)},
                     {"stranded", findings.stranded},
                     {"failures", findings.failures},
                     {"theory", theory},
                     {"precision", precision},
                     {"equal_service", json_of(findings.equal_service)},
                     {"standards_at_risk", findings.standards_at_risk},
                     {"provenance", findings.provenance}};
  return json.dump(2) + '\n';
}

}  // namespace bluelight
