#include "staffing/block_trim.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "staffing/shares.hpp"

namespace bluelight {
namespace {

constexpr double least_appetite = 0.1;

/// Hours judged together have the same first one.
std::size_t block_of(const Hold& hold, std::size_t hour) {
  return judged_with(hold.period, hour).front();
}

std::vector<std::size_t> hours_alike(const Pool& pool, std::size_t hour) {
  for (const Period& period : pool.periods)
    if (std::ranges::find(period.hours, hour) != period.hours.end()) return period.hours;
  return {hour};
}

}  // namespace

BlockTrim::BlockTrim(const SearchTask& task, const Pool& pool, const Trial& today,
                     std::vector<WeekSeats> seats, SeatBounds bounds)
    : task_(task),
      pool_(pool),
      today_(today),
      bounds_(std::move(bounds)),
      seats_(std::move(seats)),
      held_(seats_) {
  done_ = true;
  for (std::size_t crew = 0; crew < pool.crews.size(); ++crew) done_ = done_ && !is_trimmed(crew);
}

/// A crew all of whose calls are judged over several hours, so that one hour may do worse, and
/// whose seats say how it does: means of answer times are not told by Erlang A here.
bool BlockTrim::is_trimmed(std::size_t crew) const {
  const auto& classes = pool_.crews[crew].classes;
  return !classes.empty() && std::ranges::all_of(classes, [&](const AnsweredClass& one) {
    const Hold& hold = task_.holds.at(pool_.classes[one.held].entry);
    return hold.period != HeldPeriod::hour && hold.is_share();
  });
}

/// Calls that may lose their answer in time over some hours; below 0: too many did.
double BlockTrim::spare_calls(const Trial& trial, std::size_t held,
                              const std::vector<std::size_t>& hours) const {
  const std::size_t entry = pool_.classes[held].entry;
  const ClassHold& one = task_.holds.classes[entry];
  const ShareInTime own = share_over(trial, entry, hours);
  if (own.offered < fewest_calls) return 0;
  const bool is_mean = one.hold.measure == HeldMeasure::answer_time_mean;
  const double sign = is_mean ? -1 : 1;
  if (one.hold.to == HeldTo::standard) return own.offered * sign * (own.share - one.required());
  const double now = share_over(today_, entry, hours).share;
  const double error = student_t_quantile(static_cast<double>(trial.counts.size()) - 1, one_sided) *
                       paired_error(today_, trial, entry, hours);
  const double margin = std::max(0.0, one.hold.margin - error);
  return own.offered * (sign * (own.share - now) + margin);
}

bool BlockTrim::holds(const Trial& trial) const {
  constexpr double rounding = 1e-9;
  for (std::size_t held = 0; held < pool_.classes.size(); ++held) {
    const Hold& hold = task_.holds.at(pool_.classes[held].entry);
    for (std::size_t hour = 0; hour < hours_a_week; ++hour) {
      const auto hours = hold.period == HeldPeriod::hour ? hours_alike(pool_, hour)
                                                         : judged_with(hold.period, hour);
      if (hours.front() == hour && spare_calls(trial, held, hours) < -rounding) return false;
    }
  }
  return true;
}

bool BlockTrim::may_lose(std::size_t crew, std::size_t hour) const {
  std::vector<int> left;
  for (const WeekSeats& seats : seats_) left.push_back(seats[hour]);
  --left[crew];
  for (std::size_t r = 0; r < pool_.reserves.size(); ++r) {
    if (!pool_.reserves[r].is_kept_by(crew)) continue;
    if (people_for(pool_, pool_.reserves[r], left) < bounds_.reserves[r][hour]) return false;
  }
  return true;
}

std::optional<BlockTrim::Candidate> BlockTrim::candidate(std::size_t crew, std::size_t hour) const {
  const int now = seats_[crew][hour];
  if (now <= bounds_.least[crew][hour] || !may_lose(crew, hour)) return std::nullopt;
  Candidate one{.crew = crew, .hour = hour, .losses = {}};
  for (const auto& [held, share] : pool_.crews[crew].classes) {
    const std::size_t entry = pool_.classes[held].entry;
    const HeldStream stream = stream_of(task_.world, task_.loads, pool_, task_.holds.classes[entry],
                                        {pool_.classes[held].home, hour});
    const double shown = share_over(shown_, entry, hours_alike(pool_, hour)).share;
    const HeldStream bent = scaled(stream, factor_of_load(stream, now, shown));
    const double lost = share * (share_in_time(bent, now) - share_in_time(bent, now - 1));
    one.losses.push_back(std::max(0.0, lost) * share_over(shown_, entry, {hour}).offered);
    one.worst = std::max(one.worst, one.losses.back());
  }
  return one;
}

void BlockTrim::propose() {
  seats_ = held_;
  std::vector<Candidate> all;
  for (std::size_t crew = 0; crew < pool_.crews.size(); ++crew)
    for (std::size_t hour = 0; is_trimmed(crew) && hour < hours_a_week; ++hour)
      if (auto one = candidate(crew, hour)) all.push_back(*std::move(one));
  std::ranges::stable_sort(all, {}, &Candidate::worst);
  std::map<std::pair<std::size_t, std::size_t>, double> spare;  // by class and block
  done_ = true;
  for (const Candidate& one : all) {
    const auto& classes = pool_.crews[one.crew].classes;
    const auto left = [&](std::size_t held) -> double& {
      const Hold& hold = task_.holds.at(pool_.classes[held].entry);
      const auto [place, added] = spare.try_emplace({held, block_of(hold, one.hour)});
      if (added)
        place->second = appetite_ * spare_calls(shown_, held, judged_with(hold.period, one.hour));
      return place->second;
    };
    bool fits = may_lose(one.crew, one.hour);
    for (std::size_t i = 0; i < classes.size(); ++i)
      fits = fits && left(classes[i].held) >= one.losses[i];
    if (!fits) continue;
    for (std::size_t i = 0; i < classes.size(); ++i) left(classes[i].held) -= one.losses[i];
    --seats_[one.crew][one.hour];
    done_ = false;
  }
}

void BlockTrim::learn(const Trial& trial) {
  if (done_) return;
  if (holds(trial)) {
    held_ = seats_;
    shown_ = trial;
    begun_ = true;
    return propose();
  }
  appetite_ /= 2;
  if (begun_ && appetite_ >= least_appetite) return propose();
  stop();
}

void BlockTrim::stop() {
  seats_ = held_;
  done_ = true;
}

}  // namespace bluelight
