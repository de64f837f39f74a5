/// Local time of the area: which hour of the week, month and holiday each simulated hour is, clock
/// changes included.
#pragma once

#include <bluelight/time.hpp>
#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace bluelight {

inline constexpr int hours_a_week = 168;
/// Days of a staffing or demand week: Monday 0 … Sunday 6, bank holiday 7.
inline constexpr int day_kinds = 8;

/// One hour of local time. The unit in which demand, rosters and tallies change.
struct LocalHour {
  std::int32_t day;       ///< number of the local date within the run, from 0
  std::uint8_t hour;      ///< 0 … 23, local wall clock
  std::uint8_t day_kind;  ///< Monday 0 … Sunday 6, bank holiday 7
  std::uint8_t weekday;   ///< Monday 0 … Sunday 6, also on a bank holiday
  std::uint8_t month;     ///< 0 … 11
  bool school_holiday;
  int hour_of_week() const { return weekday * 24 + hour; }
};

/// One local date of a run.
struct LocalDay {
  std::chrono::year_month_day date;
  TimePoint begin;  ///< local midnight
  TimePoint end;    ///< the next local midnight: 23, 24 or 25 hours later
};

/// The calendar of one run. Instant 0 is local midnight of the first date.
class LocalHours {
 public:
  /// Covers `days` local dates from `first` in IANA zone `zone` ("Europe/London"; "UTC" has no
  /// clock changes). Throws `std::invalid_argument` if the zone is unknown.
  LocalHours(std::chrono::year_month_day first, int days, const std::string& zone,
             const std::vector<std::chrono::year_month_day>& bank_holidays,
             const std::vector<std::chrono::year_month_day>& school_holidays);

  const std::vector<LocalDay>& days() const { return days_; }
  /// Elapsed hours of the run; hour h is [h, h + 1) hours after instant 0.
  const std::vector<LocalHour>& hours() const { return hours_; }
  /// The hour that holds an instant. Requires: instant within the covered days (the end counts as
  /// the last hour).
  const LocalHour& at(TimePoint instant) const;
  TimePoint end() const { return days_.back().end; }
  /// The instant at which the wall clock shows `time` after the midnight of date `day`; 24 h and
  /// more are times of later dates. Of two such instants the first, in a gap the gap's end.
  /// Requires: the date meant is covered, and `time` is not negative.
  TimePoint at_wall_clock(int day, Duration time) const;

 private:
  std::vector<LocalDay> days_;
  std::vector<LocalHour> hours_;
};

/// The names of the time zones that `LocalHours` knows.
std::vector<std::string> time_zone_names();

}  // namespace bluelight
