#include "analysis/case/months.hpp"

#include <algorithm>
#include <sstream>

#include "analysis/case/discounting.hpp"

namespace bluelight {
namespace {

/// First day of month `month`, from 0; the last of a month that is too short.
std::chrono::sys_days month_begin(std::chrono::year_month_day base, int month) {
  const auto date = base + std::chrono::months{month};
  return date.ok() ? date : date.year() / date.month() / std::chrono::last;
}

}  // namespace

double Month::share(Days from, Days until) const {
  const Days shared = std::min(until, end) - std::max(from, begin);
  return shared > 0 ? shared / (end - begin) : 0;
}

std::vector<Month> months_of(const AppraisalPlan& plan, const DiscountSchedule& discount) {
  const auto factors = discount_factors(discount, plan.years);
  const auto first = month_begin(plan.base, 0);
  const Days demand_of = day_of(plan, plan.demand_of);
  std::vector<Month> months;
  for (int number = 0; number < 12 * plan.years; ++number) {
    Month& month = months.emplace_back();
    month.year = number / 12;
    month.begin = static_cast<Days>((month_begin(plan.base, number) - first).count());
    month.end = static_cast<Days>((month_begin(plan.base, number + 1) - first).count());
    const auto year = first_day(plan.base, month.year + 1) - first_day(plan.base, month.year);
    month.of_year = (month.end - month.begin) / static_cast<double>(year.count());
    month.years_in = (month.begin + month.end) / 2 / days_a_year;
    month.grown = month.years_in - demand_of / days_a_year;
    month.discount = factors[static_cast<std::size_t>(month.year)];
  }
  return months;
}

Days day_of(const AppraisalPlan& plan, std::chrono::year_month_day date) {
  if (!date.ok()) return 0;
  return static_cast<Days>((std::chrono::sys_days{date} - first_day(plan.base, 0)).count());
}

std::string date_text(std::chrono::year_month_day date) {
  if (!date.ok()) return "start";
  std::ostringstream text;
  text << static_cast<int>(date.year());
  for (const unsigned part :
       {static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day())})
    text << (part < 10 ? "-0" : "-") << part;
  return text.str();
}

}  // namespace bluelight
