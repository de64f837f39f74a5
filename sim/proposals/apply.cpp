#include "proposals/apply.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <map>
#include <set>
#include <span>
#include <stdexcept>

#include "proposals/order.hpp"
#include "scenario/read_world.hpp"
#include "scenario/roster_keys.hpp"

namespace bluelight {
namespace {

using Names = std::set<std::string>;

/// A room as text, so that two worlds can be compared: positions differ where rooms come and go,
/// names do not.
std::string fingerprint(const World& world, const ControlRoom& room) {
  std::string all = fmt::format("{} {} {} {}", room.title, room.queue_limit.value_or(-1),
                                room.supervisors.span, room.supervisors.organisation);
  for (const ContactId contact : room.answers) all += " " + at(world.contacts, contact).name;
  return all;
}

std::string fingerprint(const World& world, const StaffGroup& group) {
  std::string all = fmt::format("{} {} {}", at(world.rooms, group.room).name, group.organisation,
                                group.shrinkage);
  for (std::size_t i = 0; i < group.skills.size(); ++i) {
    all += fmt::format(" {} {}", name_of(world, group.skills[i]), group.handle_factor[i]);
  }
  for (const auto& day : group.seats) {
    for (const int seats : day) all += fmt::format(" {}", seats);
  }
  for (const Shift& shift : group.shifts) {
    all += fmt::format(" shift {} {} {}", shift.begins.count(), shift.lasts.count(),
                       fmt::join(shift.seats, " "));
  }
  return all + fmt::format(" minimum {}", group.minimum);
}

std::map<std::string, std::string> fingerprints(const World& world) {
  std::map<std::string, std::string> all;
  for (const ControlRoom& room : world.rooms) all["room." + room.name] = fingerprint(world, room);
  for (const StaffGroup& group : world.staff)
    all["staff." + group.name] = fingerprint(world, group);
  return all;
}

/// Rooms and staff groups that are not the same in both worlds.
Names changed(const World& before, const World& after) {
  const auto old = fingerprints(before), now = fingerprints(after);
  Names names;
  for (const auto& [name, text] : old) {
    if (now.count(name) == 0 || now.at(name) != text) names.insert(name);
  }
  for (const auto& [name, text] : now) {
    if (old.count(name) == 0) names.insert(name);
  }
  return names;
}

/// What a group does below its minimum, and its breaks, must still make sense on another roster.
void check_roster(const StaffGroup& group, const Node& roster, Problems& problems) {
  if (!group.attendance.breaks.empty() && group.shifts.empty())
    problems.add(roster, "a roster of shifts, because its people have breaks");
  if (group.attendance.below_minimum != BelowMinimum::accept && group.minimum == 0)
    problems.add(roster, "a roster with a minimum, below which somebody comes");
}

World with_rosters(World world, const StatedLever& lever, Problems& problems) {
  if (lever.rosters == nullptr) return world;
  std::vector<Input> inputs;
  Reading reading = reading_of(world, problems, inputs);
  const auto rosters = by_name<StaffGroup>("staff", roster()).read(reading, *lever.rosters);
  if (!rosters) return world;
  for (const auto& [id, worked] : *rosters) {
    StaffGroup& group = world.staff[id.index];
    put_on(group, worked);
    check_roster(group, *lever.rosters->find(group.name), problems);
  }
  world.inputs.insert(world.inputs.end(), inputs.begin(), inputs.end());
  return world;
}

Names organisations_of(const World& world, const Names& touched) {
  Names organisations;
  for (const StaffGroup& group : world.staff) {
    const std::string& room = at(world.rooms, group.room).name;
    if (touched.count("staff." + group.name) > 0 || touched.count("room." + room) > 0) {
      organisations.insert(group.organisation);
    }
  }
  return organisations;
}

std::map<std::string, double> stated_payers(const Node& paid_by, const World& world,
                                            Problems& problems) {
  std::vector<Input> inputs;
  Reading reading{problems, inputs};
  std::vector<std::string> known;
  for (const StaffGroup& group : world.staff) known.push_back(group.organisation);
  if (!paid_by.is_table()) problems.add(paid_by, "a table: organisation = share");
  std::map<std::string, double> payers;
  double sum = 0;
  for (const Node& member : paid_by.members()) {
    if (std::find(known.begin(), known.end(), member.key) == known.end()) {
      problems.add({member.key_origin, member.path,
                    "the name of an organisation that staff work for", member.key,
                    nearest_hint(member.key, known)});
    }
    payers[member.key] = share().read(reading, member).value_or(0);
    sum += payers[member.key];
  }
  if (paid_by.is_table()) check_sum(reading, paid_by, sum);
  return payers;
}

/// Who pays for a lever that changed `touched`, with their shares.
std::map<std::string, double> payers_of(const StatedLever& lever, const World& before,
                                        const Names& touched, Problems& problems) {
  if (lever.paid_by != nullptr) return stated_payers(*lever.paid_by, before, problems);
  Names organisations = organisations_of(before, touched);
  if (organisations.empty()) {
    for (const StaffGroup& group : before.staff) organisations.insert(group.organisation);
  }
  std::map<std::string, double> payers;
  for (const std::string& name : organisations)
    payers[name] = 1.0 / static_cast<double>(organisations.size());
  return payers;
}

void add_costs(World& world, const StatedLever& lever,
               const std::map<std::string, double>& payers) {
  const auto add = [&](const char* key, const std::optional<Pounds>& amount, bool yearly) {
    if (!amount) return;
    for (const auto& [organisation, share] : payers) {
      world.costs.push_back(
          {"lever." + lever.name + "." + key, organisation, *amount * share, yearly, lever.live});
    }
  };
  add("capital", lever.capital, false);
  add("running", lever.running, true);
}

/// What a lever alone would change in `world`; nothing if it cannot act there.
Names changed_alone(const World& world, const StatedLever& lever) {
  Problems unheard;
  return changed(world,
                 with_rosters(lever.lever->apply(world, lever.own, unheard), lever, unheard));
}

/// Levers do not commute: which of two acts first on a room or a group must follow from the file.
void check_tie(const World& world, const StatedLever& one, const StatedLever& other,
               Problems& problems) {
  const Names changes = changed_alone(world, one);
  const Names other_changes = changed_alone(world, other);
  const auto both = std::find_if(changes.begin(), changes.end(), [&](const std::string& name) {
    return other_changes.count(name) > 0;
  });
  if (both == changes.end()) return;
  problems.add({other.table->key_origin, other.table->path,
                fmt::format("`after` in lever.{} or lever.{}, to say which acts first", one.name,
                            other.name),
                fmt::format("the same date for both, and both change {}", *both), ""});
}

/// Compares the next lever with those that might as well act in its place.
void check_ties(const World& world, const std::vector<StatedLever>& levers,
                std::span<const std::size_t> next, Problems& problems) {
  for (const std::size_t other : next.subspan(1)) {
    if (levers[other].live != levers[next[0]].live || acts_after(levers, other, next[0])) continue;
    check_tie(world, levers[next[0]], levers[other], problems);
  }
}

/// Results are stored and random streams are drawn by these names.
template <class Named>
void check_names(const std::vector<Named>& all, const StatedLever& lever) {
  Names names;
  for (const Named& one : all) {
    if (!names.insert(one.name).second)
      throw std::logic_error("lever." + lever.name + " makes two of the name " + one.name);
  }
}

World after_lever(const World& world, const StatedLever& lever, Problems& problems) {
  const World acted = lever.lever->apply(world, lever.own, problems);
  check_names(acted.rooms, lever);
  check_names(acted.staff, lever);
  return with_rosters(acted, lever, problems);
}

/// Adds the staff that `lever` leaves; levers of one date go live together.
void add_staff(Option& option, const StatedLever& lever) {
  if (option.staff_by_date.back().from != lever.live)
    option.staff_by_date.push_back({lever.live, {}});
  option.staff_by_date.back().groups = option.world.staff;
  option.staff_by_date.back().rooms = option.world.rooms;
}

}  // namespace

Option apply_levers(const Option& option, const std::vector<StatedLever>& levers,
                    Problems& problems) {
  const std::size_t problems_before = problems.size();
  Option now = option;
  now.staff_by_date = {{{}, option.world.staff, option.world.rooms}};
  const std::vector<std::size_t> order = order_of(levers, problems);
  for (std::span<const std::size_t> next = order; !next.empty(); next = next.subspan(1)) {
    check_ties(now.world, levers, next, problems);
    if (problems.size() > problems_before) return option;
    const StatedLever& lever = levers[next[0]];
    World after = after_lever(now.world, lever, problems);
    if (problems.size() > problems_before) return option;
    add_costs(after, lever, payers_of(lever, now.world, changed(now.world, after), problems));
    now.world = std::move(after);
    add_staff(now, lever);
  }
  return now;
}

}  // namespace bluelight
