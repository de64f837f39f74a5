/// Counts and sums of one run, hour of the week by hour of the week.
#pragma once

#include <bluelight/observer.hpp>
#include <bluelight/world.hpp>
#include <cstdint>
#include <optional>
#include <vector>

#include "measures/call_tally.hpp"
#include "measures/dispatch_tallies.hpp"
#include "measures/measured_time.hpp"
#include "measures/place_tally.hpp"
#include "measures/staff_tally.hpp"

namespace bluelight {

/// Listens to a run and counts what falls into the measured window. Calls belong to the hour in
/// which they were offered.
class Tallies : public Observer {
 public:
  /// Calls offered in `window` are measured; so is the time of staff and queues. `world` must
  /// outlive it.
  Tallies(const World& world, const LocalHours& calendar, Window window);
  Tallies(const Tallies&) = delete;

  void hour_begins(int hour) override;
  void offered(const OfferedCall& call) override;
  void answered(const OfferedCall& call, Duration wait) override;
  void abandoned(const OfferedCall& call, Duration wait) override;
  void redialled(const OfferedCall& call) override { count(call, Fate::redialled); }
  void handled(const OfferedCall& call, Duration handle_time) override;
  void waiting_changed(ContactId contact, int waiting, TimePoint now) override;
  void staff_changed(StaffGroupId group, int busy, int on_duty, TimePoint now) override;

  void turned(const OfferedCall& call, ContactId) override { count(call, Fate::turned); }
  void linked(const OfferedCall& call) override { count(call, Fate::linked); }
  void doubled(const OfferedCall& call) override { count(call, Fate::doubled); }
  void resolved_by_phone(const OfferedCall& call) override { count(call, Fate::resolved_by_phone); }
  void held(const OfferedCall& call, Duration time) override;
  void balked(const OfferedCall& call) override { count(call, Fate::balked); }
  void turned_away(const OfferedCall& call) override;
  void presented_again(const OfferedCall& call) override { count(call, Fate::presented_again); }
  void overflowed(const OfferedCall& call, RoomId) override { count(call, Fate::overflowed); }
  void answered_by_partner(const OfferedCall& call, RoomId) override {
    count(call, Fate::answered_by_partner);
  }
  void call_back_offered(const OfferedCall& call) override { count(call, Fate::call_back_offered); }
  void call_back_accepted(const OfferedCall& call) override {
    count(call, Fate::call_back_accepted);
  }
  void called_back(const OfferedCall& call, Duration wait) override;
  void passed_on(const OfferedCall& call, ContactId) override { count(call, Fate::passed_on); }
  void interrupted(SkillId skill, StaffGroupId group, TimePoint now) override;
  void call_back_lost(const OfferedCall& call) override { count(call, Fate::call_back_lost); }
  void chased(const SeenIncident& seen, ContactId rung) override;

  void incident_visible(const SeenIncident& seen) override { dispatch_.incident_visible(seen); }
  void mobilised(const SeenIncident& seen, TimePoint since, TimePoint now) override {
    dispatch_.mobilised(seen, since, now);
  }
  void update_begun(DeskId desk, TimePoint asked, TimePoint now) override {
    dispatch_.update_begun(desk, asked, now);
  }
  void desk_waiting_changed(DeskId desk, int waiting, TimePoint now) override {
    dispatch_.desk_waiting_changed(desk, waiting, now);
  }
  void transfer_needed(const Transfer& one) override;
  void transfer_missed(const Transfer& one) override;
  void transfer_late(const Transfer& one) override;
  void transferred(const Transfer& one, TimePoint now) override;
  void duty_changed(StaffGroupId group, const DutyCount& count, TimePoint now) override;
  void break_begun(StaffGroupId group, Duration late, TimePoint now) override;
  void break_missed(StaffGroupId group, TimePoint now) override;
  void worked(StaffGroupId group, Activity activity, TimePoint from, TimePoint to) override;

  /// Completes what is measured over time. Requires: called once, at the end of the run.
  void finish(TimePoint now) { settle(now); }

  const std::vector<WeekOf<CallTally>>& contacts() const { return contacts_; }
  const std::vector<WeekOf<StaffTally>>& staff() const { return staff_; }
  const std::vector<WeekOf<RoomTally>>& rooms() const { return rooms_; }
  /// Of the calls about incidents in each zone.
  const std::vector<PlaceTally>& places() const { return places_; }
  const DispatchTallies& dispatch() const { return dispatch_; }

 private:
  struct Queue {
    int waiting = 0;
    TimePoint since{};
  };
  /// Who is there of a group or a room.
  struct Presence {
    int free = 0, on_duty = 0, rostered = 0;
    bool is_open() const { return on_duty > 0 || rostered > 0; }
    bool is_without_reserve() const { return is_open() && free == 0; }
  };
  struct Pool {
    RoomId room;
    int busy = 0, on_duty = 0;
    TimePoint since{};
    DutyCount duty{};
    TimePoint duty_since{};
    /// Whoever is over with their shift is busy, but takes nobody's seat.
    int free() const { return std::max(0, on_duty - (busy - duty.finishing)); }
    Presence people() const { return {free(), on_duty, duty.rostered}; }
    int beyond_seats() const { return std::max(duty.finishing, busy - on_duty); }
  };
  /// The people of a room together.
  struct Crew {
    Presence people;
    TimePoint since{};
  };

  CallTally* tally_of(const OfferedCall& call);
  PlaceTally* place_of(const OfferedCall& call);
  PlaceTally* place_of(const Transfer& one);
  void count(const OfferedCall& call, Fate fate);
  void settle(TimePoint now);
  void settle_queue(std::size_t contact, TimePoint now);
  void settle_staff(std::size_t group, TimePoint now);
  void settle_duty(std::size_t group, TimePoint now);
  void settle_room(std::size_t room, TimePoint now);
  void change_room(const Pool& pool, const Presence& before, TimePoint now);

  MeasuredTime time_;
  std::size_t hour_of_week_ = 0;
  TimePoint hour_began_{};
  std::vector<std::optional<ServiceLevel>> standards_;
  std::vector<WeekOf<CallTally>> contacts_;
  std::vector<WeekOf<StaffTally>> staff_;
  std::vector<WeekOf<RoomTally>> rooms_;
  std::vector<PlaceTally> places_;  ///< by zone
  std::vector<Queue> queues_;
  std::vector<Pool> pools_;
  std::vector<Crew> crews_;
  DispatchTallies dispatch_;
};

}  // namespace bluelight
