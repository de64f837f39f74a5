#include "staffing/pools.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <utility>

namespace bluelight {
namespace {

/// Loads this close are one: a fortieth, or a tenth of one person's work.
constexpr double alike_share = 0.025, alike_erlangs = 0.1;

bool is_rung(const ClassLoad& load) {
  return std::ranges::any_of(load.erlangs, [](double erlangs) { return erlangs > 0; });
}

/// A world and what is held in it.
struct Task {
  const World& world;
  const std::vector<ClassLoad>& loads;
  const Holds& holds;
};

bool is_held(const Holds& holds, ContactId contact) {
  return std::ranges::any_of(holds.classes,
                             [&](const ClassHold& one) { return one.contact == contact; });
}

/// Position of a class among the group's skills; none: it may not answer it.
std::optional<std::size_t> skill_place(const StaffGroup& group, ContactId contact) {
  const auto found = std::ranges::find(group.skills, SkillId{contact});
  if (found == group.skills.end()) return std::nullopt;
  return static_cast<std::size_t>(found - group.skills.begin());
}

/// Smaller: asked first.
std::pair<int, std::size_t> turn(const StaffGroup& group, ContactId contact) {
  const std::size_t place = *skill_place(group, contact);
  return {group.preference.empty() ? 1 : group.preference[place], group.skills.size()};
}

/// What makes seats of two groups the same thing: what they may do. Whom they ask first matters
/// little to how many they are, and who pays for them is decided by their rosters today.
std::vector<SkillId> kind_of(const StaffGroup& group) {
  std::vector<SkillId> skills = group.skills;
  std::ranges::sort(skills);
  return skills;
}

/// Names of what a group has to do with: held classes, then reserves.
std::vector<std::size_t> ties_of(const Task& task, StaffGroupId id) {
  std::vector<std::size_t> ties;
  for (const SkillId skill : at(task.world.staff, id).skills)
    if (skill.kind == SkillId::Kind::contact && is_held(task.holds, ContactId{skill.index}))
      ties.push_back(skill.index);
  for (std::size_t r = 0; r < task.holds.reserves.size(); ++r) {
    const auto& groups = task.holds.reserves[r].groups;
    if (std::ranges::find(groups, id) != groups.end())
      ties.push_back(task.world.contacts.size() + r);
  }
  return ties;
}

bool has_seats(const StaffGroup& group) {
  return !group.shifts.empty() || std::ranges::any_of(group.seats, [](const auto& day) {
    return std::ranges::any_of(day, [](int seats) { return seats > 0; });
  });
}

/// Whether a group without any seat leaves its calls to others who have some: a lever that trains
/// everybody leaves nobody untrained, and the search must not bring them back.
bool is_left(const World& world, const StaffGroup& group) {
  if (has_seats(group)) return false;
  return std::ranges::all_of(group.skills, [&](SkillId skill) {
    return std::ranges::any_of(world.staff, [&](const StaffGroup& other) {
      return has_seats(other) && std::ranges::find(other.skills, skill) != other.skills.end();
    });
  });
}

/// Groups that have to do with anything that is held, those of one kind together.
std::vector<std::vector<StaffGroupId>> crews_of(const Task& task) {
  const World& world = task.world;
  std::vector<std::vector<StaffGroupId>> crews;
  std::map<std::vector<SkillId>, std::size_t> places;
  for (std::uint32_t g = 0; g < world.staff.size(); ++g) {
    if (ties_of(task, {g}).empty() || is_left(world, world.staff[g])) continue;
    const auto [place, added] = places.try_emplace(kind_of(world.staff[g]), crews.size());
    if (added) crews.emplace_back();
    crews[place->second].push_back({g});
  }
  return crews;
}

/// The same, and the classes as which partner rooms answer the group's calls: a seat fewer here may
/// be made up for there, but not both.
std::vector<std::size_t> ties_with_partners(const Task& task, StaffGroupId id) {
  std::vector<std::size_t> ties = ties_of(task, id);
  for (const SkillId skill : at(task.world.staff, id).skills)
    if (skill.kind == SkillId::Kind::contact)
      for (const ContactId theirs : answered_as(task.world, ContactId{skill.index}))
        ties.push_back(theirs.index);
  return ties;
}

/// Numbers crews so that those whose groups have a tie in common have one number.
template <class Ties>
std::vector<std::size_t> joined(const std::vector<std::vector<StaffGroupId>>& crews, Ties ties_of) {
  std::vector<std::size_t> number(crews.size());
  std::iota(number.begin(), number.end(), 0);
  std::map<std::size_t, std::size_t> first;
  for (std::size_t c = 0; c < crews.size(); ++c)
    for (const std::size_t tie : ties_of(crews[c].front())) {
      const std::size_t other = number[first.try_emplace(tie, c).first->second];
      const std::size_t own = number[c];
      std::ranges::replace(number, std::max(own, other), std::min(own, other));
    }
  return number;
}

void add_classes(Pool& pool, const Task& task) {
  const World& world = task.world;
  pool.home_calls.resize(pool.crews.size());
  for (std::uint32_t i = 0; i < world.contacts.size(); ++i) {
    std::optional<std::size_t> home;
    const auto group = [&](std::size_t c) { return at(world.staff, pool.crews[c].groups.front()); };
    for (std::size_t c = 0; c < pool.crews.size(); ++c)
      if (skill_place(group(c), {i}) && (!home || turn(group(c), {i}) < turn(group(*home), {i})))
        home = c;
    if (!home || !is_rung(task.loads[i])) continue;
    pool.home_calls[*home].push_back({i});
    for (std::size_t entry = 0; entry < task.holds.classes.size(); ++entry) {
      if (task.holds.classes[entry].contact != ContactId{i}) continue;
      for (std::size_t c = 0; c < pool.crews.size(); ++c)
        if (skill_place(group(c), {i})) pool.crews[c].classes.push_back(pool.classes.size());
      pool.classes.push_back({{i}, *home, entry});
    }
  }
}

void add_reserves(Pool& pool, const Task& task) {
  for (std::size_t place = 0; place < task.holds.reserves.size(); ++place) {
    HeldReserve reserve{.place = place, .crews = {}};
    const auto& groups = task.holds.reserves[place].groups;
    for (std::size_t c = 0; c < pool.crews.size(); ++c)
      if (std::ranges::find(groups, pool.crews[c].groups.front()) != groups.end())
        reserve.crews.push_back(c);
    if (reserve.crews.empty()) continue;
    for (const std::size_t c : reserve.crews) pool.crews[c].reserved = true;
    pool.reserves.push_back(std::move(reserve));
  }
}

bool alike(double one, double other) {
  return std::abs(one - other) <= std::max(alike_erlangs, alike_share * std::max(one, other));
}

bool alike(const Pool& pool, const std::vector<ClassLoad>& loads, std::size_t one,
           std::size_t other) {
  return std::ranges::all_of(pool.home_calls, [&](const std::vector<ContactId>& calls) {
    return std::ranges::all_of(calls, [&](ContactId contact) {
      const ClassLoad& load = loads[contact.index];
      return alike(load.erlangs[one], load.erlangs[other]) &&
             alike(load.at_begin[one], load.at_begin[other]);
    });
  });
}

void add_periods(Pool& pool, const std::vector<ClassLoad>& loads) {
  for (std::size_t hour = 0; hour < hours_a_week; ++hour) {
    const auto same = std::ranges::find_if(pool.periods, [&](const Period& period) {
      return alike(pool, loads, period.hours.front(), hour);
    });
    if (same == pool.periods.end())
      pool.periods.push_back({{hour}});
    else
      same->hours.push_back(hour);
  }
}

std::vector<DeskId> desks_of(const StaffGroup& group) {
  std::vector<DeskId> desks;
  for (const SkillId skill : group.skills)
    if (skill.kind == SkillId::Kind::desk) desks.push_back({skill.index});
  std::ranges::sort(desks);
  return desks;
}

/// Seats of the group now; of shifts, its minimum, or one.
int seats_now(const StaffGroup& group, std::size_t hour) {
  if (!group.shifts.empty()) return std::max(1, group.minimum);
  return group.seats[hour / 24][hour % 24];
}

Crew crew_of(const World& world, const std::vector<StaffGroupId>& groups) {
  Crew crew;
  crew.groups = groups;
  crew.skills = at(world.staff, groups.front()).skills.size();
  crew.desks = desks_of(at(world.staff, groups.front()));
  for (const StaffGroupId id : groups) {
    const StaffGroup& group = at(world.staff, id);
    crew.minimum += group.minimum;
    if (crew.desks.empty()) continue;
    for (std::size_t hour = 0; hour < hours_a_week; ++hour)
      crew.desk[hour] += seats_now(group, hour);
  }
  return crew;
}

}  // namespace

std::vector<Pool> pools_of(const World& world, const std::vector<ClassLoad>& loads,
                           const Holds& holds) {
  const Task task{world, loads, holds};
  const auto crews = crews_of(task);
  const auto kin = joined(crews, [&](StaffGroupId id) { return ties_of(task, id); });
  const auto number = joined(crews, [&](StaffGroupId id) { return ties_with_partners(task, id); });
  std::map<std::size_t, Pool> pools;
  for (std::size_t c = 0; c < crews.size(); ++c) {
    pools[number[c]].crews.push_back(crew_of(world, crews[c]));
    pools[number[c]].crews.back().alone = std::ranges::count(kin, kin[c]) == 1;
  }
  std::vector<Pool> all;
  for (auto& [first, pool] : pools) {
    add_classes(pool, task);
    add_reserves(pool, task);
    pool.trained = trained_shares(world, pool);
    add_periods(pool, loads);
    all.push_back(std::move(pool));
  }
  return all;
}

HeldStream stream_of(const World& world, const std::vector<ClassLoad>& loads, const Pool& pool,
                     const ClassHold& held, std::pair<std::size_t, std::size_t> home_and_hour) {
  const auto [home, hour] = home_and_hour;
  const ContactClass& contact = at(world.contacts, held.contact);
  HeldStream stream{.share = held.standard.share};
  double calls = 0;
  for (const ContactId one : pool.home_calls[home]) {
    const ClassLoad& load = loads[one.index];
    stream.erlangs += load.erlangs[hour];
    if (load.handle_time > 0) calls += load.erlangs[hour] / load.handle_time;
  }
  stream.handle_time = calls > 0 ? stream.erlangs / calls : 1;
  if (contact.patience) stream.patience = contact.patience->mean().count();
  const double ringing = contact.pick_up ? contact.pick_up->mean().count() : 0;
  stream.within = std::max(0.0, to_seconds(held.standard.within).count() - ringing);
  return stream;
}

double load_of(const World& world, const std::vector<ClassLoad>& loads, const ReserveHold& reserve,
               std::size_t hour) {
  double sum = 0;
  for (std::uint32_t i = 0; i < world.contacts.size(); ++i)
    if (std::ranges::any_of(reserve.groups, [&](StaffGroupId id) {
          return skill_place(at(world.staff, id), {i}).has_value();
        }))
      sum += loads[i].erlangs[hour];
  return sum;
}

}  // namespace bluelight
