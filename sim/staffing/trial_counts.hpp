/// What one run of a trial says about the standards that are held.
#pragma once

#include <bluelight/observer.hpp>
#include <span>

#include "measures/measured_time.hpp"
#include "staffing/holds.hpp"

namespace bluelight {

/// What a standard is a ratio of, by hour of the week: calls in time (or answered at all) of calls
/// offered, incidents mobilised in time of incidents that a desk saw, answer times of calls
/// answered, or time with a reserve of the time measured.
struct WeekCounts {
  WeekValues of{}, good{};
};

/// Time at which so many people of a reserve are at work: by hour of the week, then by number.
using WeekBusy = std::vector<double>;

/// Listens to a run and counts.
class TrialCounts : public Observer {
 public:
  /// `world` and `holds` must outlive it.
  TrialCounts(const World& world, const Holds& holds);

  void hour_begins(int hour) override;
  void offered(const OfferedCall& call) override;
  void answered(const OfferedCall& call, Duration wait) override;
  void abandoned(const OfferedCall&, Duration) override {}
  void redialled(const OfferedCall&) override {}
  void handled(const OfferedCall&, Duration) override {}
  void waiting_changed(ContactId, int, TimePoint) override {}
  void incident_visible(const SeenIncident& seen) override;
  void mobilised(const SeenIncident& seen, TimePoint since, TimePoint now) override;
  void staff_changed(StaffGroupId group, int busy, int on_duty, TimePoint now) override;
  void duty_changed(StaffGroupId group, const DutyCount& count, TimePoint now) override;

  /// Counts up to the end of measured time; then all that was counted, in one row: for each entry
  /// the two numbers of each hour, then for each reserve its `WeekBusy`.
  RunValues values();

  /// Numbers of people that are told apart for a reserve: more are counted as the last.
  static std::size_t levels_of(const World& world, const ReserveHold& reserve);

 private:
  /// The people of one group.
  struct Group {
    int busy = 0, on_duty = 0, on_break = 0, finishing = 0;
    std::vector<std::size_t> reserves;
  };
  /// Those of all groups of a reserve.
  struct Watch {
    int people = 0;  ///< that must be left over
    int busy = 0, left = 0;
    TimePoint since{};
    std::size_t levels = 0;
    WeekBusy time;
  };

  /// Entries of what is held of the desk that sees an incident in measured time.
  std::span<const std::size_t> entries_of(const SeenIncident& seen) const;
  void settle(std::size_t reserve, TimePoint now);
  void change(Group& group, const Group& next, TimePoint now);

  const Holds& holds_;
  LocalHours calendar_;
  Window window_;
  MeasuredTime time_;
  std::size_t hour_of_week_ = 0;
  std::size_t desks_from_;
  std::vector<std::vector<std::size_t>> entries_;  ///< by class of calls, then by desk
  std::vector<WeekCounts> counts_;                 ///< by entry
  std::vector<Group> groups_;
  std::vector<Watch> watches_;
};

}  // namespace bluelight
