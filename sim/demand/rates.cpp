#include "demand/rates.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace bluelight {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

/// Days of the year that begins at `rates_of`: 365 or 366.
int days_of_year(const Area& area) {
  const sys_days begin{area.rates_of};
  const std::chrono::year_month_day next = area.rates_of + std::chrono::years{1};
  return static_cast<int>((sys_days{next} - begin).count());
}

double index_at(const Profile& profile, const LocalHour& hour) {
  return profile.hour[hour.day_kind][hour.hour] * profile.month[hour.month] *
         (hour.school_holiday ? profile.school_holiday : 1);
}

double mean_index(const Profile& profile, const LocalHours& year) {
  double sum = 0;
  for (const LocalHour& hour : year.hours()) sum += index_at(profile, hour);
  return sum / static_cast<double>(year.hours().size());
}

double growth_factor(const Area& area, const Rate& rate, std::chrono::year_month_day date) {
  const double years =
      static_cast<double>((sys_days{date} - sys_days{area.rates_of}).count()) / 365.25;
  return std::pow(1 + rate.growth, years);
}

bool covers(const Rate& rate, const Zone& zone) {
  return rate.where.empty() || rate.where == zone.kind;
}

}  // namespace

double seconds_of_year(const Area& area) { return 86400.0 * days_of_year(area); }

std::vector<PlaceRate> place_rates(const World& world, const Rate& rate) {
  const double year = seconds_of_year(world.area);
  if (rate.basis == Rate::Basis::per_second) return {{"", rate.value, {}}};
  if (rate.basis == Rate::Basis::per_year) return {{"", rate.value / year, {}}};
  std::vector<PlaceRate> places;
  for (std::uint32_t i = 0; i < world.zones.size(); ++i) {
    const Zone& zone = world.zones[i];
    if (covers(rate, zone))
      places.push_back({zone.name, rate.value * zone.population / 1000 / year, ZoneId{i}});
  }
  return places;
}

MeanIndices::MeanIndices(const World& world) {
  if (world.profiles.empty()) return;
  const Area& area = world.area;
  const LocalHours year(area.rates_of, days_of_year(area), area.time_zone, area.bank_holidays,
                        area.school_holidays);
  for (const Profile& profile : world.profiles) by_profile_.push_back(mean_index(profile, year));
}

DayRates day_rates(const World& world, const LocalHours& calendar, const Rate& rate, int day) {
  const LocalDay& date = calendar.days()[static_cast<std::size_t>(day)];
  const double today = growth_factor(world.area, rate, date.date);
  const auto hours = static_cast<std::size_t>((date.end - date.begin) / std::chrono::hours{1});
  const auto first =
      static_cast<std::size_t>(date.begin.time_since_epoch() / std::chrono::hours{1});
  DayRates rates;
  for (std::size_t h = 0; h < hours; ++h) {
    const double index =
        rate.profile ? index_at(at(world.profiles, *rate.profile), calendar.hours()[first + h]) : 1;
    rates.per_second[h] = today * index;
    rates.highest = std::max(rates.highest, rates.per_second[h]);
  }
  return rates;
}

}  // namespace bluelight
