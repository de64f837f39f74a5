/// The people of control rooms: groups, rosters, who comes and who does not, who supervises.
#pragma once

#include <algorithm>
#include <array>
#include <bluelight/identifier.hpp>
#include <bluelight/money.hpp>
#include <bluelight/time.hpp>
#include <optional>
#include <string>
#include <vector>

namespace bluelight {

/// Seats filled, by day kind and local hour.
using Roster = std::array<std::array<int, 24>, 8>;

/// Whether something holds, by day kind and local hour.
struct HoursOfWeek {
  std::array<std::array<bool, 24>, 8> holds{};
};

/// Some of a group, and how much longer than the class says they take.
struct Proficiency {
  double share = 0;
  double handle_time_factor = 1;
};

/// One period of duty, the same on all of its days. Times are the wall clock's: a night on which
/// clocks change is an hour shorter or longer.
struct Shift {
  Duration begins{};           ///< after local midnight
  Duration lasts{};            ///< at most a day
  std::array<int, 8> seats{};  ///< people, by the kind of the day on which it begins
};

/// A break that each person of a shift is due once.
struct Break {
  Duration after{};   ///< begin of the shift -> the first person is due; the others follow
  Duration within{};  ///< all are due, and nobody waits for a quiet moment any longer
  Duration lasts{};
  Duration grace{};  ///< window's end -> a break that has not begun is missed
};

/// What happens when fewer are on duty than the minimum.
enum class BelowMinimum {
  accept,     ///< nothing
  overtime,   ///< somebody is called out
  supervisor  ///< supervisors of the room answer calls, as many as there are
};

/// People who are called out when too few are on duty.
struct Overtime {
  Duration callout{};  ///< below minimum -> there
  double pay = 1;      ///< of an hour, relative to a rostered one
};

/// Whether the people of a roster are there, and what is done if not.
struct Attendance {
  double absence = 0;  ///< chance that a seat of a shift is not filled, unplanned
  BelowMinimum below_minimum = BelowMinimum::accept;
  std::optional<Overtime> overtime;
  std::vector<Break> breaks;
};

/// Leaving and recruiting as a settled state: posts stand empty, and some people are new.
struct Workforce {
  double attrition = 0;           ///< leavers a year, share of the people there
  Duration lead_time{};           ///< leaver gone -> successor at work
  double ahead = 0;               ///< share of successors recruited ahead, who leave no gap
  Duration learning{};            ///< time at work for which people are new
  double handle_time_factor = 1;  ///< times of new people, relative to the others'
};

/// People with the same skills and roster.
struct StaffGroup {
  std::string name, title;
  RoomId room;
  std::string organisation;           ///< who pays
  std::vector<SkillId> skills;        ///< what they may answer or work on, in any room
  std::vector<double> handle_factor;  ///< times multiplied by this, one for each skill
  std::vector<int> preference;      ///< one for each skill, smaller first: who is asked first, and
                                    ///< which of equal priority is taken first; empty: 1 each
  std::vector<Proficiency> levels;  ///< shares sum to 1; empty: all alike
  Roster seats{};             ///< people taking calls, after shrinkage; nobody if there are shifts
  std::vector<Shift> shifts;  ///< instead of `seats`
  int minimum = 0;            ///< people who should be on duty; fewer where fewer are rostered
  Attendance attendance;
  Workforce workforce;
  double shrinkage = 0;                           ///< paid time not available, share of paid time
  Duration contract_week{};                       ///< paid hours of one full-time post
  Pounds cost_per_fte;                            ///< a year, with on-costs
  std::vector<std::optional<HoursOfWeek>> hours;  ///< one for each skill, when it is used; none:
                                                  ///< always; empty: each of them always
  std::string team;  ///< name of the group that it was split from: minimum, absence and breaks are
                     ///< those of all of its parts together; empty: it is whole
  double share_of_team = 1;  ///< share of its team's people who are in it, whatever their number
};

/// People who supervise a room: one for every `span` people rostered in its groups, rounded
/// up.
struct Supervisors {
  int span = 0;              ///< 0: none
  std::string organisation;  ///< who pays
  double shrinkage = 0;      ///< paid time not available, share of paid time
  Duration contract_week{};  ///< paid hours of one full-time post
  Pounds cost_per_fte;       ///< a year, with on-costs
};

/// People in office hours who keep a room going: trainers, planners of rosters, auditors of calls.
/// There is one post for every `span` posts of the room's groups, but no fewer than `at_least`.
struct Support {
  std::string name, title;
  double span = 1;           ///< posts of the room's groups, supervisors not counted
  double at_least = 0;       ///< posts, as long as the room has people
  std::string organisation;  ///< who pays
  Pounds cost_per_fte;       ///< a year, with on-costs

  /// Posts beside `people` posts of the room's groups.
  double posts_for(double people) const {
    return people > 0 ? std::max(at_least, people / span) : 0;
  }
};

}  // namespace bluelight
