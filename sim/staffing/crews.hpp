/// Who is staffed as one: groups with the same skills, and the parts of a team some of whom learnt
/// more than the others.
#pragma once

#include <bluelight/world.hpp>
#include <vector>

#include "staffing/holds.hpp"

namespace bluelight {

/// Groups with the same skills, whose seats may stand for each other.
struct CrewPart {
  std::vector<StaffGroupId> groups;
  double share = 1;  ///< of the crew's people, to the nearest whole number at every hour
};

/// Held work that some of a crew do.
struct AnsweredClass {
  std::size_t held = 0;  ///< of the pool's classes
  double share = 1;      ///< of the crew's people who do it
};

/// People whose number is one unknown of the search: groups with the same skills, or teams of which
/// the same shares learnt the same. Who was trained is on duty in the share in which people were
/// trained, whatever the number: nobody can roster the same trained people at every hour.
struct Crew {
  std::vector<CrewPart> parts;  ///< those with more skills first
  std::vector<AnsweredClass> classes;
  std::size_t skills = 0;  ///< how many kinds of work they do
  int minimum = 0;         ///< people on duty at any hour
  WeekSeats kept{};    ///< people on duty now, so that parts that also work at a desk that is not
                       ///< held, or whose work nobody judges, have as many as now
  bool judged = true;  ///< every part answers what is held
  std::vector<DeskId> desks;  ///< that its groups work at and nobody judges
  bool reserved = false;      ///< keeps a reserve: minimum crewing follows from it
  bool alone = false;  ///< no other crew has its skills or keeps its reserve: others of its pool
                       ///< help as partner rooms only
};

/// All groups of a crew, part by part.
std::vector<StaffGroupId> groups_of(const Crew& crew);

/// `seats` people of the crew by part: by largest remainders, of equals those with more skills.
std::vector<int> by_part(const Crew& crew, int seats);

/// How many of `seats` people of the crew are in parts that count; `counted`: by part.
int people_of(const Crew& crew, const std::vector<bool>& counted, int seats);

/// `seats` people of the crew by group, in the order of `groups_of`: each part's as its groups'
/// rosters are at that hour of the week.
std::vector<int> by_group(const World& world, const Crew& crew, std::size_t hour, int seats);

/// Whether a standard of this work is held.
bool is_held(const Holds& holds, SkillId work);

/// Name of work as a tie between groups: classes of calls, then desks.
std::size_t tie_of(const World& world, SkillId work);

/// Names of what a group has to do with: held classes and desks, then reserves.
std::vector<std::size_t> ties_of(const World& world, const Holds& holds, StaffGroupId id);

/// The crews that have to do with anything that is held, by their first group. Their classes and
/// what they share with other crews are not known yet.
std::vector<Crew> crews_of(const World& world, const Holds& holds);

}  // namespace bluelight
