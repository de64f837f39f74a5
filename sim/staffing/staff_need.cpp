#include <fmt/format.h>

#include <algorithm>
#include <bluelight/staff_need.hpp>
#include <cmath>

#include "experiment/priced_posts.hpp"
#include "staffing/search.hpp"
#include "staffing/shift_cover.hpp"

namespace bluelight {
namespace {

/// Replications that the search never runs.
constexpr std::uint64_t first_fresh = 1'000'000;

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
  need.seats = with_minimum(need.seats, group.minimum);
  for (const int seats : need.seats) need.hours += seats;
  const auto found = cover(need.seats, rules);
  if (!found)
    throw error("staff." + group.name, "shifts that reach every hour with calls",
                "shift rules that leave hours without anybody");
  need.shifts = found->shifts;
  need.rostered = found->hours;
  need.gap = found->gap;
}

/// The needs of all groups in pools, in the order of the world.
std::vector<GroupNeed> needs_of(const World& world, const std::vector<Pool>& pools,
                                const Found& found, const ShiftRules& rules) {
  std::vector<std::vector<WeekSeats>> first, last;
  for (const auto& pool : found.crews) {
    first.emplace_back(), last.emplace_back();
    for (const CrewSeats& crew : pool) {
      first.back().push_back(crew.first);
      last.back().push_back(crew.seats);
    }
  }
  const Candidate begun = candidate_of(world, pools, first),
                  ended = candidate_of(world, pools, last);
  std::vector<GroupNeed> needs;
  for (std::size_t p = 0; p < pools.size(); ++p)
    for (std::size_t c = 0; c < pools[p].crews.size(); ++c)
      for (const StaffGroupId id : pools[p].crews[c].groups) {
        GroupNeed& need = needs.emplace_back(need_of(world, id));
        need.first = begun.at(id);
        need.seats = ended.at(id);
        need.hours_error = found.crews[p][c].hours_error;
        cover_need(need, world, rules);
      }
  std::ranges::sort(needs, {}, &GroupNeed::group);
  return needs;
}

World with_shifts(World world, const std::vector<GroupNeed>& needs) {
  for (const GroupNeed& need : needs) {
    StaffGroup& group = world.staff[need.group.index];
    group.seats = {};
    group.shifts = need.shifts;
  }
  return world;
}

int hours_below(const TrialCalls& calls, ContactId contact, double share) {
  if (calls.size() < 2) return 0;
  const double t = student_t_quantile(static_cast<double>(calls.size()) - 1, one_sided);
  int below = 0;
  for (std::size_t hour = 0; hour < hours_a_week; ++hour) {
    const ShareInTime one = share_over(calls, contact, {hour});
    below += one.share + t * one.standard_error < share;
  }
  return below;
}

HeldStandard held_standard(const TrialCalls& calls, ContactId contact, ServiceLevel standard) {
  HeldStandard held;
  held.contact = contact;
  held.standard = standard;
  std::vector<double> shares;
  for (const auto& replication : calls) {
    double offered = 0, in_time = 0;
    for (std::size_t hour = 0; hour < hours_a_week; ++hour) {
      offered += replication[contact.index].offered[hour];
      in_time += replication[contact.index].in_time[hour];
    }
    shares.push_back(offered > 0 ? in_time / offered : std::nan(""));
  }
  held.share = estimate(shares);
  const double t = shares.size() > 1
                       ? student_t_quantile(static_cast<double>(shares.size()) - 1, one_sided)
                       : 1e9;
  const double margin = t * held.share.standard_error;
  using Verdict = HeldStandard::Verdict;
  if (held.share.mean - margin >= standard.share) held.verdict = Verdict::held;
  if (held.share.mean + margin < standard.share) held.verdict = Verdict::missed;
  held.hours_below = hours_below(calls, contact, standard.share);
  return held;
}

std::vector<HeldStandard> verified(const World& world, const std::vector<Pool>& pools,
                                   const StaffingSettings& settings) {
  if (settings.fresh_replications == 0) return {};
  const TrialCalls calls = run_fresh(world, settings, first_fresh);
  std::vector<HeldStandard> all;
  for (const Pool& pool : pools)
    for (const HeldClass& held : pool.classes)
      all.push_back(held_standard(calls, held.contact, *at(world.contacts, held.contact).standard));
  std::ranges::sort(all, {}, &HeldStandard::contact);
  return all;
}

std::vector<StaffGroupId> kept_groups(const World& world, const std::vector<GroupNeed>& needs) {
  std::vector<StaffGroupId> kept;
  for (std::uint32_t g = 0; g < world.staff.size(); ++g)
    if (std::ranges::find(needs, StaffGroupId{g}, &GroupNeed::group) == needs.end())
      kept.push_back({g});
  return kept;
}

}  // namespace

StaffNeed staff_need(const Option& option, const StaffingSettings& settings) {
  const World& world = option.world;
  const std::vector<ClassLoad> loads = week_loads(world);
  const std::vector<Pool> pools = pools_of(world, loads);
  if (pools.empty())
    throw error("contact", "a class of calls with a standard", "none that is rung");
  const Found found = search_seats(world, pools, loads, settings);
  StaffNeed need{.groups = needs_of(world, pools, found, settings.shifts),
                 .kept = {},
                 .standards = {},
                 .now = priced_posts({.name = option.name, .title = {}, .world = world}),
                 .then = {},
                 .rostered = {},
                 .rounds = found.rounds,
                 .settled = found.settled};
  need.kept = kept_groups(world, need.groups);
  need.rostered = with_shifts(world, need.groups);
  need.then = priced_posts({.name = option.name, .title = {}, .world = need.rostered});
  need.standards = verified(need.rostered, pools, settings);
  return need;
}

}  // namespace bluelight
