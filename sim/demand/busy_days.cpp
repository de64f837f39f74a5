#include "demand/busy_days.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "random/quantile_table.hpp"

namespace bluelight {
namespace {

constexpr HoursOfDay all(double value) {
  HoursOfDay hours{};
  for (double& hour : hours) hour = value;
  return hours;
}

constexpr HoursOfDay ones = all(1);

/// Probability of less than `z` under the standard normal, kept inside (0, 1).
double normal_probability(double z) {
  constexpr double edge = 0x1p-53;
  return std::clamp(0.5 * std::erfc(-z / std::numbers::sqrt2), edge, 1 - edge);
}

/// Multiplies the hours of a date that a span holds.
void multiply_hours(HoursOfDay& hours, double factor, const LocalDay& date, const SurgeSpan& span) {
  TimePoint instant = date.begin;
  for (std::size_t hour = 0; instant < date.end; ++hour, instant += std::chrono::hours{1})
    if (instant >= span.begin && instant < span.end) hours[hour] *= factor;
}

}  // namespace

BusyDays::BusyDays(const World& world, const LocalHours& calendar, std::uint64_t seed,
                   std::uint64_t replication)
    : world_(world),
      calendar_(calendar),
      draws_(seed, replication, Purpose::busyness),
      spans_(surge_spans(world, calendar, {seed, replication, Purpose::surge})),
      today_(world.busyness.size()) {}

void BusyDays::begin(int day) {
  date_ = calendar_.days()[static_cast<std::size_t>(day)];
  for (std::size_t i = 0; i < today_.size(); ++i)
    today_[i] = {all(factor_of(world_.busyness[i], date_.date)), ones};
  for (std::size_t i = 0; i < spans_.size(); ++i)
    for (const SurgeSpan& span : spans_[i])
      if (span.begin < date_.end && span.end > date_.begin) multiply(world_.surges[i], span);
}

const HoursOfDay& BusyDays::demand(std::optional<BusynessId> busyness) const {
  return busyness ? today_[busyness->index].demand : ones;
}

double BusyDays::callers(std::optional<BusynessId> busyness, TimePoint instant) const {
  return busyness ? today_[busyness->index].callers[hour_of(instant - date_.begin)] : 1;
}

/// Gaussian copula: one standard normal for the date as a whole, one for this busyness.
double BusyDays::factor_of(const Busyness& busyness, std::chrono::sys_days date) const {
  if (busyness.cv == 0) return 1;
  const auto number = static_cast<std::uint64_t>(date.time_since_epoch().count());
  const auto normal = [&](const std::string& name) {
    return exact_normal_quantile(draws_(Entity::named(name).part(number))[0]);
  };
  const double z = std::sqrt(busyness.common) * normal("busyness") +
                   std::sqrt(1 - busyness.common) * normal("busyness." + busyness.name);
  const double shape = 1 / (busyness.cv * busyness.cv);
  return exact_gamma_quantile(shape, normal_probability(z)) / shape;
}

void BusyDays::multiply(const Surge& surge, const SurgeSpan& span) {
  for (const auto& [busyness, factor] : surge.factor)
    multiply_hours(today_[busyness.index].demand, factor, date_, span);
  for (const auto& [busyness, factor] : surge.callers)
    multiply_hours(today_[busyness.index].callers, factor, date_, span);
}

}  // namespace bluelight
