#include "scenario/demand_keys.hpp"

namespace bluelight {
namespace {

const std::vector<std::string>& month_names() {
  static const std::vector<std::string> names{"january",   "february", "march",    "april",
                                              "may",       "june",     "july",     "august",
                                              "september", "october",  "november", "december"};
  return names;
}

void set_months(Surge& surge, const std::vector<std::string>& names) {
  for (std::size_t month = 0; month < month_names().size(); ++month)
    surge.months[month] =
        std::find(names.begin(), names.end(), month_names()[month]) != names.end();
}

/// So small a cv that the gamma quantile has no digits left is a slip of the pen.
void check_cv(Reading& reading, const Node& table, Busyness& busyness) {
  constexpr double least = 0.001;
  if (busyness.cv == 0 || busyness.cv >= least) return;
  reading.problems.add(*table.find("cv"), "0, or 0.001 … 2");
}

/// On dates or at random, not both and not neither.
void check_beginning(Reading& reading, const Node& table, Surge& surge) {
  if (surge.on.empty() == (surge.per_year > 0)) return;
  reading.problems.add({table.origin, table.path, "one of on and per_year",
                        surge.on.empty() ? "none of them" : "both of them", ""});
}

void check_factors(Reading& reading, const Node& table, Surge& surge) {
  if (!surge.factor.empty() || !surge.callers.empty()) return;
  reading.problems.add(
      {table.origin, table.path, "a busyness in factor or in callers", "none", ""});
}

/// A date begins a surge once at most.
void check_often(Reading& reading, const Node& table, Surge& surge) {
  constexpr double fewest_dates = 28;
  const auto months = std::count(surge.months.begin(), surge.months.end(), true);
  if (surge.per_year <= fewest_dates * static_cast<double>(months)) return;
  reading.problems.add(*table.find("per_year"), "at most 28 for each of its months");
}

void check_months(Reading& reading, const Node& table, Surge& surge) {
  if (surge.on.empty() || table.find("months") == nullptr) return;
  reading.problems.add(*table.find("months"), "no `months` with `on`");
}

void check_whole_hours(Reading& reading, const Node& table, Surge& surge) {
  if (surge.lasting % std::chrono::hours{1} == Duration{0}) return;
  reading.problems.add(*table.find("lasting"), "a whole number of hours");
}

}  // namespace

const Keys<Busyness>& busyness_keys() {
  static const Keys<Busyness> keys{
      {key<Busyness>("title", &Busyness::title, text(), {absent("the name"), "Name for people."}),
       key<Busyness>("cv", &Busyness::cv, number(from_zero(2, "0, or 0.001 … 2")),
                     {required(),
                      "Coefficient of variation of the factor that each local date has; gamma with "
                      "mean 1, on top of Poisson."}),
       key<Busyness>("common", &Busyness::common, share(),
                     {otherwise("0"),
                      "Share of the variation that is the same for every busyness of the world."})},
      {after<Busyness>({"cv"}, check_cv)}};
  return keys;
}

const Keys<Surge>& surge_keys() {
  const auto factors = by_name<Busyness>("busyness", number(from_zero(100, "0 … 100")));
  static const Keys<Surge> keys{
      {key<Surge>("title", &Surge::title, text(), {absent("the name"), "Name for people."}),
       key<Surge>("factor", &Surge::factor, factors,
                  {otherwise("{}"), "Factor on the incidents and calls that have a busyness."}),
       key<Surge>("callers", &Surge::callers, factors,
                  {otherwise("{}"),
                   "Factor on the mean number of callers of an incident that has a busyness; the "
                   "mean stays at least 1."}),
       key<Surge>("on", &Surge::on, list_of(date()),
                  {absent("it comes at random"), "Local dates on which it begins."}),
       key<Surge>("per_year", &Surge::per_year, number(above_zero(336, "> 0, at most 336")),
                  {absent("it comes on dates"),
                   "Mean number of random beginnings a year; one a date at most."}),
       key<Surge>("months", set_months, list_of(one_of(month_names())),
                  {absent("all of them"), "Months in which a random one may begin."}),
       key<Surge>("from_hour", &Surge::from_hour, integer({0, 23, "0 … 23"}),
                  {otherwise("0"), "Local hour at which it begins."}),
       key<Surge>("lasting", &Surge::lasting,
                  duration(above_zero(60 * 86400.0, "> 0, at most 60 days")),
                  {otherwise("\"1 day\""), "How long it lasts: whole hours of elapsed time."})},
      {after<Surge>({"on", "per_year"}, check_beginning),
       after<Surge>({"factor", "callers"}, check_factors),
       after<Surge>({"per_year", "months"}, check_often), after<Surge>({"on"}, check_months),
       after<Surge>({"lasting"}, check_whole_hours)}};
  return keys;
}

}  // namespace bluelight
