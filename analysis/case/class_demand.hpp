/// What calls follow over the years, and who answers them.
#pragma once

#include <bluelight/study.hpp>
#include <bluelight/world.hpp>
#include <set>
#include <string>
#include <vector>

#include "analysis/case/service_runs.hpp"

namespace bluelight {

/// Growth of calls, and the groups that feel it.
struct ClassDemand {
  double growth = 0;             ///< relative change of their load a year
  std::set<std::string> groups;  ///< who answers them; empty: everybody

  bool answers(const std::string& group) const { return groups.empty() || groups.contains(group); }
};

/// The calls of a study, as the world of its baseline states them before any lever.
class StudyDemand {
 public:
  /// Without a scenario calls do not grow, and everybody answers them. Throws `ScenarioError` if
  /// the scenario cannot be read.
  explicit StudyDemand(const OptionRuns& baseline);

  /// The calls that `name` measures: those of its class, else all of them.
  ClassDemand of(const MeasureName& name) const;

 private:
  struct Class {
    std::string name;
    double load = 0;  // erlang-hours of a week
    ClassDemand demand;
  };
  std::vector<Class> classes_;
};

}  // namespace bluelight
