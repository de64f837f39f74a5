/// What calls follow over the years, and who answers them.
#pragma once

#include <bluelight/study.hpp>
#include <set>
#include <string>

#include "analysis/case/service_runs.hpp"

namespace bluelight {

/// Growth of calls, and the groups that feel it.
struct ClassDemand {
  double growth = 0;             ///< relative change of their load a year
  std::set<std::string> groups;  ///< who answers them; empty: everybody

  bool answers(const std::string& group) const { return groups.empty() || groups.contains(group); }
};

/// The calls that `name` measures: those of its class, else all of them; as the world of `baseline`
/// states before any lever. Without a scenario they do not grow and everybody answers them. Throws
/// `ScenarioError` if the scenario cannot be read.
ClassDemand class_demand(const OptionRuns& baseline, const MeasureName& name);

}  // namespace bluelight
