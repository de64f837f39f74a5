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
          ties.push_back(theirs.index);
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

/// Whether the people of a part may answer a class.
bool answers(const World& world, const CrewPart& part, ContactId contact) {
  return skill_place(at(world.staff, part.groups.front()), contact).has_value();
}

/// The first turn of any part of a crew; none: nobody of it may answer the class.
std::optional<std::pair<int, std::size_t>> first_turn(const World& world, const Crew& crew,
                                                      ContactId contact) {
  std::optional<std::pair<int, std::size_t>> first;
  for (const CrewPart& part : crew.parts) {
    if (!answers(world, part, contact)) continue;
    const auto one = turn(at(world.staff, part.groups.front()), contact);
    first = first ? std::min(*first, one) : one;
  }
  return first;
}

/// The crew that a class asks first; none: no crew answers it.
std::optional<std::size_t> home_of(const World& world, const Pool& pool, ContactId contact) {
  std::optional<std::size_t> home;
  for (std::size_t c = 0; c < pool.crews.size(); ++c) {
    const auto own = first_turn(world, pool.crews[c], contact);
    if (own && (!home || *own < *first_turn(world, pool.crews[*home], contact))) home = c;
  }
  return home;
}

/// The class becomes the next of the pool's, of every crew that has people who answer it.
void add_class(Pool& pool, const World& world, const HeldClass& held) {
  for (Crew& crew : pool.crews) {
    double share = 0;
    for (const CrewPart& part : crew.parts)
      if (answers(world, part, held.contact)) share += part.share;
    if (share > 0) crew.classes.push_back({pool.classes.size(), share});
  }
  pool.classes.push_back(held);
}

void add_classes(Pool& pool, const Task& task) {
  pool.home_calls.resize(pool.crews.size());
  for (std::uint32_t i = 0; i < task.world.contacts.size(); ++i) {
    const auto home = home_of(task.world, pool, {i});
    if (!home || !is_rung(task.loads[i])) continue;
    pool.home_calls[*home].push_back({i});
    for (std::size_t entry = 0; entry < task.holds.classes.size(); ++entry)
      if (task.holds.classes[entry].contact == ContactId{i})
        add_class(pool, task.world, {{i}, *home, entry});
  }
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
    add_periods(pool, loads);
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
