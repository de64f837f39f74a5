/// Counts and sums of one run, hour of the week by hour of the week.
#pragma once

#include <array>
#include <bluelight/local_hours.hpp>
#include <bluelight/observer.hpp>
#include <bluelight/waiting_histogram.hpp>
#include <bluelight/world.hpp>
#include <cstdint>
#include <optional>
#include <vector>

namespace bluelight {

/// The measured time of a run, [from, to).
struct Window {
  TimePoint from, to;
};

/// What is counted of the calls that were offered in one hour of the week.
struct CallTally {
  std::uint64_t offered = 0, answered = 0, abandoned = 0, redialled = 0, delayed = 0;
  std::uint64_t with_standard = 0;     ///< offered calls of classes that have a standard
  std::uint64_t within = 0;            ///< answered within the class's standard
  std::uint64_t abandoned_before = 0;  ///< gave up before the standard's time was over
  std::uint64_t handled = 0;
  Duration waited{};     ///< of all calls whose wait has ended
  Duration to_answer{};  ///< of answered calls
  Duration handling{};
  Duration queued{};  ///< calls waiting × time
  WaitingHistogram answer_times;

  void merge(const CallTally& other);
};

/// Time of a staff group in one hour of the week.
struct StaffTally {
  Duration staffed{};  ///< seats on duty × time
  Duration busy{};     ///< people at work × time
  Duration overrun{};  ///< people at work beyond the seats on duty × time
  void merge(const StaffTally& other);
};

template <class Tally>
using WeekOf = std::array<Tally, hours_a_week>;

/// Listens to a run and counts what falls into the measured window. Calls belong to the hour in
/// which they were offered.
class Tallies : public Observer {
 public:
  /// Calls offered in `window` are measured; so is the time of staff and queues.
  Tallies(const World& world, const LocalHours& calendar, Window window);

  void hour_begins(int hour) override;
  void offered(const OfferedCall& call) override;
  void answered(const OfferedCall& call, Duration wait) override;
  void abandoned(const OfferedCall& call, Duration wait) override;
  void redialled(const OfferedCall& call) override;
  void handled(const OfferedCall& call, Duration handle_time) override;
  void waiting_changed(ContactId contact, int waiting, TimePoint now) override;
  void staff_changed(StaffGroupId group, int busy, int on_duty, TimePoint now) override;
  /// Completes what is measured over time. Requires: called once, at the end of the run.
  void finish(TimePoint now);

  const std::vector<WeekOf<CallTally>>& contacts() const { return contacts_; }
  const std::vector<WeekOf<StaffTally>>& staff() const { return staff_; }

 private:
  struct Queue {
    int waiting = 0;
    TimePoint since{};
  };
  struct Pool {
    int busy = 0, on_duty = 0;
    TimePoint since{};
  };

  CallTally* tally_of(const OfferedCall& call);
  Duration measured(TimePoint since, TimePoint now) const;
  void settle(std::size_t contact, TimePoint now);
  void settle_staff(std::size_t group, TimePoint now);

  Window window_;
  int hour_of_week_ = 0;
  std::vector<std::uint8_t> week_hour_;
  std::vector<std::optional<ServiceLevel>> standards_;
  std::vector<WeekOf<CallTally>> contacts_;
  std::vector<WeekOf<StaffTally>> staff_;
  std::vector<Queue> queues_;
  std::vector<Pool> pools_;
};

}  // namespace bluelight
