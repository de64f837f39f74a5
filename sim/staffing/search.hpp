/// From time-varying Erlang A to the seats that simulated calls need.
#pragma once

#include <bluelight/staff_need.hpp>

#include "staffing/pools.hpp"
#include "staffing/trial.hpp"

namespace bluelight {

/// What is looked for, and where. All must outlive the search.
struct SearchTask {
  const World& world;
  const std::vector<ClassLoad>& loads;
  const Holds& holds;
  const std::vector<Pool>& pools;
  const StaffingSettings& settings;
};

/// What the search found for one crew of a pool.
struct CrewSeats {
  WeekSeats first{};       ///< by Erlang A
  WeekSeats seats{};       ///< after correction
  double hours_error = 0;  ///< half-width of the 90 % interval of seats × hours a week
};

/// What the search found.
struct Found {
  std::vector<std::vector<CrewSeats>> crews;  ///< by pool
  int rounds = 0;
  bool settled = true;
};

/// The seats of each group: its part of what its crew has.
Candidate candidate_of(const World& world, const std::vector<Pool>& pools,
                       const std::vector<std::vector<WeekSeats>>& seats);

/// Corrects all periods of all pools at once, round by round, until nothing changes.
Found search_seats(const SearchTask& task);

}  // namespace bluelight
