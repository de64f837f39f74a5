#include "staffing/search.hpp"

#include <algorithm>

#include "staffing/pool_search.hpp"

namespace bluelight {
namespace {

/// Seats of every crew, by pool.
template <class Search>
std::vector<std::vector<WeekSeats>> seats_of(const std::vector<Search>& pools) {
  std::vector<std::vector<WeekSeats>> seats;
  for (const Search& pool : pools) seats.push_back(pool.seats());
  return seats;
}

std::size_t unsettled(const std::vector<PoolSearch>& pools) {
  std::size_t sum = 0;
  for (const PoolSearch& pool : pools) sum += pool.unsettled();
  return sum;
}

std::size_t unsettled(const std::vector<BlockTrim>& pools) {
  return static_cast<std::size_t>(
      std::ranges::count_if(pools, [](const BlockTrim& one) { return !one.done(); }));
}

/// Rounds of all pools at once, until nothing changes.
template <class Search>
void settle(std::vector<Search>& searches, const SearchTask& task, Found& found) {
  found.settled = unsettled(searches) == 0;
  while (found.rounds < task.settings.aims.rounds && !found.settled) {
    StaffingProgress now{.round = ++found.rounds, .unsettled = unsettled(searches)};
    const World candidate =
        with_seats(task.world, candidate_of(task.world, task.pools, seats_of(searches)));
    const Trial trial =
        run_trial(candidate, task.holds, task.settings, [&](const RunProgress& runs) {
          now.runs = runs;
          if (task.settings.progress) task.settings.progress(now);
        });
    for (Search& search : searches) search.learn(trial);
    found.settled = unsettled(searches) == 0;
  }
  for (Search& search : searches) search.stop();
}

/// What the baseline shows on the calls of the search; nothing if nothing is held to it.
Trial trial_of_today(const SearchTask& task) {
  const auto is_of_baseline = [](const ClassHold& one) { return one.hold.to == HeldTo::baseline; };
  if (std::ranges::none_of(task.holds.classes, is_of_baseline)) return {};
  const World& today = task.settings.today != nullptr ? *task.settings.today : task.world;
  return run_trial(today, holds_in(today, task.holds), task.settings, {});
}

}  // namespace

Candidate candidate_of(const World& world, const std::vector<Pool>& pools,
                       const std::vector<std::vector<WeekSeats>>& seats) {
  Candidate candidate;
  for (std::size_t p = 0; p < pools.size(); ++p)
    for (std::size_t c = 0; c < pools[p].crews.size(); ++c) {
      const Crew& crew = pools[p].crews[c];
      const std::vector<StaffGroupId> groups = groups_of(crew);
      for (std::size_t hour = 0; hour < hours_a_week; ++hour) {
        const std::vector<int> people = by_group(world, crew, hour, seats[p][c][hour]);
        for (std::size_t g = 0; g < groups.size(); ++g) candidate[groups[g]][hour] = people[g];
      }
    }
  return candidate;
}

Found search_seats(const SearchTask& task) {
  const Trial today = trial_of_today(task);
  std::vector<PoolSearch> searches;
  for (const Pool& pool : task.pools) searches.emplace_back(task, pool, today);
  const auto first = seats_of(searches);
  Found found;
  settle(searches, task, found);
  std::vector<BlockTrim> trims;
  for (std::size_t p = 0; p < task.pools.size(); ++p)
    trims.emplace_back(task, task.pools[p], today, searches[p].seats(), searches[p].bounds());
  if (found.settled) settle(trims, task, found);
  const EqualService& aims = task.settings.aims;
  found.settled = found.settled || aims.rounds == 0;
  const auto last = seats_of(trims);
  for (std::size_t p = 0; p < task.pools.size(); ++p) {
    found.crews.emplace_back();
    for (std::size_t c = 0; c < task.pools[p].crews.size(); ++c)
      found.crews.back().push_back(
          {first[p][c], last[p][c], searches[p].hours_error(c, aims.replications)});
  }
  return found;
}

}  // namespace bluelight
