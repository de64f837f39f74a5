#include <fmt/format.h>

#include <algorithm>
#include <bluelight/staff_need.hpp>
#include <cmath>
#include <numeric>

#include "experiment/priced_posts.hpp"
#include "staffing/search.hpp"
#include "staffing/shift_cover.hpp"
#include "staffing/verify.hpp"

namespace bluelight {
namespace {

constexpr int most_repairs = 3;

ScenarioError error(std::string key, std::string expected, std::string received) {
  return ScenarioError({{.origin = {},
                         .key = std::move(key),
                         .expected = std::move(expected),
                         .received = std::move(received),
                         .hint = {}}});
}

WeekSeats with_minimum(WeekSeats seats, int minimum) {
  for (int& one : seats) one = std::max(one, minimum);
  return seats;
}

GroupNeed need_of(const World& world, StaffGroupId id) {
  const StaffGroup& group = at(world.staff, id);
  GroupNeed need;
  need.group = id;
  need.relief = posts_for(hours_a_week, group.contract_week, group.shrinkage).value_or(0);
  return need;
}

void cover_need(GroupNeed& need, const World& world, const ShiftRules& rules) {
  const StaffGroup& group = at(world.staff, need.group);
  for (const int seats : need.seats) need.hours += seats;
  const auto found = cover(need.seats, rules);
  if (!found)
    throw error("staff." + group.name, "shifts that reach every hour with calls",
                "shift rules that leave hours without anybody");
  need.shifts = found->shifts;
  need.rostered = found->hours;
  need.gap = found->gap;
}

/// Seats of every crew, by pool.
using CrewsSeats = std::vector<std::vector<WeekSeats>>;

CrewsSeats seats_of(const Found& found, WeekSeats CrewSeats::*which) {
  CrewsSeats all;
  for (const auto& pool : found.crews) {
    all.emplace_back();
    for (const CrewSeats& crew : pool) all.back().push_back(crew.*which);
  }
  return all;
}

/// Of a crew's seat-hours. Groups' errors, taken as independent, add up to the crew's.
double share_of(const WeekSeats& group, const WeekSeats& crew) {
  const double all = std::accumulate(crew.begin(), crew.end(), 0.0);
  return all > 0 ? std::accumulate(group.begin(), group.end(), 0.0) / all : 0;
}

/// The needs of all groups in pools, in the order of the world.
std::vector<GroupNeed> needs_of(const SearchTask& task, const Found& found,
                                const CrewsSeats& seats) {
  const Candidate begun = candidate_of(task.world, task.pools, seats_of(found, &CrewSeats::first));
  const Candidate ended = candidate_of(task.world, task.pools, seats);
  std::vector<GroupNeed> needs;
  for (std::size_t p = 0; p < task.pools.size(); ++p)
    for (std::size_t c = 0; c < task.pools[p].crews.size(); ++c) {
      const Crew& crew = task.pools[p].crews[c];
      for (const StaffGroupId id : groups_of(crew)) {
        GroupNeed& need = needs.emplace_back(need_of(task.world, id));
        need.first = begun.at(id);
        need.seats = ended.at(id);
        if (!crew.reserved && crew.parts.size() == 1)
          need.seats = with_minimum(need.seats, at(task.world.staff, id).minimum);
        need.hours_error =
            found.crews[p][c].hours_error * std::sqrt(share_of(ended.at(id), seats[p][c]));
        cover_need(need, task.world, task.settings.aims.shifts);
      }
    }
  std::ranges::sort(needs, {}, &GroupNeed::group);
  return needs;
}

World with_shifts(World world, const std::vector<GroupNeed>& needs) {
  for (const GroupNeed& need : needs) {
    StaffGroup& group = world.staff[need.group.index];
    group.seats = {};
    group.shifts = need.shifts;
    group.minimum = std::min(group.minimum, std::ranges::min(need.seats));
  }
  return world;
}

std::vector<StaffGroupId> kept_groups(const World& world, const std::vector<GroupNeed>& needs) {
  std::vector<StaffGroupId> kept;
  for (std::uint32_t g = 0; g < world.staff.size(); ++g)
    if (std::ranges::find(needs, StaffGroupId{g}, &GroupNeed::group) == needs.end())
      kept.push_back({g});
  return kept;
}

bool is_missed(const HeldStandard& one) { return one.verdict == HeldStandard::Verdict::missed; }

/// Covers seats by shifts and verifies them, and raises them as long as a standard is missed.
void settle_roster(StaffNeed& need, const SearchTask& task, const Found& found) {
  CrewsSeats seats = seats_of(found, &CrewSeats::seats);
  while (true) {
    need.groups = needs_of(task, found, seats);
    need.rostered = with_shifts(task.world, need.groups);
    if (task.settings.aims.fresh_replications == 0) return;
    const Verification fresh = verify(task, need.rostered, need.repairs);
    need.standards = standards_of(task, fresh);
    if (std::ranges::none_of(need.standards, is_missed) || need.repairs == most_repairs) return;
    ++need.repairs;
    raise(seats, task, fresh);
  }
}

}  // namespace

StaffNeed staff_need(const Option& option, const StaffingSettings& settings) {
  const World& world = option.world;
  const std::vector<ClassLoad> loads = week_loads(world);
  const Holds holds = holds_of(world, loads, settings);
  const std::vector<Pool> pools = pools_of(world, loads, holds);
  if (pools.empty())
    throw error("contact", "a class of calls with a standard", "none that is rung");
  const SearchTask task{world, loads, holds, pools, settings};
  const Found found = search_seats(task);
  StaffNeed need{.groups = {},
                 .kept = {},
                 .standards = {},
                 .now = priced_posts({.name = option.name, .title = {}, .world = world}),
                 .then = {},
                 .rostered = {},
                 .rounds = found.rounds,
                 .settled = found.settled};
  settle_roster(need, task, found);
  need.kept = kept_groups(world, need.groups);
  need.then = priced_posts({.name = option.name, .title = {}, .world = need.rostered});
  return need;
}

}  // namespace bluelight
