/// How often something happens at a place and an hour: rates, profiles, calendar and growth put
/// together.
#pragma once

#include <algorithm>
#include <array>
#include <bluelight/local_hours.hpp>
#include <bluelight/world.hpp>
#include <optional>
#include <string>
#include <vector>

namespace bluelight {

/// The rate of one place at profile index 1, before growth.
struct PlaceRate {
  std::string name;  ///< zone, or empty where the rate belongs to no zone
  double per_second = 0;
  std::optional<ZoneId> zone = {};
};

/// Length of the year that begins at `rates_of`: 365 or 366 days.
double seconds_of_year(const Area& area);

/// The rate at each place that `rate` covers. A yearly number is spread over the actual days of the
/// year that begins at `rates_of`.
std::vector<PlaceRate> place_rates(const World& world, const Rate& rate);

/// Mean index of each profile over the year that begins at `Area::rates_of`.
class MeanIndices {
 public:
  explicit MeanIndices(const World& world);
  /// Of the rate's profile; 1 without one.
  double operator()(const Rate& rate) const {
    return rate.profile ? by_profile_[rate.profile->index] : 1;
  }

 private:
  std::vector<double> by_profile_;
};

/// One number for each elapsed hour of a local date.
using HoursOfDay = std::array<double, 26>;

/// Which elapsed hour of a local date an instant is in.
constexpr std::size_t hour_of(Duration since_midnight) {
  return static_cast<std::size_t>(since_midnight.count() / 3'600'000'000);
}

/// Rates of one local date, hour by elapsed hour.
struct DayRates {
  HoursOfDay per_second{};
  double highest = 0;
  double at(Duration since_midnight) const { return per_second[hour_of(since_midnight)]; }
  /// The same day for a source with `factor` a second at index 1.
  DayRates scaled(double factor) const {
    HoursOfDay same;
    same.fill(factor);
    return times(same);
  }
  /// The same day with a factor on each hour.
  DayRates times(const HoursOfDay& factors) const {
    DayRates rates;
    for (std::size_t hour = 0; hour < factors.size(); ++hour) {
      rates.per_second[hour] = per_second[hour] * factors[hour];
      rates.highest = std::max(rates.highest, rates.per_second[hour]);
    }
    return rates;
  }
};

/// The rates of date `day` for a source with one a second at index 1. Growth is that of the date.
DayRates day_rates(const World& world, const LocalHours& calendar, const Rate& rate, int day);

}  // namespace bluelight
