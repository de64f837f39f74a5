#include <cmath>
#include <nlohmann/json.hpp>

#include "cli/explain_text.hpp"

namespace bluelight::cli {
namespace {

using Json = nlohmann::ordered_json;

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json json_of(const Estimate& estimate) {
  return {{"mean", number(estimate.mean)},
          {"half_width", number(estimate.half_width)},
          {"count", estimate.count}};
}

Json json_of(const GroupShare& group) {
  static constexpr std::array words{"fewer", "not told", "more"};
  return {{"dimension", group.dimension},
          {"label", group.label},
          {"calls", group.calls},
          {"worse", json_of(group.worse)},
          {"better", json_of(group.better)},
          {"unchanged", json_of(group.unchanged)},
          {"excess", json_of(group.excess)},
          {"told", words[static_cast<std::size_t>(group.told + 1)]}};
}

Json json_of(const IncidentShare& one) {
  return {{"service", one.service},
          {"incidents", one.incidents},
          {"later", json_of(one.later)},
          {"sooner", json_of(one.sooner)},
          {"unchanged", json_of(one.unchanged)}};
}

Json seconds(std::int64_t microseconds) { return static_cast<double>(microseconds) * 1e-6; }

/// One call in one of the two worlds.
Json json_of(const Explained& answer, const ExampleCall& example, std::size_t world) {
  static constexpr std::array ends{"waiting", "answered", "gave_up"};
  const CallStory& call = example.call[world];
  Json services = Json::object();
  const auto& all = answer.baseline.services;
  for (std::size_t i = 0; i < std::min(all.size(), example.services[world].size()); ++i) {
    const auto& seen = example.services[world][i];
    if (seen.mobilised < 0) continue;
    services[all[i].name] = {{"visible", seconds(seen.visible - call.offered)},
                             {"mobilised", seconds(seen.mobilised - call.offered)}};
  }
  const bool is_over = call.end != CallEnd::waiting;
  return {{"end", ends[static_cast<std::size_t>(call.end)]},
          {"waited", is_over ? seconds(call.waited) : Json(nullptr)},
          {"attempts", call.attempts},
          {"by_partner", call.by_partner},
          {"services", services}};
}

Json json_of(const Explained& answer, const ExampleCall& example) {
  const World& world = answer.baseline;
  const CallStory& call = example.call[0];
  const bool somewhere = call.zone != CallStory::nowhere;
  return {{"kind", name_of(example.kind)},
          {"replication", example.replication},
          {"offered", clock_text(world, call.offered)},
          {"contact", world.contacts[call.contact].name},
          {"zone", somewhere ? Json(world.zones[call.zone].name) : Json(nullptr)},
          {"baseline", json_of(answer, example, 0)},
          {"proposal", json_of(answer, example, 1)}};
}

Json json_of(const SplitMeasure& row) {
  Json parts = Json::object();
  for (const Mechanism one : all_mechanisms)
    parts[std::string(bluelight::name_of(one))] = json_of(row.parts[static_cast<std::size_t>(one)]);
  return {{"family", row.family},
          {"measure", row.measure},
          {"label", row.label},
          {"unit", row.unit},
          {"baseline", json_of(row.baseline)},
          {"proposal", json_of(row.proposal)},
          {"change", json_of(row.change)},
          {"parts", parts}};
}

}  // namespace

std::string explain_json(const Explained& answer) {
  const Explanation& found = answer.found;
  Json callers = Json::array(), incidents = Json::array(), examples = Json::array();
  Json split = Json::array(), used = Json::array();
  for (const GroupShare& one : found.callers) callers.push_back(json_of(one));
  for (const IncidentShare& one : found.incidents) incidents.push_back(json_of(one));
  for (const ExampleCall& one : found.examples) examples.push_back(json_of(answer, one));
  for (const SplitMeasure& one : found.split) split.push_back(json_of(one));
  for (const Mechanism one : all_mechanisms)
    if (has(found.used, one)) used.push_back(bluelight::name_of(one));
  const Json json{{"format", "bluelight-explanation/1"},
                  {"title", found.title},
                  {"baseline", found.baseline},
                  {"proposal", found.proposal},
                  {"seed", found.settings.seed},
                  {"replications", found.settings.replications},
                  {"measured", to_seconds(found.measured).count()},
                  {"threshold", to_seconds(found.settings.threshold).count()},
                  {"callers", callers},
                  {"unpaired", found.unpaired},
                  {"incidents", incidents},
                  {"examples", examples},
                  {"mechanisms", used},
                  {"worlds", found.worlds},
                  {"split", split},
                  {"notes", answer.notes},
                  {"provenance", found.provenance}};
  return json.dump(2) + '\n';
}

}  // namespace bluelight::cli
