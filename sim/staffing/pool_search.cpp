#include "staffing/pool_search.hpp"

#include <algorithm>
#include <cmath>

namespace bluelight {
namespace {

/// Standard errors: of a median that is not Erlang A's, and of a share that may be.
constexpr double far_off = 2.5, near = 2;
/// Where a stream that is held to the baseline begins, and the bounds of what it is held to.
constexpr double least_share = 0.05, most_share = 0.9995;
/// Beyond the mean, where only rounding keeps a sum of probabilities from a chance of nearly 1.
constexpr double most_deviations = 20;

/// Where the pool as a whole behaves as Erlang A says, what chance alone may have done to a
/// period is judged by Erlang A, which has no chance in it.
void compare_with_erlang_a(std::vector<std::vector<Shown>>& shown) {
  std::vector<double> off;
  for (const auto& period : shown)
    for (const Shown& one : period)
      if (one.share.offered > 0) off.push_back(one.off());
  if (off.empty()) return;
  std::ranges::nth_element(off, off.begin() + static_cast<std::ptrdiff_t>(off.size() / 2));
  const double median_error = 1.2533 / std::sqrt(static_cast<double>(off.size()));
  if (std::abs(off[off.size() / 2]) > far_off * median_error) return;
  for (auto& period : shown)
    for (Shown& one : period) one.as_erlang_a = std::abs(one.off()) <= near;
}

/// People busy at most for a share `chance` of the time if `load` are on average: the number in an
/// infinite-server queue is Poisson whatever the handle times (Takács 1962).
int poisson_quantile(double load, double chance) {
  if (load <= 0) return 0;
  double sum = 0;
  for (int people = 0;; ++people) {
    sum += std::exp(people * std::log(load) - load - std::lgamma(people + 1.0));
    if (sum >= chance || people > load + most_deviations * std::sqrt(load) + 1) return people;
  }
}

/// The hours that a hold judges together with those of a period.
std::vector<std::size_t> judged_hours(const Hold& hold, const Period& period) {
  if (hold.period == HeldPeriod::hour) return period.hours;
  std::vector<std::size_t> hours;
  for (const std::size_t hour : period.hours)
    for (const std::size_t other : judged_with(hold.period, hour)) hours.push_back(other);
  std::ranges::sort(hours);
  const auto repeated = std::ranges::unique(hours);
  hours.erase(repeated.begin(), repeated.end());
  return hours;
}

bool is_open(const ReserveHold& reserve, const Period& period) {
  return std::ranges::any_of(period.hours, [&](std::size_t hour) { return reserve.open[hour]; });
}

}  // namespace

PoolSearch::PoolSearch(const SearchTask& task, const Pool& pool, const Trial& today)
    : task_(task), pool_(pool), today_(today) {
  for (const Period& period : pool.periods) {
    std::vector<HeldStream> streams;
    for (std::size_t held = 0; held < pool.classes.size(); ++held)
      streams.push_back(mean_stream(held, period));
    periods_.emplace_back(pool, first_seats(streams), least_seats(streams, period),
                          first_reserves(period));
    streams_.push_back(std::move(streams));
  }
}

/// Mean of the class's streams over the hours of a period. What is held to the baseline begins with
/// the share that it has there.
HeldStream PoolSearch::mean_stream(std::size_t held, const Period& period) const {
  const std::size_t entry = pool_.classes[held].entry;
  const ClassHold& hold = task_.holds.classes[entry];
  HeldStream mean;
  for (const std::size_t hour : period.hours) {
    const HeldStream one =
        stream_of(task_.world, task_.loads, pool_, hold, {pool_.classes[held].home, hour});
    const double erlangs = mean.erlangs;
    mean = one;
    mean.erlangs += erlangs;
  }
  mean.erlangs /= static_cast<double>(period.hours.size());
  const bool to_baseline = hold.hold.to == HeldTo::baseline;
  const bool is_mean = hold.hold.measure == HeldMeasure::answer_time_mean;
  const double now = to_baseline ? share_over(today_, entry, period.hours).share : hold.required();
  if (is_mean) {
    constexpr double most = 0.8;  // answered within the mean: only the first guess
    mean.within = now + hold.hold.margin;
    mean.share = most;
  } else if (to_baseline) {
    mean.share = std::clamp(now - hold.hold.margin, least_share, most_share);
  }
  return mean;
}

std::vector<WeekSeats> PoolSearch::seats() const {
  std::vector<WeekSeats> all(pool_.crews.size());
  for (std::size_t p = 0; p < periods_.size(); ++p)
    for (const std::size_t hour : pool_.periods[p].hours)
      for (std::size_t c = 0; c < all.size(); ++c) all[c][hour] = periods_[p].seats()[c];
  return all;
}

SeatBounds PoolSearch::bounds() const {
  SeatBounds bounds{.least = std::vector<WeekSeats>(pool_.crews.size()),
                    .reserves = std::vector<WeekSeats>(pool_.reserves.size())};
  for (std::size_t p = 0; p < periods_.size(); ++p) {
    const std::vector<int> least = least_seats(streams_[p], pool_.periods[p]);
    for (const std::size_t hour : pool_.periods[p].hours) {
      for (std::size_t c = 0; c < least.size(); ++c) bounds.least[c][hour] = least[c];
      for (std::size_t r = 0; r < pool_.reserves.size(); ++r)
        bounds.reserves[r][hour] = periods_[p].reserves()[r];
    }
  }
  return bounds;
}

void PoolSearch::learn(const Trial& trial) {
  std::vector<std::vector<Shown>> shown(periods_.size());
  for (std::size_t p = 0; p < periods_.size(); ++p)
    for (std::size_t held = 0; held < pool_.classes.size(); ++held)
      shown[p].push_back(shown_of(trial, p, held));
  const bool stated = std::ranges::all_of(pool_.classes, [&](const HeldClass& one) {
    const Hold& hold = task_.holds.classes[one.entry].hold;
    return hold.to == HeldTo::standard && hold.is_share();
  });
  if (pool_.crews.size() == 1 && stated) compare_with_erlang_a(shown);
  for (std::size_t p = 0; p < periods_.size(); ++p)
    periods_[p].learn(shown[p], reserves_of(trial, pool_.periods[p]));
}

void PoolSearch::stop() {
  for (PeriodSearch& period : periods_) period.stop();
}

std::size_t PoolSearch::unsettled() const {
  return static_cast<std::size_t>(
      std::ranges::count_if(periods_, [](const PeriodSearch& one) { return !one.settled(); }));
}

double PoolSearch::hours_error(std::size_t crew, int replications) const {
  if (replications < 2) return 0;
  const double t = student_t_quantile(replications - 1, one_sided);
  double squares = 0;
  for (std::size_t p = 0; p < periods_.size(); ++p)
    squares += std::pow(
        periods_[p].error_of(crew, t) * static_cast<double>(pool_.periods[p].hours.size()), 2);
  return std::sqrt(squares);
}

Shown PoolSearch::shown_of(const Trial& trial, std::size_t period, std::size_t held) const {
  const std::size_t entry = pool_.classes[held].entry;
  const std::vector<std::size_t>& hours = pool_.periods[period].hours;
  Shown shown;
  shown.stream = streams_[period][held];
  const ClassHold& hold = task_.holds.classes[entry];
  if (hold.hold.to == HeldTo::baseline) {
    hold_to_baseline(shown, trial, entry, hours);
  } else if (hold.hold.measure == HeldMeasure::answer_time_mean) {
    shown.share = share_over(trial, entry, hours);
    shown.longest_mean = hold.required();
  } else {
    shown.share = usual_share(trial, entry, hours);
  }
  const std::size_t home = pool_.classes[held].home;
  shown.by_erlang_a = share_in_time(shown.stream, periods_[period].seats()[home]);
  return shown;
}

/// No worse by more than the margin, one-sided: the difference less so many of its standard errors.
/// No period is asked to be better than the baseline because chance leaves it open.
void PoolSearch::hold_to_baseline(Shown& shown, const Trial& trial, std::size_t entry,
                                  const std::vector<std::size_t>& hours) const {
  const Hold& hold = task_.holds.at(entry);
  const double n = static_cast<double>(trial.counts.size());
  const double standard_error = paired_error(today_, trial, entry, hours);
  const double error = student_t_quantile(n - 1, one_sided) * standard_error;
  const double now = share_over(today_, entry, hours).share;
  shown.share = share_over(trial, entry, hours);
  shown.share.standard_error = standard_error;
  if (hold.measure == HeldMeasure::answer_time_mean)
    shown.longest_mean = now + std::max(0.0, hold.margin - error);
  else
    shown.stream.share = now - std::max(0.0, hold.margin - error);
}

std::vector<int> PoolSearch::first_seats(const std::vector<HeldStream>& streams) const {
  std::vector<int> seats(pool_.crews.size());
  for (std::size_t held = 0; held < streams.size(); ++held) {
    int& home = seats[pool_.classes[held].home];
    home = std::max(home, seats_for(streams[held]));
  }
  return seats;
}

/// Minimum crewing, unless it follows from a reserve, and somebody where anybody rings a crew that
/// no other can stand in for. Where others could take all of its calls but not its desks, those who
/// also work at a desk stay, or as many of them as their minimum says: nobody judges desks. So stay
/// the parts of a team whose work nobody judges.
std::vector<int> PoolSearch::least_seats(const std::vector<HeldStream>& streams,
                                         const Period& period) const {
  std::vector<bool> rung(pool_.crews.size());
  for (std::size_t held = 0; held < streams.size(); ++held)
    if (streams[held].erlangs > 0) rung[pool_.classes[held].home] = true;
  const bool desks_alike = std::ranges::all_of(pool_.crews, [&](const Crew& crew) {
    return crew.reserved && crew.desks == pool_.crews.front().desks;
  });
  std::vector<int> least;
  for (std::size_t c = 0; c < pool_.crews.size(); ++c) {
    const Crew& crew = pool_.crews[c];
    const bool for_desks = !crew.alone && !desks_alike && !crew.desks.empty();
    const bool follows = crew.reserved && !for_desks;
    int most = 0;
    for (const std::size_t hour : period.hours) most = std::max(most, crew.kept[hour]);
    least.push_back(std::max(follows ? 0 : crew.minimum, crew.alone && rung[c] ? 1 : 0));
    if (!crew.judged || (for_desks && crew.minimum == 0))
      least.back() = std::max(least.back(), most);
  }
  return least;
}

std::vector<int> PoolSearch::first_reserves(const Period& period) const {
  std::vector<int> needs;
  for (const HeldReserve& one : pool_.reserves) {
    const ReserveHold& reserve = task_.holds.reserves[one.place];
    double load = 0;
    for (const std::size_t hour : judged_hours(reserve.hold, period))
      load = std::max(load, load_of(task_.world, task_.loads, reserve, hour));
    const int busy = poisson_quantile(load, reserve.hold.chance);
    needs.push_back(is_open(reserve, period) ? busy + reserve.hold.people() : 0);
  }
  return needs;
}

std::vector<int> PoolSearch::reserves_of(const Trial& trial, const Period& period) const {
  std::vector<int> needs;
  for (const HeldReserve& one : pool_.reserves) {
    const ReserveHold& reserve = task_.holds.reserves[one.place];
    const int busy = busy_quantile(trial.busy[one.place], judged_hours(reserve.hold, period),
                                   reserve.hold.chance);
    needs.push_back(is_open(reserve, period) ? busy + reserve.hold.people() : 0);
  }
  return needs;
}

}  // namespace bluelight
