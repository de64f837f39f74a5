/// How long the people of a group have had nothing to do, and how busy they have been today.
#pragma once

#include <bluelight/staffed_pool.hpp>
#include <bluelight/time.hpp>
#include <deque>

namespace bluelight {

/// Follows one group. A day is 24 h of elapsed time, from the run's first midnight on.
class DutyRecord {
 public:
  /// From `now` on the group is like this. Whoever is idle longest takes the next call, or goes
  /// home first.
  void changed(const StaffedPool& pool, TimePoint now);
  /// Since when the one who is idle longest is. Requires: somebody is.
  TimePoint longest_idle() const { return idle_since_.front(); }
  /// Time at work over time on duty of the day so far; 0 if nobody has been on duty.
  double occupancy(TimePoint now) const;

 private:
  /// Time of people on the day of `now`, so far.
  struct Today {
    Duration busy{0}, on_duty{0};
  };
  Today today_at(TimePoint now) const;

  std::deque<TimePoint> idle_since_;
  TimePoint last_{};
  int busy_now_ = 0, on_duty_now_ = 0;
  Today today_;  ///< up to `last_`
};

}  // namespace bluelight
