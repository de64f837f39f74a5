/// What a study runs besides its options: their states at other levels of demand, and while an
/// input is at an end of its range.
#pragma once

#include <bluelight/study.hpp>
#include <string>
#include <vector>

namespace bluelight {

/// One number of a run, and what it is called.
struct ServiceMeasure {
  std::string family, thing, measure;
  std::size_t position = 0;  ///< in the values of a run
};

/// A world that is run for one or more options, because it is the same in all of them.
struct ServiceWorld {
  std::string name;  ///< where it stands first, for people
  const World* world = nullptr;
  double demand = 1;  ///< factor on the world's own
  std::vector<ServiceMeasure> measures;
};

/// Where an option takes the runs of one state, level and end from.
struct ServicePlace {
  std::size_t option = 0;
  std::chrono::year_month_day from{};
  double demand = 1;
  std::string input, end;  ///< as in `ServiceRun`
  /// Of an option's own runs: its number; from the number of options on: of `ServicePlan::worlds`.
  std::size_t runs = 0;
  std::vector<ServiceMeasure> measures;  ///< of these runs
};

/// Worlds that are run, and whose service they say.
struct ServicePlan {
  std::vector<ServiceWorld> worlds;
  std::vector<ServicePlace> places;  ///< by option, end, state and level
};

/// The plan of a study; nothing unless rosters are fixed and there are other levels of demand, or
/// benefits that an input at an end of its range may change. Refers to `study`. Worlds with the
/// same `resolved` are run once.
ServicePlan plan_service(const Study& study);

/// The numbers of these measures among the values of a run.
RunValues picked(const RunValues& values, const std::vector<ServiceMeasure>& measures);

}  // namespace bluelight
