/// A candidate put to the test: how calls are answered if these seats are filled.
#pragma once

#include <bluelight/staff_need.hpp>
#include <bluelight/world.hpp>
#include <map>
#include <vector>

#include "staffing/holds.hpp"
#include "staffing/trial_counts.hpp"

namespace bluelight {

/// Confidence of every one-sided bound of a share.
inline constexpr double one_sided = 0.95;

/// What a candidate's replications counted.
struct Trial {
  std::vector<std::vector<WeekCounts>> counts;  ///< by replication and entry of `Holds`
  std::vector<WeekBusy> busy;                   ///< by reserve, all replications together
};

/// Seats of each group under trial.
using Candidate = std::map<StaffGroupId, WeekSeats>;

/// The world with the seats of a candidate instead of rosters. Bank holidays are like Sundays.
World with_seats(const World& world, const Candidate& candidate);

/// Runs replications 0 … n - 1 of the candidate, each over weeks spread over the year. Every
/// candidate meets the same calls.
Trial run_trial(const World& world, const Holds& holds, const StaffingSettings& settings,
                const std::function<void(const RunProgress&)>& progress);

/// The counts of whole runs: replications from `first` on, as long as the world says.
Trial run_fresh(const World& world, const Holds& holds, const StaffingSettings& settings,
                std::uint64_t first);

}  // namespace bluelight
