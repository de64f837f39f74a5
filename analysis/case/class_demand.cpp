#include "analysis/case/class_demand.hpp"

#include <algorithm>
#include <numeric>

#include "scenario/parse.hpp"
#include "scenario/read_world.hpp"
#include "staffing/week_load.hpp"

namespace bluelight {
namespace {

World world_of(const OptionRuns& option) {
  Problems problems;
  const auto tree = parse(option.resolved, "scenario of " + option.name, problems);
  World world = tree ? read_world(*tree, problems) : World{};
  problems.throw_if_any();
  return world;
}

std::set<std::string> who_answers(const World& world, std::size_t contact) {
  std::set<std::string> groups;
  for (const StaffGroup& group : world.staff)
    for (const SkillId skill : group.skills)
      if (skill.kind == SkillId::Kind::contact && skill.index == contact) groups.insert(group.name);
  return groups;
}

}  // namespace

StudyDemand::StudyDemand(const OptionRuns& baseline) {
  if (baseline.resolved.empty()) return;
  const World world = world_of(baseline);
  const auto loads = week_loads(world);
  for (std::size_t contact = 0; contact < loads.size(); ++contact) {
    const auto& erlangs = loads[contact].erlangs;
    classes_.push_back({.name = world.contacts[contact].name,
                        .load = std::accumulate(erlangs.begin(), erlangs.end(), 0.0),
                        .demand = {loads[contact].growth, who_answers(world, contact)}});
  }
}

ClassDemand StudyDemand::of(const MeasureName& name) const {
  double all = 0, grown = 0;
  for (const Class& one : classes_) {
    if (name.family == "contact" && one.name == name.thing) return one.demand;
    all += one.load;
    grown += one.load * one.demand.growth;
  }
  return {.growth = all > 0 ? grown / all : 0, .groups = {}};
}

}  // namespace bluelight
