/// What runs said of service, gathered for the options that have it.
#pragma once

#include <cstdint>
#include <map>

#include "experiment/service_plan.hpp"

namespace bluelight {

/// Values of the worlds of a `ServicePlan`, as runs end.
class ServiceValues {
 public:
  /// `plan` must outlive it.
  explicit ServiceValues(const ServicePlan& plan) : plan_(plan), values_(plan.worlds.size()) {}

  /// Keeps the numbers of one run of a world; none of a run that failed. Requires: they are those
  /// of `ServiceWorld::measures`.
  void take(std::size_t world, std::uint64_t replication, RunValues values);

  /// Writes `OptionRuns::service` of all options: each replication that they have, from its own
  /// runs, those that were taken, or `earlier`, which may be null.
  void fill(StudyResult& result, const StudyResult* earlier) const;

 private:
  double value_of(std::size_t world, std::size_t measure, std::uint64_t replication) const;

  const ServicePlan& plan_;
  std::vector<std::map<std::uint64_t, RunValues>> values_;  ///< by world; empty: the run failed
};

}  // namespace bluelight
