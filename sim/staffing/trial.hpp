/// A candidate put to the test: how calls are answered if these seats are filled.
#pragma once

#include <bluelight/staff_need.hpp>
#include <bluelight/world.hpp>
#include <map>
#include <vector>

namespace bluelight {

/// Confidence of every one-sided bound of a share.
inline constexpr double one_sided = 0.95;

/// Calls of one class in one replication, by hour of the week.
struct WeekCalls {
  std::array<double, hours_a_week> offered{}, in_time{};
};

/// What a candidate's replications counted: by replication and class of calls.
using TrialCalls = std::vector<std::vector<WeekCalls>>;

/// Share answered in time over some hours, and how sure it is.
struct ShareInTime {
  double offered = 0;  ///< calls
  double share = 1;
  double standard_error = 0;  ///< of a ratio, over replications
};

/// Seats of each group under trial.
using Candidate = std::map<StaffGroupId, WeekSeats>;

/// The world with the seats of a candidate instead of rosters. Bank holidays are like Sundays.
World with_seats(const World& world, const Candidate& candidate);

/// Runs replications 0 … n - 1 of the candidate, each over weeks spread over the year. Every
/// candidate meets the same calls.
TrialCalls run_trial(const World& world, const StaffingSettings& settings,
                     const std::function<void(const RunProgress&)>& progress);

/// The counts of whole runs: replications from `first` on, as long as the world says.
TrialCalls run_fresh(const World& world, const StaffingSettings& settings, std::uint64_t first);

/// Over some hours of the week.
ShareInTime share_over(const TrialCalls& calls, ContactId contact,
                       const std::vector<std::size_t>& hours);

/// The same without the worst replication if what happened in it is no matter of seats, such as a
/// crash that a whole road reports: it has more calls that were not answered in time than all
/// others together, and more than five of their standard deviations above their mean.
ShareInTime usual_share(const TrialCalls& calls, ContactId contact,
                        const std::vector<std::size_t>& hours);

}  // namespace bluelight
