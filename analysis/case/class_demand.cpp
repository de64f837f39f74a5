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

bool answers(const StaffGroup& group, std::size_t contact) {
  return std::any_of(group.skills.begin(), group.skills.end(), [contact](SkillId skill) {
    return skill.kind == SkillId::Kind::contact && skill.index == contact;
  });
}

}  // namespace

ClassDemand class_demand(const OptionRuns& baseline, const MeasureName& name) {
  ClassDemand demand;
  if (baseline.resolved.empty()) return demand;
  const World world = world_of(baseline);
  const auto loads = week_loads(world);
  double all = 0, grown = 0;
  for (std::size_t contact = 0; contact < loads.size(); ++contact) {
    const bool is_meant = name.family == "contact" && world.contacts[contact].name == name.thing;
    if (name.family == "contact" && !is_meant) continue;
    const auto& erlangs = loads[contact].erlangs;
    const double load = std::accumulate(erlangs.begin(), erlangs.end(), 0.0);
    all += load;
    grown += load * loads[contact].growth;
    for (const StaffGroup& group : world.staff)
      if (is_meant && answers(group, contact)) demand.groups.insert(group.name);
  }
  if (all > 0) demand.growth = grown / all;
  return demand;
}

}  // namespace bluelight
