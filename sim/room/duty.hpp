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
/// end before shifts begin. The parts of a split group are a team: the first of them stands for it,
/// and minimum, overtime and breaks are those of all together.
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
    std::vector<Turn*> turns;  ///< breaks of the team that are due, longest first
    int home_from_break = 0;   ///< of the team: their shift ended, their break has not
  };
  /// A shift of one part of a team.
  struct Begun {
    Spell spell;
    StaffGroupId group;
  };

  Process work_shifts(StaffGroupId team);
  Process take_break(StaffGroupId whose, DueBreak due);
  Process come_in(StaffGroupId team, Spell spell, Duration callout);

  const StaffGroup& staff(StaffGroupId group) const { return at(floor_.world().staff, group); }
  Crew& crew(StaffGroupId group) { return crews_[group.index]; }
  const Crew& crew(StaffGroupId group) const { return crews_[group.index]; }
  std::span<const StaffGroupId> parts(StaffGroupId group) const { return floor_.teams().of(group); }
  bool is_team(StaffGroupId group) const { return floor_.teams().first(group) == group; }
  int seats_before(StaffGroupId group, const LocalHour& hour) const;
  int seats_before(StaffGroupId group, const Spell& spell) const;

  std::vector<Begun> spells_of_run(StaffGroupId team) const;
  std::vector<Open*> open_shifts(StaffGroupId team, const Spell& spell);
  void begin(const Begun& begun);
  void end_shifts(StaffGroupId team, TimePoint now);
  void end_shifts_of(StaffGroupId group, TimePoint now);
  int people_of(const Begun& begun) const;
  void plan_breaks(StaffGroupId team, std::span<const Begun> begun);
  void plan_break(const std::vector<DueBreak>& all, const std::vector<StaffGroupId>& people);
  std::optional<StaffGroupId> free_of_team(StaffGroupId group) const;
  void fill_hour(StaffGroupId group, const LocalHour& hour);
  void spread_overtime(StaffGroupId team);
  void change_date(StaffGroupId group, int day);

  int needed(StaffGroupId team) const;
  int there(StaffGroupId group) const;
  int idle_supervisors(RoomId room) const;
  Open* without_cover(StaffGroupId team);
  int coming(StaffGroupId team);
  bool sit_down(StaffGroupId team, const Spell& spell);
  void call_out(StaffGroupId team);
  void settle(StaffGroupId team);
  void settle_room(RoomId room);
  void tell(StaffGroupId group);

  bool can_spare(StaffGroupId team) const;
  void let_go(StaffGroupId group, std::size_t turn);
  void offer_breaks(StaffGroupId team);
  void hand_on_breaks(StaffGroupId team);
  void come_back(StaffGroupId group);

  Floor& floor_;
  Absences absences_;
  std::vector<Crew> crews_;  ///< by staff group
  std::optional<LocalHours>
      calendar_;  ///< from the date before the run's first; if there are shifts
};

}  // namespace bluelight
