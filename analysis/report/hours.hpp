/// Measures by hour of the week, gathered into the hours of a day, with intervals across
/// replications.
#pragma once

#include <array>
#include <bluelight/estimate.hpp>
#include <bluelight/study.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace bluelight::report {

/// A way to look at the hours of a week. Each place gathers one or more hours of the week (Monday
/// 00:00 is 0).
struct WeekView {
  std::string name;   ///< "weekday"
  std::string title;  ///< "Monday to Friday"
  std::vector<std::string> labels;
  std::vector<std::vector<int>> hours;
};

/// Monday to Friday and the weekend by hour of day, and all 168 hours.
const std::array<WeekView, 3>& week_views();

/// A number for each hour that is a ratio of two measures of one family: over several hours the
/// numerators and the denominators are added up before they are divided.
struct HourlyRatio {
  std::string_view family;       ///< "contact_hour"
  std::string_view numerator;    ///< "busy_hours", or a mean over what `denominator` counts
  std::string_view denominator;  ///< "staffed_hours"
  bool numerator_is_mean = false;
};

/// Mean answer time, weighted by calls answered; in seconds.
inline constexpr HourlyRatio answer_time_by_hour{"contact_hour", "answer_time_mean", "answered",
                                                 true};
/// Busy hours over staffed hours.
inline constexpr HourlyRatio occupancy_by_hour{"staff_hour", "busy_hours", "staffed_hours", false};

/// Names that the first dimension of the ratio's measures has in any option, in order of
/// appearance.
std::vector<std::string> labels_of(const StudyResult& study, const HourlyRatio& ratio);

/// The ratio of `label` at each place of `view`; empty if the option has no such label, `count` 0
/// where no replication has a value.
std::vector<Estimate> by_hour(const OptionRuns& option, const HourlyRatio& ratio,
                              std::string_view label, const WeekView& view);

}  // namespace bluelight::report
