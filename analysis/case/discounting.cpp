#include "analysis/case/discounting.hpp"

#include <algorithm>

namespace bluelight {
namespace {

double rate_of(const DiscountSchedule& schedule, int year) {
  double rate = 0;
  for (const auto& step : schedule.steps)
    if (step.from_year <= year) rate = step.rate;
  return rate;
}

}  // namespace

std::chrono::sys_days first_day(std::chrono::year_month_day base, int year) {
  const auto date = base + std::chrono::years{year};
  return date.ok() ? date : date.year() / date.month() / std::chrono::last;
}

double share_of_year_after(std::chrono::year_month_day base, int year, std::chrono::sys_days from) {
  const auto begin = first_day(base, year), end = first_day(base, year + 1);
  const auto kept = end - std::clamp(from, begin, end);
  return static_cast<double>(kept.count()) / static_cast<double>((end - begin).count());
}

std::vector<double> discount_factors(const DiscountSchedule& schedule, int years) {
  std::vector<double> factors;
  double factor = 1;
  for (int year = 0; year < years; ++year) {
    if (year > 0) factor /= 1 + rate_of(schedule, year);
    factors.push_back(factor);
  }
  return factors;
}

}  // namespace bluelight
