/// The measured time of a run, and the hours of the week in it.
#pragma once

#include <algorithm>
#include <array>
#include <bluelight/local_hours.hpp>
#include <bluelight/time.hpp>
#include <cstdint>
#include <vector>

namespace bluelight {

/// The measured time of a run, [from, to).
struct Window {
  TimePoint from, to;
};

/// Something for each hour of the week.
template <class Tally>
using WeekOf = std::array<Tally, hours_a_week>;

/// Where the instants and times of a run fall.
class MeasuredTime {
 public:
  MeasuredTime(const LocalHours& calendar, Window window) : window_(window) {
    for (const LocalHour& hour : calendar.hours())
      week_hour_.push_back(static_cast<std::uint8_t>(hour.hour_of_week()));
  }
  /// Whether an instant is measured.
  bool holds(TimePoint instant) const { return instant >= window_.from && instant < window_.to; }
  /// Hour of the week (local) of an instant of the run.
  std::size_t hour_of_week(TimePoint instant) const {
    return week_hour_[static_cast<std::size_t>(instant.time_since_epoch() / std::chrono::hours{1})];
  }
  /// What is measured of the time between two instants.
  Duration between(TimePoint since, TimePoint now) const {
    return std::max(Duration{0}, std::min(now, window_.to) - std::max(since, window_.from));
  }
  TimePoint end() const { return window_.to; }

 private:
  Window window_;
  std::vector<std::uint8_t> week_hour_;  ///< of each hour of the run
};

}  // namespace bluelight
