/// Years of an appraisal and what a pound in each of them is worth today.
#pragma once

#include <bluelight/world.hpp>
#include <chrono>
#include <vector>

namespace bluelight {

/// First day of year `year` when year 0 starts at `base`; 29 February becomes 28 where there is
/// none.
std::chrono::sys_days first_day(std::chrono::year_month_day base, int year);

/// Share of year `year` that lies on or after `from`, by days: 0 … 1.
double share_of_year_after(std::chrono::year_month_day base, int year, std::chrono::sys_days from);

/// Worth in year 0 of one pound in each of `years` years: 1 in year 0, then the product of
/// 1 / (1 + rate of year s) for s = 1 … t (Green Book 2022, annex 6: rates step with the years).
std::vector<double> discount_factors(const DiscountSchedule& schedule, int years);

}  // namespace bluelight
