#include "scenario/area_keys.hpp"

#include <bluelight/local_hours.hpp>
#include <stdexcept>

namespace bluelight {
namespace {

using Date = std::chrono::year_month_day;

Range people() { return above_zero(1e9, "> 0, at most 1,000,000,000"); }

/// The time zones that there are, without the one called `name`.
std::vector<std::string> other_zones(const std::string& name) {
  std::vector<std::string> zones = time_zone_names();
  std::erase(zones, name);
  return zones;
}

void check_time_zone(Reading& reading, const Node& table, Area& area) {
  if (area.rates_of == Date{}) area.rates_of = area.start;
  try {
    constexpr Date any{std::chrono::year{2025}, std::chrono::January, std::chrono::day{1}};
    LocalHours(area.start.ok() ? area.start : any, 366, area.time_zone, {}, {});
  } catch (const std::invalid_argument&) {
    reading.problems.add(
        *table.find("time_zone"),
        "an IANA time zone whose clock changes by whole hours, such as \"Europe/London\"",
        close_hint(area.time_zone, other_zones(area.time_zone)));
  }
}

/// Every date from one to another.
struct Period {
  Date from, to;
};

void check_period(Reading& reading, const Node& table, Period& period) {
  constexpr std::chrono::days longest{366};
  const auto days = std::chrono::sys_days(period.to) - std::chrono::sys_days(period.from);
  if (days >= std::chrono::days{0} && days <= longest) return;
  reading.problems.add(*table.find("to"),
                       "a date at most a year after " + table.find("from")->text());
}

const Keys<Period>& period_keys() {
  static const Keys<Period> keys{
      {key<Period>("from", &Period::from, date(), {required(), "First date."}),
       key<Period>("to", &Period::to, date(), {required(), "Last date."})},
      {after<Period>({"from", "to"}, check_period)}};
  return keys;
}

/// A date, or a table with the first and the last of several.
Type<std::vector<Date>> dates() {
  return {"date, or table", "",
          [](Reading& reading, const Node& node) -> std::optional<std::vector<Date>> {
            if (!node.is_table()) {
              const auto one = date().read(reading, node);
              return one ? std::optional(std::vector{*one}) : std::nullopt;
            }
            const auto period = table_of(period_keys()).read(reading, node);
            if (!period) return std::nullopt;
            std::vector<Date> all;
            for (std::chrono::sys_days day{period->from}; day <= period->to;
                 day += std::chrono::days{1}) {
              all.push_back(day);
            }
            return all;
          },
          period_keys().rows()};
}

void set_school_holidays(Area& area, const std::vector<std::vector<Date>>& periods) {
  for (const std::vector<Date>& period : periods) {
    area.school_holidays.insert(area.school_holidays.end(), period.begin(), period.end());
  }
}

const Keys<DiscountSchedule::Step>& step_keys() {
  using Step = DiscountSchedule::Step;
  static const Keys<Step> keys{
      {key<Step>("from_year", &Step::from_year, integer({0, 500, "0 … 500"}),
                 {required(), "First year of the appraisal, counted from 0, with this rate."}),
       key<Step>("rate", &Step::rate, fraction({-0.05, 0.3, "-0.05 … 0.3"}),
                 {required(), "Rate a year."})}};
  return keys;
}

void check_steps(Reading& reading, const Node& table, DiscountSchedule& schedule) {
  const Node& steps = *table.find("steps");
  bool ascending = !schedule.steps.empty() && schedule.steps.front().from_year == 0;
  for (std::size_t i = 1; i < schedule.steps.size(); ++i) {
    ascending = ascending && schedule.steps[i - 1].from_year < schedule.steps[i].from_year;
  }
  if (!ascending)
    reading.problems.add(steps, "steps in ascending order, the first with from_year = 0");
}

}  // namespace

const Keys<Area>& area_keys() {
  const auto ignore = [](Area&, double) {};  // compared with the zones by `check_world`
  static const Keys<Area> keys{
      {key<Area>("population", ignore, number(people()),
                 {absent("the sum of the zones"),
                  "Residents of the area; must be the sum of its zones."}),
       key<Area>("prices", &Area::prices, text(),
                 {absent("not stated"), "Price base of all money, \"2025/26\"."}),
       key<Area>("start", &Area::start, date(), {required(), "First measured date, local time."}),
       key<Area>(
           "rates_of", &Area::rates_of, date(),
           {absent("`start`"), "Date at which rates of demand hold; growth counts from here."}),
       key<Area>("time_zone", &Area::time_zone, text(),
                 {otherwise("\"Europe/London\""),
                  "IANA time zone of the area; \"UTC\" has no clock changes."})},
      {after<Area>({"time_zone"}, check_time_zone)}};
  return keys;
}

const Keys<Area>& calendar_keys() {
  static const Keys<Area> keys{
      {key<Area>("bank_holidays", &Area::bank_holidays, list_of(date()),
                 {absent("none"), "Dates with the demand and rosters of a bank holiday."}),
       key<Area>("school_holidays", set_school_holidays, list_of(dates()),
                 {absent("none"), "Dates, or tables with the first and last date of a holiday."})}};
  return keys;
}

const Keys<Service>& service_keys() {
  static const Keys<Service> keys{
      {key<Service>("title", &Service::title, text(), {absent("the name"), "Name for people."}),
       key<Service>("receives", &Service::receives, reference<ContactClass>("contact"),
                    {absent("it takes no transfers"),
                     "Class of calls in whose queue transfers from other services wait."})}};
  return keys;
}

const Keys<Zone>& zone_keys() {
  static const Keys<Zone> keys{
      {key<Zone>("title", &Zone::title, text(), {absent("the name"), "Name for people."}),
       key<Zone>("population", &Zone::population, number(people()), {required(), "Residents."}),
       key<Zone>("kind", &Zone::kind, one_of({"urban", "rural", "mixed"}),
                 {required(), "Kind of place, which rates may name."})}};
  return keys;
}

const Keys<DiscountSchedule>& discount_keys() {
  using Schedule = DiscountSchedule;
  static const Keys<Schedule> keys{
      {key<Schedule>("title", &Schedule::title, text(), {absent("the name"), "Name for people."}),
       key<Schedule>("source", &Schedule::source, text(),
                     {absent("none"), "Where the rates come from."}),
       key<Schedule>("steps", &Schedule::steps, list_of(table_of(step_keys())),
                     {required(), "Rates by year of the appraisal."})},
      {after<Schedule>({"steps"}, check_steps)}};
  return keys;
}

}  // namespace bluelight
