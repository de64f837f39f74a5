#include "proposals/apply.hpp"

#include <fmt/format.h>

#include <map>
#include <set>
#include <span>
#include <stdexcept>

#include "proposals/changes.hpp"
#include "proposals/check_levers.hpp"
#include "proposals/order.hpp"
#include "scenario/read_world.hpp"
#include "scenario/roster_keys.hpp"

namespace bluelight {
namespace {

/// What a group does below its minimum, and its breaks, must still make sense on another roster.
void check_roster(const StaffGroup& group, const Node& roster, Problems& problems) {
  if (!group.attendance.breaks.empty() && group.shifts.empty())
    problems.add(roster, "a roster of shifts, because its people have breaks");
  if (group.attendance.below_minimum != BelowMinimum::accept && group.minimum == 0)
    problems.add(roster, "a roster with a minimum, below which somebody comes");
}

}  // namespace

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

namespace {

/// Who pays for a lever, with their shares.
std::map<std::string, double> payers_of(const StatedLever& lever, const World& before,
                                        const World& after, Problems& problems) {
  if (lever.paid_by != nullptr) {
    std::vector<Input> inputs;
    Reading reading{problems, inputs};
    return stated_payers(*lever.paid_by, before, reading);
  }
  Names organisations = organisations_of(before, after, changes(before, after));
  if (organisations.empty()) {
    for (const StaffGroup& group : before.staff) organisations.insert(group.organisation);
  }
  std::map<std::string, double> payers;
  for (const std::string& name : organisations)
    payers[name] = 1.0 / static_cast<double>(organisations.size());
  return payers;
}

using Payers = std::map<std::string, double>;

/// A date of money some time after a lever's.
std::chrono::year_month_day later(std::chrono::year_month_day date, Duration time) {
  const auto days = std::chrono::floor<std::chrono::days>(time);
  return std::chrono::sys_days{date} + days;
}

/// Adds `line` for each payer, with its share.
void add_shared(World& world, const CostLine& line, Pounds amount, const Payers& payers) {
  for (const auto& [organisation, share] : payers) {
    CostLine& one = world.costs.emplace_back(line);
    one.organisation = organisation;
    one.amount = amount * share;
  }
}

CostLine line_of(const StatedLever& lever, const std::string& key, std::string category) {
  return {.name = "lever." + lever.name + "." + key,
          .organisation = "",
          .amount = {},
          .yearly = false,
          .from = lever.live,
          .until = {},
          .category = std::move(category),
          .lever = lever.name};
}

void add_further_cost(World& world, const StatedLever& lever, const StatedCost& cost,
                      const Payers& payers) {
  const std::string usual = cost.yearly ? "non_pay" : usual_category(lever.kind);
  CostLine line = line_of(lever, "cost." + cost.name + ".amount",
                          cost.category.empty() ? usual : cost.category);
  line.yearly = cost.yearly;
  line.from = later(lever.live, cost.after);
  if (cost.lasts) line.until = later(line.from, *cost.lasts);
  add_shared(world, line, cost.amount, payers);
}

void add_costs(World& world, const StatedLever& lever, const Payers& payers, Problems& problems) {
  if (lever.capital)
    add_shared(world,
               line_of(lever, "capital",
                       lever.category.empty() ? usual_category(lever.kind) : lever.category),
               *lever.capital, payers);
  if (lever.running) {
    CostLine line = line_of(lever, "running", "non_pay");
    line.yearly = true;
    add_shared(world, line, *lever.running, payers);
  }
  if (lever.exit_cost)
    add_shared(world, line_of(lever, "exit.cost", "exit"), *lever.exit_cost, payers);
  for (const StatedCost& cost : lever.costs) {
    std::vector<Input> inputs;
    Reading reading{problems, inputs};
    const bool own = cost.paid_by != nullptr;
    add_further_cost(world, lever, cost,
                     own ? stated_payers(*cost.paid_by, world, reading) : payers);
  }
}

/// Money that the lever itself moved, from position `first` on, is dated by it.
void date_costs(World& world, std::size_t first, const StatedLever& lever) {
  for (std::size_t i = first; i < world.costs.size(); ++i) {
    CostLine& line = world.costs[i];
    line.from = lever.live;
    line.lever = lever.name;
    line.category = line.yearly ? "estate" : "receipt";
  }
}

/// The staff groups that `changed` names, or whose rooms it names.
std::string groups_among(const World& world, const Names& changed) {
  std::string groups;
  for (const StaffGroup& group : world.staff) {
    const std::string& room = at(world.rooms, group.room).name;
    if (changed.count("staff." + group.name) == 0 && changed.count("room." + room) == 0) continue;
    groups += (groups.empty() ? "" : " ") + group.name;
  }
  return groups;
}

/// What a lever alone would change in `world`; nothing if it cannot act there.
Names changed_alone(const World& world, const StatedLever& lever) {
  Problems unheard;
  return changes(world,
                 with_rosters(lever.lever->apply(world, lever.own, unheard), lever, unheard));
}

/// Levers do not commute: which of two acts first on a room or a group must follow from the file.
void check_tie(const World& world, const StatedLever& one, const StatedLever& other,
               Problems& problems) {
  const Names own_changes = changed_alone(world, one);
  const Names other_changes = changed_alone(world, other);
  const auto both = std::find_if(own_changes.begin(), own_changes.end(),
                                 [&](const auto& name) { return other_changes.count(name) > 0; });
  if (both == own_changes.end()) return;
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
  std::set<std::string> names;
  for (const Named& one : all) {
    if (!names.insert(one.name).second)
      throw std::logic_error("lever." + lever.name + " makes two of the name " + one.name);
  }
}

World after_lever(const World& world, const StatedLever& lever, Problems& problems) {
  const std::size_t before = problems.size();
  World acted = lever.lever->apply(world, lever.own, problems);
  if (problems.size() > before) return acted;  // its rosters may be of groups that it makes
  check_names(acted.rooms, lever);
  check_names(acted.staff, lever);
  check_names(acted.contacts, lever);
  check_names(acted.transfers, lever);
  check_names(acted.links, lever);
  return with_rosters(std::move(acted), lever, problems);
}

/// Adds the staff and the world that `lever` leaves; levers of one date go live together.
void add_state(Option& option, const StatedLever& lever) {
  if (option.staff_by_date.back().from != lever.live) {
    option.staff_by_date.push_back({lever.live, {}});
    option.worlds_by_date.push_back({lever.live, option.worlds_by_date.back().world});
  }
  option.staff_by_date.back().groups = option.world.staff;
  option.staff_by_date.back().rooms = option.world.rooms;
  World& now = option.worlds_by_date.back().world;
  const std::string resolved = now.resolved + "\n# Then:\n" + resolved_text(*lever.table);
  now = option.world;
  now.resolved = resolved;
}

/// Lets levers act in their order; `rest` loses those that did, up to the first that cannot.
void act(Option& now, const std::vector<StatedLever>& levers, std::span<const std::size_t>& rest,
         Problems& problems) {
  const std::size_t problems_before = problems.size();
  for (; !rest.empty(); rest = rest.subspan(1)) {
    const StatedLever& lever = levers[rest[0]];
    check_ties(now.world, levers, rest, problems);
    if (problems.size() > problems_before) return;
    World after = after_lever(now.world, lever, problems);
    if (problems.size() > problems_before) return;
    date_costs(after, now.world.costs.size(), lever);
    add_costs(after, lever, payers_of(lever, now.world, after, problems), problems);
    now.levers.push_back({lever.name, lever.title, lever.kind, lever.live,
                          groups_among(after, changes(now.world, after))});
    now.world = std::move(after);
    add_state(now, lever);
  }
}

}  // namespace

Option apply_levers(const Option& option, const std::vector<StatedLever>& levers,
                    Problems& problems) {
  const std::size_t problems_before = problems.size();
  Option now = option;
  now.staff_by_date = {{{}, option.world.staff, option.world.rooms}};
  now.worlds_by_date = {{{}, option.world}};
  const std::vector<std::size_t> order = order_of(levers, problems);
  std::span<const std::size_t> rest = order;
  act(now, levers, rest, problems);
  if (problems.size() == problems_before) return now;
  std::vector<const StatedLever*> idle;
  for (const std::size_t lever : rest) idle.push_back(&levers[lever]);
  if (order.empty())  // there is none that all agree with
    for (const StatedLever& lever : levers) idle.push_back(&lever);
  check_levers(now.world, idle, problems);
  return option;
}

}  // namespace bluelight
