/// Who is on duty when: shifts begin and end, people are absent, on a break, called out.
#pragma once

#include <bluelight/local_hours.hpp>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "room/breaks.hpp"
#include "room/floor.hpp"
#include "room/spells.hpp"
#include "room/workforce.hpp"

namespace bluelight {

/// Puts the people of every group on the floor and takes them off it. A roster by the hour changes
/// when its hours begin, a roster of shifts in a story of its own, in which at one instant shifts
/// end before shifts begin.
class Duty final : public Relief {
 public:
  /// `floor` must outlive it, and is relieved by it if there are shifts: only they have breaks and
  /// people who stay on. `seed_and_replication` draw the absences.
  Duty(Floor& floor, std::pair<std::uint64_t, std::uint64_t> seed_and_replication);
  Duty(const Duty&) = delete;

  /// Puts the seats of a local hour on duty, for groups with a roster by the hour.
  void hour_begins(const LocalHour& hour);
  /// Memory for the stories.
  FramePool& frames() { return floor_.engine().frames(); }

  void finished(StaffGroupId group) override;
  void at_rest(StaffGroupId group) override;

 private:
  friend class Turn;
  /// A shift that is being worked; for a roster by the hour, a date.
  struct Open {
    Spell spell;
    Unfilled unfilled;
    int called = 0;    ///< on their way
    int overtime = 0;  ///< there
    int people() const { return spell.seats - unfilled.sum() + overtime; }
  };
  struct Crew {
    Entity entity;
    DutyCount count, told;
    std::vector<Open> open;    ///< in the order in which they began
    std::vector<Turn*> turns;  ///< breaks that are due, longest first
  };

  Process work_shifts(StaffGroupId group);
  Process take_break(StaffGroupId group, DueBreak due);
  Process come_in(StaffGroupId group, Spell spell, Duration callout);

  const StaffGroup& staff(StaffGroupId group) const { return at(floor_.world().staff, group); }
  Crew& crew(StaffGroupId group) { return crews_[group.index]; }
  std::vector<Spell> spells_of_run(StaffGroupId group) const;
  void begin(StaffGroupId group, const Spell& spell);
  void end_shifts(StaffGroupId group, TimePoint now);
  void plan_breaks(StaffGroupId group, std::size_t shifts_begun);
  void change_date(StaffGroupId group, int day);

  int needed(StaffGroupId group) const;
  int idle_supervisors(StaffGroupId group) const;
  Open* without_cover(StaffGroupId group);
  void call_out(StaffGroupId group);
  void settle(StaffGroupId group);
  void settle_room(StaffGroupId group);
  void tell(StaffGroupId group);

  bool can_spare(StaffGroupId group) const;
  void let_go(StaffGroupId group, std::size_t turn);
  void offer_breaks(StaffGroupId group);

  Floor& floor_;
  Absences absences_;
  std::vector<Crew> crews_;  ///< by staff group
  std::optional<LocalHours>
      calendar_;  ///< from the date before the run's first; if there are shifts
};

}  // namespace bluelight
