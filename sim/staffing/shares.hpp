/// What a trial's counts say of a standard over some hours of the week, and how sure that is.
#pragma once

#include "staffing/trial.hpp"

namespace bluelight {

/// Of fewer calls a trial says too little of a share.
constexpr double fewest_calls = 30;

/// Share answered in time over some hours (or the mean of what else an entry counts).
struct ShareInTime {
  double offered = 0;  ///< calls
  double share = 1;
  double standard_error = 0;  ///< of a ratio, over replications
};

/// Over some hours of the week.
ShareInTime share_over(const Trial& trial, std::size_t entry,
                       const std::vector<std::size_t>& hours);

/// The same without the worst replication if what happened in it is no matter of seats, such as a
/// crash that a whole road reports: it has more calls that were not answered in time than all
/// others together, and more than five of their standard deviations above their mean. For shares.
ShareInTime usual_share(const Trial& trial, std::size_t entry,
                        const std::vector<std::size_t>& hours);

/// Standard error of the difference between two trials of the same calls, replication by
/// replication. Requires: as many replications in both.
double paired_error(const Trial& one, const Trial& other, std::size_t entry,
                    const std::vector<std::size_t>& hours);

/// The value of each replication over some hours; NaN where nothing was counted.
std::vector<double> values_over(const Trial& trial, std::size_t entry,
                                const std::vector<std::size_t>& hours);

/// The least number of people that are busy no more than a share 1 - `chance` of the time of these
/// hours.
int busy_quantile(const WeekBusy& busy, const std::vector<std::size_t>& hours, double chance);

}  // namespace bluelight
