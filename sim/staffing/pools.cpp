#include "staffing/pools.hpp"

#include <algorithm>
#include <bluelight/share_within.hpp>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <utility>

namespace bluelight {
namespace {

/// Loads this close are one: a fortieth, or a tenth of one person's work.
constexpr double alike_share = 0.025, alike_erlangs = 0.1;

/// A world and what is held in it.
struct Task {
  const World& world;
  const std::vector<ClassLoad>& loads;
  const Holds& holds;
};

/// Position of work among the group's skills; none: it may not do it.
std::optional<std::size_t> skill_place(const StaffGroup& group, SkillId work) {
  const auto found = std::ranges::find(group.skills, work);
  if (found == group.skills.end()) return std::nullopt;
  return static_cast<std::size_t>(found - group.skills.begin());
}

/// Smaller: asked first.
std::pair<int, std::size_t> turn(const StaffGroup& group, SkillId work) {
  const std::size_t place = *skill_place(group, work);
  return {group.preference.empty() ? 1 : group.preference[place], group.skills.size()};
}

/// Whatever any group of a crew has to do with.
std::vector<std::size_t> ties_of(const Task& task, const Crew& crew) {
  std::vector<std::size_t> ties;
  for (const StaffGroupId id : groups_of(crew))
    for (const std::size_t tie : ties_of(task.world, task.holds, id)) ties.push_back(tie);
  return ties;
}

/// The same, and the classes as which partner rooms answer the crew's calls: a seat fewer here may
/// be made up for there, but not both.
std::vector<std::size_t> ties_with_partners(const Task& task, const Crew& crew) {
  std::vector<std::size_t> ties = ties_of(task, crew);
  for (const StaffGroupId id : groups_of(crew))
    for (const SkillId skill : at(task.world.staff, id).skills)
      if (skill.kind == SkillId::Kind::contact)
        for (const ContactId theirs : answered_as(task.world, ContactId{skill.index}))
          ties.push_back(tie_of(task.world, theirs));
  return ties;
}

/// Numbers crews so that those whose groups have a tie in common have one number.
template <class Ties>
std::vector<std::size_t> joined(const std::vector<Crew>& crews, Ties ties) {
  std::vector<std::size_t> number(crews.size());
  std::iota(number.begin(), number.end(), 0);
  std::map<std::size_t, std::size_t> first;
  for (std::size_t c = 0; c < crews.size(); ++c)
    for (const std::size_t tie : ties(crews[c])) {
      const std::size_t other = number[first.try_emplace(tie, c).first->second];
      const std::size_t own = number[c];
      std::ranges::replace(number, std::max(own, other), std::min(own, other));
    }
  return number;
}

/// Whether the people of a part may do the work.
bool does(const World& world, const CrewPart& part, SkillId work) {
  return skill_place(at(world.staff, part.groups.front()), work).has_value();
}

/// The first turn of any part of a crew; none: nobody of it may do the work.
std::optional<std::pair<int, std::size_t>> first_turn(const World& world, const Crew& crew,
                                                      SkillId work) {
  std::optional<std::pair<int, std::size_t>> first;
  for (const CrewPart& part : crew.parts) {
    if (!does(world, part, work)) continue;
    const auto one = turn(at(world.staff, part.groups.front()), work);
    first = first ? std::min(*first, one) : one;
  }
  return first;
}

/// The crew that work asks first; none: no crew does it.
std::optional<std::size_t> home_of(const World& world, const Pool& pool, SkillId work) {
  std::optional<std::size_t> home;
  for (std::size_t c = 0; c < pool.crews.size(); ++c) {
    const auto own = first_turn(world, pool.crews[c], work);
    if (own && (!home || *own < *first_turn(world, pool.crews[*home], work))) home = c;
  }
  return home;
}

/// The work becomes the next of the pool's classes, of every crew that has people who do it.
void add_class(Pool& pool, const World& world, const HeldClass& held) {
  for (Crew& crew : pool.crews) {
    double share = 0;
    for (const CrewPart& part : crew.parts)
      if (does(world, part, held.work)) share += part.share;
    if (share > 0) crew.classes.push_back({pool.classes.size(), share});
  }
  pool.classes.push_back(held);
}

/// Takes in work whose home is in the pool, if there is any.
void add_work(Pool& pool, const Task& task, SkillId work) {
  const auto home = home_of(task.world, pool, work);
  if (!home || !load_of(task.world, task.loads, work).is_any()) return;
  pool.home_work[*home].push_back(work);
  for (std::size_t entry = 0; entry < task.holds.classes.size(); ++entry)
    if (task.holds.classes[entry].work == work) add_class(pool, task.world, {work, *home, entry});
}

/// Of desks those that are held.
void add_classes(Pool& pool, const Task& task) {
  pool.home_work.resize(pool.crews.size());
  for (std::uint32_t i = 0; i < task.world.contacts.size(); ++i) add_work(pool, task, ContactId{i});
  for (std::uint32_t i = 0; i < task.world.desks.size(); ++i)
    if (is_held(task.holds, DeskId{i})) add_work(pool, task, DeskId{i});
}

/// Which parts of a crew keep a reserve.
std::vector<bool> keeping(const Crew& crew, const ReserveHold& reserve) {
  std::vector<bool> parts;
  for (const CrewPart& part : crew.parts)
    parts.push_back(std::ranges::find(reserve.groups, part.groups.front()) != reserve.groups.end());
  return parts;
}

void add_reserves(Pool& pool, const Task& task) {
  for (std::size_t place = 0; place < task.holds.reserves.size(); ++place) {
    HeldReserve reserve{.place = place, .keepers = {}};
    for (std::size_t c = 0; c < pool.crews.size(); ++c) {
      std::vector<bool> parts = keeping(pool.crews[c], task.holds.reserves[place]);
      if (std::ranges::find(parts, true) == parts.end()) continue;
      pool.crews[c].reserved = true;
      reserve.keepers.push_back({c, std::move(parts)});
    }
    if (!reserve.keepers.empty()) pool.reserves.push_back(std::move(reserve));
  }
}

bool alike(double one, double other) {
  return std::abs(one - other) <= std::max(alike_erlangs, alike_share * std::max(one, other));
}

bool alike(const Pool& pool, const Task& task, std::size_t one, std::size_t other) {
  return std::ranges::all_of(pool.home_work, [&](const std::vector<SkillId>& all) {
    return std::ranges::all_of(all, [&](SkillId work) {
      const ClassLoad& load = load_of(task.world, task.loads, work);
      return alike(load.erlangs[one], load.erlangs[other]) &&
             alike(load.at_begin[one], load.at_begin[other]);
    });
  });
}

void add_periods(Pool& pool, const Task& task) {
  for (std::size_t hour = 0; hour < hours_a_week; ++hour) {
    const auto same = std::ranges::find_if(pool.periods, [&](const Period& period) {
      return alike(pool, task, period.hours.front(), hour);
    });
    if (same == pool.periods.end())
      pool.periods.push_back({{hour}});
    else
      same->hours.push_back(hour);
  }
}

/// How callers of a class, or incidents at a desk, wait, and what is in time. Work at a desk is
/// told by the length of so many equal parts of what is not itself too long.
HeldStream waiting_for(const World& world, const ClassHold& held) {
  constexpr int parts = 20;
  HeldStream stream{.within = to_seconds(held.standard.within).count(),
                    .share = held.standard.share};
  if (held.work.kind == SkillId::Kind::desk) {
    const Distribution& work = world.desks[held.work.index].work;
    stream.most = share_within(work, held.standard.within);
    for (int part = 0; part < parts; ++part)
      stream.work.push_back(work(stream.most * (part + 0.5) / parts).count());
    return stream;
  }
  const ContactClass& contact = world.contacts[held.work.index];
  if (contact.patience) stream.patience = contact.patience->mean().count();
  if (contact.pick_up)
    stream.within = std::max(0.0, stream.within - contact.pick_up->mean().count());
  return stream;
}

}  // namespace

std::vector<Pool> pools_of(const World& world, const std::vector<ClassLoad>& loads,
                           const Holds& holds) {
  const Task task{world, loads, holds};
  const std::vector<Crew> crews = crews_of(world, holds);
  const auto kin = joined(crews, [&](const Crew& crew) { return ties_of(task, crew); });
  const auto number =
      joined(crews, [&](const Crew& crew) { return ties_with_partners(task, crew); });
  std::map<std::size_t, Pool> pools;
  for (std::size_t c = 0; c < crews.size(); ++c) {
    pools[number[c]].crews.push_back(crews[c]);
    pools[number[c]].crews.back().alone = std::ranges::count(kin, kin[c]) == 1;
  }
  std::vector<Pool> all;
  for (auto& [first, pool] : pools) {
    add_classes(pool, task);
    add_reserves(pool, task);
    add_periods(pool, task);
    all.push_back(std::move(pool));
  }
  return all;
}

int people_for(const Pool& pool, const HeldReserve& reserve, const std::vector<int>& seats) {
  int people = 0;
  for (const Keeper& keeper : reserve.keepers)
    people += people_of(pool.crews[keeper.crew], keeper.parts, seats[keeper.crew]);
  return people;
}

HeldStream stream_of(const World& world, const std::vector<ClassLoad>& loads, const Pool& pool,
                     const ClassHold& held, std::pair<std::size_t, std::size_t> home_and_hour) {
  const auto [home, hour] = home_and_hour;
  HeldStream stream = waiting_for(world, held);
  double pieces = 0;
  for (const SkillId one : pool.home_work[home]) {
    const ClassLoad& load = load_of(world, loads, one);
    stream.erlangs += load.erlangs[hour];
    if (load.handle_time > 0) pieces += load.erlangs[hour] / load.handle_time;
  }
  stream.handle_time = pieces > 0 ? stream.erlangs / pieces : 1;
  return stream;
}

double load_of(const World& world, const std::vector<ClassLoad>& loads, const ReserveHold& reserve,
               std::size_t hour) {
  double sum = 0;
  const auto is_taken = [&](ContactId contact) {
    return !room_that_keeps(world, contact) &&
           std::ranges::any_of(reserve.groups, [&](StaffGroupId id) {
             return skill_place(at(world.staff, id), contact).has_value();
           });
  };
  for (std::uint32_t i = 0; i < world.contacts.size(); ++i)
    if (is_taken({i})) sum += loads[i].erlangs[hour];
  return sum;
}

}  // namespace bluelight
