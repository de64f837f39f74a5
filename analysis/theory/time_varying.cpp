#include "time_varying.hpp"

#include <algorithm>
#include <bluelight/demand.hpp>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "demand/rates.hpp"
#include "forward_equations.hpp"

namespace bluelight::theory {

namespace {

/// What decides one hour.
struct HourKey {
  Regime regime;
  int next_seats = 0;
  double seconds = 0;  ///< 3600, or less in the last hour
  bool operator==(const HourKey&) const = default;
};

struct Hour {
  HourKey key;
  int hour_of_week = 0;
  bool measured = false;
};

int seats_at(const World& world, const RoomModel& room, const LocalHour& hour) {
  return at(world.staff, room.groups.front()).seats[hour.day_kind][hour.hour];
}

/// Calls a second in each hour of the calendar.
std::vector<double> arrivals_of(const World& world, const RoomModel& room,
                                const LocalHours& calendar) {
  const MeanIndices mean_index(world);
  std::vector<double> arrivals;
  for (int day = 0; day < static_cast<int>(calendar.days().size()); ++day) {
    const LocalDay& date = calendar.days()[static_cast<std::size_t>(day)];
    std::vector<double> today(
        static_cast<std::size_t>((date.end - date.begin) / std::chrono::hours{1}));
    for (const ClassModel& one : room.classes)
      for (const CallSource& source : one.sources) {
        const double base = source.per_second / mean_index(*source.rate);
        const DayRates rates = day_rates(world, calendar, *source.rate, day).scaled(base);
        for (std::size_t h = 0; h < today.size(); ++h) today[h] += rates.per_second[h];
      }
    arrivals.insert(arrivals.end(), today.begin(), today.end());
  }
  return arrivals;
}

/// The hours of the run, from the first of warm-up to the last measured one.
std::vector<Hour> hours_of(const World& world, const RoomModel& room) {
  const LocalHours calendar = run_calendar(world);
  const auto warm_up = std::chrono::ceil<std::chrono::days>(world.horizon.warm_up);
  const TimePoint from = calendar.days()[static_cast<std::size_t>(warm_up.count())].begin;
  const TimePoint to = from + world.horizon.length;
  const std::vector<double> arrivals = arrivals_of(world, room, calendar);
  const double service = room.arrivals() / room.load();
  const double impatience = 1 / room.classes.front().contact->patience->mean().count();
  std::vector<Hour> hours;
  for (std::size_t h = 0; h < arrivals.size(); ++h) {
    const TimePoint begin{std::chrono::hours{h}};
    if (begin >= to) break;
    const LocalHour& hour = calendar.hours()[h];
    const LocalHour& next = calendar.hours()[std::min(h + 1, arrivals.size() - 1)];
    const Duration length = std::min<Duration>(std::chrono::hours{1}, to - begin);
    hours.push_back({{{arrivals[h], service, impatience, seats_at(world, room, hour)},
                      seats_at(world, room, next),
                      to_seconds(length).count()},
                     hour.hour_of_week(),
                     begin >= from});
  }
  return hours;
}

/// A grid that holds every state of the run but for one chance in about 10^14. Without handlers the
/// number of waiting callers would be Poisson at most, with the highest arrivals over impatience as
/// mean.
Grid empty_room(const std::vector<Hour>& hours) {
  int most_busy = 0;
  double waiting = 0;
  for (const Hour& hour : hours) {
    most_busy = std::max({most_busy, hour.key.regime.seats, hour.key.next_seats});
    waiting = std::max(waiting, hour.key.regime.arrivals / hour.key.regime.impatience);
  }
  Grid grid(most_busy, static_cast<int>(std::ceil(waiting + 8 * std::sqrt(waiting) + 10)));
  grid(0, 0) = 1;
  return grid;
}

/// Sums of an hour, or of a part of it, from the integral of the probabilities over it.
HourSums sums_of(const Grid& integral, const Regime& regime) {
  HourSums sums;
  for (int busy = 0; busy <= integral.most_busy(); ++busy)
    for (int waiting = 0; waiting <= integral.most_waiting(); ++waiting) {
      const double time = integral(busy, waiting);
      sums.offered += time * regime.arrivals;
      sums.delayed += busy >= regime.seats ? time * regime.arrivals : 0;
      sums.abandoned += time * waiting * regime.impatience;
      sums.waiting += time * waiting;
      sums.busy += time * busy;
      sums.staffed += time * regime.seats;
      sums.overrun += time * std::max(0, busy - regime.seats);
    }
  return sums;
}

/// Calls answered in time out of those offered while the states had this integral.
double answered_in_time(const Grid& integral, const Regime& regime, const TaggedCall& tagged) {
  double time = 0;
  for (int busy = 0; busy <= integral.most_busy(); ++busy)
    for (int waiting = 0; waiting <= integral.most_waiting(); ++waiting)
      time += integral(busy, waiting) * (busy < regime.seats ? 1 : tagged(busy, waiting));
  return time * regime.arrivals;
}

/// Ends of pieces of `seconds` that grow from both ends, where a room changes quickly, to the
/// middle.
std::vector<double> piece_ends(double seconds) {
  std::vector<double> ends{0, seconds};
  double width = 10;
  for (double off = width; off < seconds / 2; width *= 2, off += width) {
    ends.push_back(off);
    ends.push_back(seconds - off);
  }
  std::sort(ends.begin(), ends.end());
  return ends;
}

/// Follows the room hour by hour.
class Recursion {
 public:
  /// `within`: seconds of the standard, which may be 0; none without one.
  Recursion(const std::vector<Hour>& hours, std::optional<double> within)
      : hours_(hours), within_(within), state_(empty_room(hours)) {}

  std::array<HourSums, hours_a_week> sums() {
    std::array<HourSums, hours_a_week> week{};
    for (std::size_t h = 0; h < hours_.size(); ++h) {
      state_ = reseated(state_, hours_[h].key.regime.seats);
      before_.push_back(state_);
      outcomes_.push_back(repeats(h) ? repeat(h) : follow(hours_[h].key));
      if (hours_[h].measured)
        week[static_cast<std::size_t>(hours_[h].hour_of_week)] += outcomes_.back();
      if (h >= hours_a_week) before_[h - hours_a_week].values().clear();
    }
    return week;
  }

 private:
  /// Whether this hour begins like the same one a week before and has the same calls and seats.
  bool repeats(std::size_t h) const {
    if (h < hours_a_week || !(hours_[h].key == hours_[h - hours_a_week].key)) return false;
    const std::vector<double>& then = before_[h - hours_a_week].values();
    double off = 0;
    for (std::size_t k = 0; k < then.size(); ++k) off += std::abs(then[k] - state_.values()[k]);
    return off < 1e-11;
  }

  /// As a week before.
  HourSums repeat(std::size_t h) {
    state_ = before_[h - hours_a_week + 1];
    return outcomes_[h - hours_a_week];
  }

  HourSums follow(const HourKey& key) {
    const bool changes = within_ && key.next_seats != key.regime.seats;
    const double quiet = changes ? std::max(0.0, key.seconds - *within_) : key.seconds;
    const Grid integral = develop(state_, key.regime, quiet);
    HourSums sums = sums_of(integral, key.regime);
    if (within_) sums.within = answered_in_time(integral, key.regime, undisturbed(key.regime));
    if (changes) sums += follow_to_change(key, key.seconds - quiet);
    return sums;
  }

  /// Calls whose standard ends before seats change; what arrives after them does not matter.
  const TaggedCall& undisturbed(const Regime& regime) {
    const auto known = undisturbed_.find(regime.seats);
    if (known != undisturbed_.end()) return known->second;
    TaggedCall tagged(state_);
    tagged.back(regime, *within_);
    return undisturbed_.emplace(regime.seats, std::move(tagged)).first->second;
  }

  /// Calls offered `left` seconds before the end of the hour, less than the standard.
  TaggedCall over_change(const HourKey& key, double left) const {
    TaggedCall tagged(state_);
    Regime next = key.regime;
    next.seats = key.next_seats;
    tagged.back(next, *within_ - left);
    tagged.back_over_reseating(key.next_seats);
    tagged.back(key.regime, left);
    return tagged;
  }

  /// The last seconds of an hour, whose calls may be answered after seats have changed: 4 Gauss
  /// points in each piece.
  HourSums follow_to_change(const HourKey& key, double seconds) {
    constexpr std::array places{-0.8611363115940526, -0.3399810435848563, 0.3399810435848563,
                                0.8611363115940526};
    constexpr std::array weights{0.3478548451374538, 0.6521451548625461, 0.6521451548625461,
                                 0.3478548451374538};
    HourSums sums;
    double now = 0, within = 0;
    const auto go_to = [&](double instant) {
      sums += sums_of(develop(state_, key.regime, instant - now), key.regime);
      now = instant;
    };
    const std::vector<double> ends = piece_ends(seconds);
    for (std::size_t piece = 0; piece + 1 < ends.size(); ++piece)
      for (std::size_t i = 0; i < places.size(); ++i) {
        const double half = (ends[piece + 1] - ends[piece]) / 2;
        go_to(ends[piece] + half * (1 + places[i]));
        within += half * weights[i] *
                  answered_in_time(state_, key.regime, over_change(key, seconds - now));
      }
    go_to(seconds);
    sums.within = within;
    return sums;
  }

  const std::vector<Hour>& hours_;
  std::optional<double> within_;
  std::map<int, TaggedCall> undisturbed_;  // by seats
  Grid state_;
  std::vector<Grid> before_;  // after seats changed, at the begin of each hour; a week is kept
  std::vector<HourSums> outcomes_;
};

}  // namespace

HourSums& HourSums::operator+=(const HourSums& other) {
  offered += other.offered;
  delayed += other.delayed;
  abandoned += other.abandoned;
  within += other.within;
  waiting += other.waiting;
  busy += other.busy;
  staffed += other.staffed;
  overrun += other.overrun;
  return *this;
}

std::array<HourSums, hours_a_week> varying_room(const World& world, const RoomModel& room) {
  const std::vector<Hour> hours = hours_of(world, room);
  const auto& standard = room.classes.front().contact->standard;
  std::optional<double> within;
  if (standard) within = to_seconds(standard->within).count();
  return Recursion(hours, within).sums();
}

}  // namespace bluelight::theory
