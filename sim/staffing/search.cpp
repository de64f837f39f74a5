#include "staffing/search.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "staffing/period_search.hpp"

namespace bluelight {
namespace {

/// Standard errors: of a median that is not Erlang A's, and of a share that may be.
constexpr double far_off = 2.5, near = 2;

/// Seats of one hour split in the proportions of `now`, by largest remainders.
std::vector<int> split(int seats, std::vector<int> now) {
  if (std::ranges::max(now) == 0) std::ranges::fill(now, 1);
  const int all = std::accumulate(now.begin(), now.end(), 0);
  std::vector<int> parts;
  std::vector<double> left;
  for (const int one : now) {
    const double exact = static_cast<double>(seats) * one / all;
    parts.push_back(static_cast<int>(exact));
    left.push_back(exact - parts.back());
  }
  int missing = seats - std::accumulate(parts.begin(), parts.end(), 0);
  for (; missing > 0; --missing) {
    const auto most = static_cast<std::size_t>(std::ranges::max_element(left) - left.begin());
    ++parts[most];
    left[most] = -1;
  }
  return parts;
}

/// Mean of the class's streams over the hours of a period.
HeldStream mean_stream(const World& world, const std::vector<ClassLoad>& loads, const Pool& pool,
                       std::pair<std::size_t, const Period*> place) {
  HeldStream mean;
  for (const std::size_t hour : place.second->hours) {
    const HeldStream one = stream_of(world, loads, pool, place.first, hour);
    const double erlangs = mean.erlangs;
    mean = one;
    mean.erlangs += erlangs;
  }
  mean.erlangs /= static_cast<double>(place.second->hours.size());
  return mean;
}

/// All periods of one pool.
class PoolSearch {
 public:
  PoolSearch(const World& world, const std::vector<ClassLoad>& loads, const Pool& pool)
      : pool_(pool) {
    for (const Period& period : pool.periods) {
      std::vector<HeldStream> streams;
      for (std::size_t held = 0; held < pool.classes.size(); ++held)
        streams.push_back(mean_stream(world, loads, pool, {held, &period}));
      periods_.emplace_back(pool, first_seats(streams), least_seats(streams, period));
      streams_.push_back(std::move(streams));
    }
  }

  std::vector<WeekSeats> seats() const {
    std::vector<WeekSeats> all(pool_.crews.size());
    for (std::size_t p = 0; p < periods_.size(); ++p)
      for (const std::size_t hour : pool_.periods[p].hours)
        for (std::size_t c = 0; c < all.size(); ++c) all[c][hour] = periods_[p].seats()[c];
    return all;
  }

  void learn(const TrialCalls& calls) {
    std::vector<std::vector<Shown>> shown(periods_.size());
    for (std::size_t p = 0; p < periods_.size(); ++p)
      for (std::size_t held = 0; held < pool_.classes.size(); ++held)
        shown[p].push_back(shown_of(calls, p, held));
    if (pool_.crews.size() == 1) compare_with_erlang_a(shown);
    for (std::size_t p = 0; p < periods_.size(); ++p) periods_[p].learn(shown[p]);
  }

  void stop() {
    for (PeriodSearch& period : periods_) period.stop();
  }

  std::size_t unsettled() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(periods_, [](const PeriodSearch& one) { return !one.settled(); }));
  }

  /// Errors of periods are independent of each other, those of hours of one period are the same.
  double hours_error(std::size_t crew, int replications) const {
    if (replications < 2) return 0;
    const double t = student_t_quantile(replications - 1, one_sided);
    double squares = 0;
    for (std::size_t p = 0; p < periods_.size(); ++p)
      squares += std::pow(
          periods_[p].error_of(crew, t) * static_cast<double>(pool_.periods[p].hours.size()), 2);
    return std::sqrt(squares);
  }

 private:
  Shown shown_of(const TrialCalls& calls, std::size_t period, std::size_t held) const {
    Shown shown;
    shown.stream = streams_[period][held];
    shown.share = usual_share(calls, pool_.classes[held].contact, pool_.periods[period].hours);
    const std::size_t home = pool_.classes[held].home;
    shown.by_erlang_a = share_in_time(shown.stream, periods_[period].seats()[home]);
    return shown;
  }

  /// Where the pool as a whole behaves as Erlang A says, what chance alone may have done to a
  /// period is judged by Erlang A, which has no chance in it.
  static void compare_with_erlang_a(std::vector<std::vector<Shown>>& shown) {
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

  std::vector<int> first_seats(const std::vector<HeldStream>& streams) const {
    std::vector<int> seats(pool_.crews.size());
    for (std::size_t held = 0; held < streams.size(); ++held) {
      int& home = seats[pool_.classes[held].home];
      home = std::max(home, seats_for(streams[held]));
    }
    return seats;
  }

  /// Minimum crewing, and somebody where anybody rings a crew that no other can stand in for. Where
  /// others could take all of its calls, those who also work at a desk stay: nobody judges desks.
  std::vector<int> least_seats(const std::vector<HeldStream>& streams, const Period& period) const {
    const bool alone = pool_.crews.size() == 1;
    const bool rung = std::ranges::any_of(streams, [](auto& one) { return one.erlangs > 0; });
    std::vector<int> least;
    for (const Crew& crew : pool_.crews) {
      least.push_back(std::max(crew.minimum, alone && rung ? 1 : 0));
      for (const std::size_t hour : period.hours)
        if (!alone) least.back() = std::max(least.back(), crew.desk[hour]);
    }
    return least;
  }

  const Pool& pool_;
  std::vector<PeriodSearch> periods_;
  std::vector<std::vector<HeldStream>> streams_;  ///< by period and held class
};

std::vector<std::vector<WeekSeats>> seats_of(const std::vector<PoolSearch>& pools) {
  std::vector<std::vector<WeekSeats>> seats;
  for (const PoolSearch& pool : pools) seats.push_back(pool.seats());
  return seats;
}

std::size_t unsettled(const std::vector<PoolSearch>& pools) {
  std::size_t sum = 0;
  for (const PoolSearch& pool : pools) sum += pool.unsettled();
  return sum;
}

void round(std::vector<PoolSearch>& searches, const World& world, const StaffingSettings& settings,
           StaffingProgress now) {
  const TrialCalls calls = run_trial(world, settings, [&](const RunProgress& runs) {
    now.runs = runs;
    if (settings.progress) settings.progress(now);
  });
  for (PoolSearch& search : searches) search.learn(calls);
}

}  // namespace

Candidate candidate_of(const World& world, const std::vector<Pool>& pools,
                       const std::vector<std::vector<WeekSeats>>& seats) {
  Candidate candidate;
  for (std::size_t p = 0; p < pools.size(); ++p)
    for (std::size_t c = 0; c < pools[p].crews.size(); ++c) {
      const std::vector<StaffGroupId>& groups = pools[p].crews[c].groups;
      for (std::size_t hour = 0; hour < hours_a_week; ++hour) {
        std::vector<int> now;
        for (const StaffGroupId id : groups)
          now.push_back(at(world.staff, id).seats[hour / 24][hour % 24]);
        const std::vector<int> parts = split(seats[p][c][hour], now);
        for (std::size_t g = 0; g < groups.size(); ++g) candidate[groups[g]][hour] = parts[g];
      }
    }
  return candidate;
}

Found search_seats(const World& world, const std::vector<Pool>& pools,
                   const std::vector<ClassLoad>& loads, const StaffingSettings& settings) {
  std::vector<PoolSearch> searches;
  for (const Pool& pool : pools) searches.emplace_back(world, loads, pool);
  const auto first = seats_of(searches);
  Found found;
  found.settled = settings.rounds == 0;
  while (found.rounds < settings.rounds && !found.settled) {
    round(searches, with_seats(world, candidate_of(world, pools, seats_of(searches))), settings,
          {.round = ++found.rounds, .unsettled = unsettled(searches)});
    found.settled = unsettled(searches) == 0;
  }
  for (PoolSearch& search : searches) search.stop();
  const auto last = seats_of(searches);
  for (std::size_t p = 0; p < pools.size(); ++p) {
    found.crews.emplace_back();
    for (std::size_t c = 0; c < pools[p].crews.size(); ++c)
      found.crews.back().push_back(
          {first[p][c], last[p][c], searches[p].hours_error(c, settings.replications)});
  }
  return found;
}

}  // namespace bluelight
