// The library reads the time zones of the system, and its types are laid out for that.
#define USE_OS_TZDB 1
#include <date/tz.h>

#include <algorithm>
#include <bluelight/local_hours.hpp>
#include <cassert>
#include <stdexcept>

namespace bluelight {

namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;
using UtcSeconds = std::chrono::sys_seconds;

constexpr std::chrono::days one_day{1};
constexpr std::chrono::hours one_hour{1};

const date::time_zone& zone_named(const std::string& name) {
  try {
    return *date::locate_zone(name);
  } catch (const std::runtime_error&) {
    throw std::invalid_argument("unknown time zone \"" + name + "\"");
  }
}

UtcSeconds midnight(const date::time_zone& zone, sys_days day) {
  const date::local_seconds local{day.time_since_epoch()};
  return zone.to_sys(local, date::choose::earliest);
}

/// Hour on the wall clock, 0 … 23.
std::uint8_t wall_hour(const date::time_zone& zone, UtcSeconds instant) {
  const auto local = zone.to_local(instant).time_since_epoch();
  return static_cast<std::uint8_t>((local - date::floor<std::chrono::days>(local)) / one_hour);
}

bool holds(const std::vector<year_month_day>& dates, year_month_day date) {
  return std::find(dates.begin(), dates.end(), date) != dates.end();
}

/// Hour 0 of a date, with all that the date decides.
LocalHour first_hour(year_month_day date, int number, bool bank_holiday, bool school_holiday) {
  const auto weekday =
      static_cast<std::uint8_t>(std::chrono::weekday{sys_days{date}}.iso_encoding() - 1);
  return {.day = number,
          .hour = 0,
          .day_kind = bank_holiday ? std::uint8_t{7} : weekday,
          .weekday = weekday,
          .month = static_cast<std::uint8_t>(unsigned{date.month()} - 1),
          .school_holiday = school_holiday};
}

}  // namespace

LocalHours::LocalHours(year_month_day first, int day_count, const std::string& zone_name,
                       const std::vector<year_month_day>& bank_holidays,
                       const std::vector<year_month_day>& school_holidays) {
  if (day_count < 1) throw std::invalid_argument("a run must cover at least one local date");
  const date::time_zone& zone = zone_named(zone_name);
  const UtcSeconds origin = midnight(zone, sys_days{first});
  UtcSeconds begin = origin;
  for (int number = 0; number < day_count; ++number) {
    const year_month_day date = sys_days{first} + number * one_day;
    const UtcSeconds end = midnight(zone, sys_days{date} + one_day);
    if ((end - begin) % one_hour != std::chrono::seconds{0})
      throw std::invalid_argument("the clock of \"" + zone_name +
                                  "\" changes by less than an hour");
    days_.push_back({date, TimePoint{begin - origin}, TimePoint{end - origin}});
    LocalHour hour =
        first_hour(date, number, holds(bank_holidays, date), holds(school_holidays, date));
    const bool clock_changes = end - begin != one_day;
    for (UtcSeconds instant = begin; instant < end; instant += one_hour) {
      if (clock_changes) hour.hour = wall_hour(zone, instant);
      hours_.push_back(hour);
      ++hour.hour;
    }
    begin = end;
  }
}

const LocalHour& LocalHours::at(TimePoint instant) const {
  assert(instant >= TimePoint{} && instant <= end());
  const auto number = static_cast<std::size_t>(instant.time_since_epoch() / one_hour);
  return hours_[std::min(number, hours_.size() - 1)];
}

TimePoint LocalHours::at_wall_clock(int day, Duration time) const {
  const auto later = time / one_day;
  const LocalDay& date = days_[static_cast<std::size_t>(day + later)];
  const Duration of_day = time - later * one_day;
  if (date.end - date.begin == one_day) return date.begin + of_day;
  const std::chrono::hours wanted = std::chrono::floor<std::chrono::hours>(of_day);
  for (TimePoint instant = date.begin; instant < date.end; instant += one_hour) {
    const std::chrono::hours shown{at(instant).hour};
    if (shown >= wanted) return shown == wanted ? instant + (of_day - wanted) : instant;
  }
  return date.end;
}

std::vector<std::string> time_zone_names() {
  std::vector<std::string> names;
  for (const date::time_zone& zone : date::get_tzdb().zones) names.push_back(zone.name());
  return names;
}

}  // namespace bluelight
