#include "staffing/crews.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

#include "room/teams.hpp"

namespace bluelight {
namespace {

/// What a team is to the search: shares of its people by the skills that they have.
using Kind = std::vector<std::pair<std::vector<SkillId>, double>>;

/// The parts of one group as it was before some of its people learnt something.
using Team = std::vector<StaffGroupId>;

bool has_seats(const StaffGroup& group) {
  return !group.shifts.empty() || std::ranges::any_of(group.seats, [](const auto& day) {
    return std::ranges::any_of(day, [](int seats) { return seats > 0; });
  });
}

/// Whether a group leaves its calls to others: the rest of a team that was trained to the last, or
/// a group without any seat whose calls others with seats answer. The search must not bring them
/// back.
bool is_left(const World& world, const StaffGroup& group) {
  if (!group.team.empty()) return group.share_of_team <= 0;
  if (has_seats(group)) return false;
  return std::ranges::all_of(group.skills, [&](SkillId skill) {
    return std::ranges::any_of(world.staff, [&](const StaffGroup& other) {
      return has_seats(other) && std::ranges::find(other.skills, skill) != other.skills.end();
    });
  });
}

/// What makes seats of two groups the same thing: what they may do. Whom they ask first matters
/// little to how many they are, and who pays for them is decided by their rosters today.
std::vector<SkillId> skills_of(const World& world, StaffGroupId id) {
  std::vector<SkillId> skills = at(world.staff, id).skills;
  std::ranges::sort(skills);
  return skills;
}

/// Teams in the order of the world, those with more skills first in each.
std::vector<Team> teams_of(const World& world) {
  std::vector<Team> teams;
  std::map<std::string, std::size_t> places;
  for (std::uint32_t g = 0; g < world.staff.size(); ++g) {
    if (is_left(world, world.staff[g])) continue;
    const auto [place, added] = places.try_emplace(team_name(world.staff[g]), teams.size());
    if (added) teams.emplace_back();
    teams[place->second].push_back({g});
  }
  for (Team& team : teams)
    std::ranges::stable_sort(team, std::ranges::greater{},
                             [&](StaffGroupId id) { return at(world.staff, id).skills.size(); });
  return teams;
}

Kind kind_of(const World& world, const Team& team) {
  double all = 0;
  for (const StaffGroupId id : team) all += at(world.staff, id).share_of_team;
  Kind kind;
  for (const StaffGroupId id : team)
    kind.emplace_back(skills_of(world, id), at(world.staff, id).share_of_team / all);
  return kind;
}

/// People on duty at an hour of the week as the roster is now.
int people_now(const StaffGroup& group, std::size_t hour) {
  int people = group.seats[hour / 24][hour % 24];
  const auto at_hour = [](std::size_t number) { return std::chrono::hours(number); };
  for (const Shift& shift : group.shifts)
    for (const std::size_t back : {std::size_t{0}, std::size_t{1}}) {
      const Duration now = at_hour(hour % 24 + 24 * back);
      const std::size_t day = (hour / 24 + 7 - back) % 7;
      if (shift.begins <= now && now < shift.begins + shift.lasts) people += shift.seats[day];
    }
  return people;
}

/// As many at least as desks have now; of shifts, the minimum, or one.
int desk_people_now(const StaffGroup& group, std::size_t hour) {
  if (!group.shifts.empty()) return std::max(1, group.minimum);
  return group.seats[hour / 24][hour % 24];
}

/// `seats` in the proportions of `weights`, by largest remainders, of equals the first.
std::vector<int> split(int seats, std::vector<double> weights) {
  if (std::ranges::max(weights) <= 0) std::ranges::fill(weights, 1);
  const double all = std::accumulate(weights.begin(), weights.end(), 0.0);
  std::vector<int> parts;
  std::vector<double> left;
  for (const double one : weights) {
    constexpr double rounding = 1e-9;
    const double exact = seats * one / all;
    parts.push_back(static_cast<int>(exact + rounding));
    left.push_back(exact - parts.back());
  }
  int missing = seats - std::accumulate(parts.begin(), parts.end(), 0);
  for (; missing > 0; --missing) {
    constexpr double alike = 1e-9;
    const double most = std::ranges::max(left) - alike;
    const auto next = std::ranges::find_if(left, [&](double one) { return one >= most; });
    ++parts[static_cast<std::size_t>(next - left.begin())];
    *next = -1;
  }
  return parts;
}

bool is_judged_by_nobody(const Holds& holds, SkillId work) {
  return work.kind == SkillId::Kind::desk && !is_held(holds, work);
}

void add_desks(Crew& crew, const Holds& holds, const StaffGroup& group) {
  for (const SkillId skill : group.skills)
    if (is_judged_by_nobody(holds, skill)) crew.desks.push_back({skill.index});
  std::ranges::sort(crew.desks);
  const auto repeated = std::ranges::unique(crew.desks);
  crew.desks.erase(repeated.begin(), repeated.end());
}

bool works_at_desk(const Holds& holds, const StaffGroup& group) {
  return std::ranges::any_of(group.skills,
                             [&](SkillId skill) { return is_judged_by_nobody(holds, skill); });
}

/// The fewest people with whom all parts that must keep theirs have as many as now.
void keep_people(Crew& crew, const World& world, const Holds& holds) {
  std::vector<bool> kept;
  for (const CrewPart& part : crew.parts) {
    const bool judged = !ties_of(world, holds, part.groups.front()).empty();
    crew.judged = crew.judged && judged;
    kept.push_back(!judged || works_at_desk(holds, at(world.staff, part.groups.front())));
  }
  if (std::ranges::find(kept, true) == kept.end()) return;
  for (std::size_t hour = 0; hour < hours_a_week; ++hour) {
    int people = 0;
    for (std::size_t p = 0; p < kept.size(); ++p)
      for (const StaffGroupId id : crew.parts[p].groups)
        if (kept[p]) people += desk_people_now(at(world.staff, id), hour);
    while (people_of(crew, kept, crew.kept[hour]) < people) ++crew.kept[hour];
  }
}

Crew crew_of(const World& world, const Holds& holds, const std::vector<Team>& teams) {
  Crew crew;
  for (const auto& [skills, share] : kind_of(world, teams.front())) {
    crew.parts.push_back({.groups = {}, .share = share});
    crew.skills = std::max(crew.skills, skills.size());
  }
  for (const Team& team : teams) {
    int minimum = 0;  // each part of a team has the whole of it
    for (std::size_t p = 0; p < team.size(); ++p) {
      const StaffGroup& group = at(world.staff, team[p]);
      crew.parts[p].groups.push_back(team[p]);
      minimum = std::max(minimum, group.minimum);
      add_desks(crew, holds, group);
    }
    crew.minimum += minimum;
  }
  keep_people(crew, world, holds);
  return crew;
}

}  // namespace

std::vector<StaffGroupId> groups_of(const Crew& crew) {
  std::vector<StaffGroupId> groups;
  for (const CrewPart& part : crew.parts)
    groups.insert(groups.end(), part.groups.begin(), part.groups.end());
  return groups;
}

std::vector<int> by_part(const Crew& crew, int seats) {
  std::vector<double> shares;
  for (const CrewPart& part : crew.parts) shares.push_back(part.share);
  return split(seats, std::move(shares));
}

int people_of(const Crew& crew, const std::vector<bool>& counted, int seats) {
  const std::vector<int> parts = by_part(crew, seats);
  int people = 0;
  for (std::size_t p = 0; p < parts.size(); ++p)
    if (counted[p]) people += parts[p];
  return people;
}

std::vector<int> by_group(const World& world, const Crew& crew, std::size_t hour, int seats) {
  std::vector<int> all;
  const std::vector<int> parts = by_part(crew, seats);
  for (std::size_t p = 0; p < parts.size(); ++p) {
    std::vector<double> now;
    for (const StaffGroupId id : crew.parts[p].groups)
      now.push_back(people_now(at(world.staff, id), hour));
    const std::vector<int> groups = split(parts[p], std::move(now));
    all.insert(all.end(), groups.begin(), groups.end());
  }
  return all;
}

bool is_held(const Holds& holds, SkillId work) {
  return std::ranges::any_of(holds.classes, [&](const ClassHold& one) { return one.work == work; });
}

std::size_t tie_of(const World& world, SkillId work) {
  return work.index + (work.kind == SkillId::Kind::desk ? world.contacts.size() : 0);
}

std::vector<std::size_t> ties_of(const World& world, const Holds& holds, StaffGroupId id) {
  std::vector<std::size_t> ties;
  for (const SkillId skill : at(world.staff, id).skills)
    if (is_held(holds, skill)) ties.push_back(tie_of(world, skill));
  const std::size_t things = world.contacts.size() + world.desks.size();
  for (std::size_t r = 0; r < holds.reserves.size(); ++r) {
    const auto& groups = holds.reserves[r].groups;
    if (std::ranges::find(groups, id) != groups.end()) ties.push_back(things + r);
  }
  return ties;
}

std::vector<Crew> crews_of(const World& world, const Holds& holds) {
  std::vector<std::vector<Team>> alike;
  std::map<Kind, std::size_t> places;
  for (const Team& team : teams_of(world)) {
    if (std::ranges::all_of(team, [&](auto id) { return ties_of(world, holds, id).empty(); }))
      continue;
    const auto [place, added] = places.try_emplace(kind_of(world, team), alike.size());
    if (added) alike.emplace_back();
    alike[place->second].push_back(team);
  }
  std::vector<Crew> crews;
  for (const std::vector<Team>& teams : alike) crews.push_back(crew_of(world, holds, teams));
  return crews;
}

}  // namespace bluelight
