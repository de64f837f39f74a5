/// Some people of a group learn what the others do not: they become a group of their own.
#pragma once

#include <algorithm>
#include <cmath>
#include <string>

#include "levers/handling.hpp"
#include "levers/hours_of_week.hpp"
#include "levers/names.hpp"

namespace bluelight {

/// Who learns, and how well.
struct Training {
  double share = 1;  ///< of the seats of each group, to the nearest whole number in every hour
  std::optional<HoursOfWeek> hours = {};  ///< when what was learnt is used; none: always
  double handle_time_factor = 1;          ///< on what was learnt
  bool own_first = false;  ///< whether work of equal priority is done by its own people first
  std::string suffix;      ///< of the new group's name: "cross_skilled"
  std::string title;       ///< what is added to its title: "cross-skilled"

  /// Whether there is an hour at which it is used.
  bool is_used() const {
    const auto in = [](const auto& day) { return std::count(day.begin(), day.end(), true) > 0; };
    return !hours || std::any_of(hours->holds.begin(), hours->holds.end(), in);
  }
};

/// Moves `share` of `all`, to the nearest whole number, into `some`. Whether that is anybody.
inline bool move_people(int& all, int& some, double share) {
  some = static_cast<int>(std::lround(share * all));
  all -= some;
  return some > 0;
}

/// Moves the seats of those who learn, of each hour or of each shift, from `group` to `twin`, which
/// has the minimum in common with it. Whether anybody uses what they learn.
inline bool move_seats(StaffGroup& group, StaffGroup& twin, const Training& training) {
  bool used = false;
  for (std::size_t day = 0; day < group.seats.size(); ++day) {
    for (std::size_t hour = 0; hour < 24; ++hour) {
      const bool moved = move_people(group.seats[day][hour], twin.seats[day][hour], training.share);
      used |= moved && (!training.hours || training.hours->holds[day][hour]);
    }
    for (std::size_t shift = 0; shift < group.shifts.size(); ++shift)
      used |= move_people(group.shifts[shift].seats[day], twin.shifts[shift].seats[day],
                          training.share);
  }
  return used;
}

/// Calls `twin` after its group and what it learnt.
inline void rename_twin(StaffGroup& twin, const Training& training,
                        const std::vector<StaffGroup>& groups) {
  const std::string name = twin.name + "_" + training.suffix;
  twin.name = free_name(groups, name);
  twin.title += ", " + training.title;
  if (twin.name != name) twin.title += " " + twin.name.substr(name.size() + 1);
}

/// Teaches a group `skills`. Whether any was new.
template <class Skills>
bool teach(StaffGroup& group, const Skills& skills, const Training& training) {
  if (!training.is_used()) return false;
  const std::size_t own = group.skills.size();
  if (!add_skills(group, skills, training.handle_time_factor, training.hours)) return false;
  if (training.own_first) prefer_own(group, own);
  return true;
}

/// In each group, some learn the skills that `skills_for(group)` lists and that the group has not.
/// Whether anybody learns anything.
template <class SkillsFor>
bool train(World& world, const Training& training, SkillsFor skills_for) {
  std::vector<StaffGroup> all;
  bool anybody = false;
  for (const StaffGroup& group : world.staff) {
    all.push_back(group);
    StaffGroup twin = group;
    if (!teach(twin, skills_for(group), training)) continue;
    StaffGroup rest = group;
    if (!move_seats(rest, twin, training)) continue;
    twin.share_of_team = group.share_of_team * training.share;
    rest.share_of_team = group.share_of_team * (1 - training.share);
    rest.team = twin.team = group.team.empty() ? group.name : group.team;
    all.back() = std::move(rest);
    rename_twin(twin, training, world.staff);
    copy_inputs(world.inputs, "staff." + group.name, "staff." + twin.name);
    all.push_back(std::move(twin));
    anybody = true;
  }
  world.staff = std::move(all);
  return anybody;
}

}  // namespace bluelight
