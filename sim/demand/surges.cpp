#include "demand/surges.hpp"

#include <algorithm>

namespace bluelight {
namespace {

using std::chrono::ceil;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::sys_days;

/// The dates on which something may begin that still lasts in the run, and the run's own.
LocalHours with_dates_before(const Area& area, const LocalHours& run, days before) {
  const auto count = static_cast<int>(run.days().size()) + static_cast<int>(before.count());
  return {sys_days{run.days().front().date} - before, count, area.time_zone, {}, {}};
}

bool begins_on(const Surge& surge, std::chrono::year_month_day date, const Stream& draws) {
  if (!surge.on.empty()) return std::find(surge.on.begin(), surge.on.end(), date) != surge.on.end();
  if (!surge.months[static_cast<unsigned>(date.month()) - 1]) return false;
  const auto number = static_cast<std::uint64_t>(sys_days{date}.time_since_epoch().count());
  const Entity today = Entity::named("surge." + surge.name).part(number);
  return draws(today)[0] * dates_a_year(surge.months) < surge.per_year;
}

/// The first instant of a date at which the clock shows `hour` or later; none: the date's end.
TimePoint first_at(const LocalHours& calendar, const LocalDay& date, int hour) {
  TimePoint instant = date.begin;
  while (instant < date.end && calendar.at(instant).hour < hour) instant += hours{1};
  return instant;
}

void join(std::vector<SurgeSpan>& spans, SurgeSpan next) {
  if (spans.empty() || next.begin > spans.back().end)
    spans.push_back(next);
  else
    spans.back().end = std::max(spans.back().end, next.end);
}

}  // namespace

double dates_a_year(const std::array<bool, 12>& months) {
  constexpr std::array lengths{31.0, 28.25, 31.0, 30.0, 31.0, 30.0,
                               31.0, 31.0,  30.0, 31.0, 30.0, 31.0};
  double sum = 0;
  for (std::size_t month = 0; month < months.size(); ++month)
    sum += months[month] ? lengths[month] : 0;
  return sum;
}

std::vector<std::vector<SurgeSpan>> surge_spans(const World& world, const LocalHours& run,
                                                const Stream& draws) {
  std::vector<std::vector<SurgeSpan>> all;
  for (const Surge& surge : world.surges) {
    const days before = ceil<days>(surge.lasting) + days{1};
    const LocalHours calendar = with_dates_before(world.area, run, before);
    const Duration origin =
        calendar.days()[static_cast<std::size_t>(before.count())].begin.time_since_epoch();
    auto& spans = all.emplace_back();
    for (const LocalDay& date : calendar.days()) {
      if (!begins_on(surge, date.date, draws)) continue;
      const TimePoint begin = first_at(calendar, date, surge.from_hour) - origin;
      join(spans, {begin, begin + surge.lasting});
    }
  }
  return all;
}

}  // namespace bluelight
