#include "staffing/verify.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "staffing/shares.hpp"

namespace bluelight {
namespace {

/// Replications that the search never runs.
constexpr std::uint64_t first_fresh = 1'000'000;

/// Bounds of a share that Erlang A is asked to reach.
constexpr double least_share = 0.05, most_share = 0.9995;

using Hours = std::vector<std::size_t>;

/// One hour of the week of what one entry holds.
struct HeldHour {
  const Pool& pool;
  std::size_t entry = 0, crew = 0, hour = 0;
};

/// How far some hours are above what is required of them.
struct Surplus {
  double offered = 0;         ///< calls, or time
  double mean = 0;            ///< in the measure's unit; below 0: missed
  double standard_error = 0;  ///< paired with the baseline if that is what is held to
};

/// Means must not be exceeded, shares that are counted must be reached.
double sign_of(const Hold& hold) { return hold.measure == HeldMeasure::answer_time_mean ? -1 : 1; }

double required_of(const Holds& holds, std::size_t entry) {
  const Hold& hold = holds.at(entry);
  return hold.measure == HeldMeasure::reserve ? hold.chance : holds.classes[entry].required();
}

Surplus surplus_over(const SearchTask& task, const Verification& fresh, std::size_t entry,
                     const Hours& hours) {
  const Hold& hold = task.holds.at(entry);
  const ShareInTime own = share_over(fresh.trial, entry, hours);
  if (hold.to == HeldTo::standard || hold.measure == HeldMeasure::reserve)
    return {own.offered, sign_of(hold) * (own.share - required_of(task.holds, entry)),
            own.standard_error};
  const double now = share_over(fresh.today, entry, hours).share;
  return {own.offered, sign_of(hold) * (own.share - now) + hold.margin,
          paired_error(fresh.today, fresh.trial, entry, hours)};
}

/// Hours that count: a reserve is held where anybody rings.
Hours hours_of(const Holds& holds, std::size_t entry) {
  Hours hours;
  const bool is_reserve = entry >= holds.classes.size();
  for (std::size_t hour = 0; hour < hours_a_week; ++hour)
    if (!is_reserve || holds.reserves[entry - holds.classes.size()].open[hour])
      hours.push_back(hour);
  return hours;
}

double t_of(const Trial& trial) {
  const auto runs = static_cast<double>(trial.counts.size());
  return runs > 1 ? student_t_quantile(runs - 1, one_sided)
                  : std::numeric_limits<double>::infinity();
}

bool misses(const Surplus& surplus, double t) {
  return surplus.offered > 0 && surplus.mean + t * surplus.standard_error < 0;
}

/// Hours of the week in periods that miss a standard.
Hours hours_that_miss(const SearchTask& task, const Verification& fresh, std::size_t entry) {
  const double t = t_of(fresh.trial);
  Hours missed;
  if (!std::isfinite(t)) return missed;
  for (const std::size_t hour : hours_of(task.holds, entry)) {
    const Hours judged = judged_with(task.holds.at(entry).period, hour);
    if (misses(surplus_over(task, fresh, entry, judged), t)) missed.push_back(hour);
  }
  return missed;
}

HeldStandard::Verdict verdict_of(const Surplus& surplus, double t) {
  using Verdict = HeldStandard::Verdict;
  if (misses(surplus, t)) return Verdict::missed;
  const bool held = std::isfinite(t) && surplus.mean - t * surplus.standard_error >= 0;
  return held ? Verdict::held : Verdict::unclear;
}

HeldStandard held_standard(const SearchTask& task, const Verification& fresh, std::size_t entry) {
  const Hours hours = hours_of(task.holds, entry);
  HeldStandard held;
  held.hold = task.holds.at(entry);
  held.required =
      held.hold.to == HeldTo::baseline && held.hold.measure != HeldMeasure::reserve
          ? share_over(fresh.today, entry, hours).share - sign_of(held.hold) * held.hold.margin
          : required_of(task.holds, entry);
  held.value = estimate(values_over(fresh.trial, entry, hours));
  if (held.hold.measure == HeldMeasure::abandonment) {  // counted is who is answered
    held.required = 1 - held.required;
    held.value.mean = 1 - held.value.mean;
  }
  held.verdict = verdict_of(surplus_over(task, fresh, entry, hours), t_of(fresh.trial));
  held.hours_below = static_cast<int>(hours_that_miss(task, fresh, entry).size());
  return held;
}

/// The crew of a pool that is asked first for what an entry holds; none: of another pool.
std::optional<std::size_t> crew_for(const SearchTask& task, const Pool& pool, std::size_t entry) {
  for (const HeldClass& one : pool.classes)
    if (one.entry == entry) return one.home;
  for (const HeldReserve& one : pool.reserves)
    if (task.holds.classes.size() + one.place == entry) return one.keepers.front().crew;
  return std::nullopt;
}

/// The hours of the period that is lowest.
Hours worst_hours(const SearchTask& task, const Verification& fresh, std::size_t entry,
                  const Pool& pool) {
  const auto surplus = [&](const Period& period) {
    const Surplus one = surplus_over(task, fresh, entry, period.hours);
    return one.offered > 0 ? one.mean : std::numeric_limits<double>::infinity();
  };
  return std::ranges::min_element(pool.periods, {}, surplus)->hours;
}

/// Seats that a missed hour gets: as many as Erlang A asks for, bent to the share that fresh runs
/// showed with the seats it has, at most a quarter of them and one; at least one.
int step_of(const SearchTask& task, const Verification& fresh, const HeldHour& at, int seats) {
  const auto& [pool, entry, crew, hour] = at;
  if (entry >= task.holds.classes.size() || !task.holds.at(entry).is_share()) return 1;
  const ClassHold& held = task.holds.classes[entry];
  const Hours judged = judged_with(held.hold.period, hour);
  const double shown = share_over(fresh.trial, entry, judged).share;
  HeldStream stream = stream_of(task.world, task.loads, pool, held, {crew, hour});
  stream.share =
      std::clamp(shown - surplus_over(task, fresh, entry, judged).mean, least_share, most_share);
  const int wanted = seats_for(scaled(stream, factor_of_load(stream, seats, shown)));
  return std::clamp(wanted - seats, 1, 1 + seats / 4);
}

}  // namespace

Verification verify(const SearchTask& task, const World& rostered, int number) {
  const std::uint64_t first = first_fresh * static_cast<std::uint64_t>(1 + number);
  Verification fresh{.trial = run_fresh(rostered, task.holds, task.settings, first), .today = {}};
  const auto is_of_baseline = [](const ClassHold& one) { return one.hold.to == HeldTo::baseline; };
  if (std::ranges::none_of(task.holds.classes, is_of_baseline)) return fresh;
  const World& today = task.settings.today != nullptr ? *task.settings.today : task.world;
  fresh.today = run_fresh(today, holds_in(today, task.holds), task.settings, first);
  return fresh;
}

std::vector<HeldStandard> standards_of(const SearchTask& task, const Verification& fresh) {
  std::vector<HeldStandard> all;
  for (std::size_t entry = 0; entry < task.holds.size(); ++entry)
    all.push_back(held_standard(task, fresh, entry));
  return all;
}

void raise(std::vector<std::vector<WeekSeats>>& seats, const SearchTask& task,
           const Verification& fresh) {
  const std::vector<HeldStandard> standards = standards_of(task, fresh);
  for (std::size_t entry = 0; entry < standards.size(); ++entry) {
    if (standards[entry].verdict != HeldStandard::Verdict::missed) continue;
    const Hours missed = hours_that_miss(task, fresh, entry);
    for (std::size_t p = 0; p < task.pools.size(); ++p) {
      const auto crew = crew_for(task, task.pools[p], entry);
      if (!crew) continue;
      for (const std::size_t hour :
           missed.empty() ? worst_hours(task, fresh, entry, task.pools[p]) : missed)
        seats[p][*crew][hour] +=
            step_of(task, fresh, {task.pools[p], entry, *crew, hour}, seats[p][*crew][hour]);
    }
  }
}

}  // namespace bluelight
