/// How often something happens at a place and an hour: rates, profiles, calendar and growth put
/// together.
#pragma once

#include <array>
#include <bluelight/local_hours.hpp>
#include <bluelight/world.hpp>
#include <string>
#include <vector>

namespace bluelight {

/// The rate of one place at profile index 1, before growth.
struct PlaceRate {
  std::string name;  ///< zone, or empty where the rate belongs to no zone
  double per_second = 0;
};

/// Length of the year that begins at `rates_of`: 365 or 366 days.
double seconds_of_year(const Area& area);

/// The rate at each place that `rate` covers. A yearly number is spread over the actual days of the
/// year that begins at `rates_of`.
std::vector<PlaceRate> place_rates(const World& world, const Rate& rate);

/// Mean index of the rate's profile over the year that begins at `Area::rates_of`; 1 without a
/// profile.
double mean_profile_index(const World& world, const Rate& rate);

/// Rates of one local date, hour by elapsed hour.
struct DayRates {
  std::array<double, 26> per_second{};
  double highest = 0;
  double at(Duration since_midnight) const {
    return per_second[static_cast<std::size_t>(since_midnight.count() / 3'600'000'000)];
  }
  /// The same day for a source with `factor` a second at index 1.
  DayRates scaled(double factor) const {
    DayRates rates = *this;
    for (double& rate : rates.per_second) rate *= factor;
    rates.highest *= factor;
    return rates;
  }
};

/// The rates of date `day` for a source with one a second at index 1. Growth is that of the date.
DayRates day_rates(const World& world, const LocalHours& calendar, const Rate& rate, int day);

}  // namespace bluelight
