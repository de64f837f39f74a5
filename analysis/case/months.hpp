/// The months of an appraisal.
#pragma once

#include <bluelight/study.hpp>
#include <chrono>
#include <limits>
#include <string>
#include <vector>

namespace bluelight {

/// Days from the first day of the appraisal.
using Days = double;

/// A day that never comes.
constexpr Days for_ever = std::numeric_limits<double>::infinity();

constexpr double days_a_year = 365.25;

/// One month of the appraisal.
struct Month {
  Days begin = 0, end = 0;
  int year = 0;         ///< of the appraisal, from 0
  double of_year = 0;   ///< its days over those of its year
  double years_in = 0;  ///< from the first day to its middle
  double grown = 0;     ///< years from `AppraisalPlan::demand_of` to its middle
  double discount = 1;  ///< worth in year 0 of a pound of its year

  /// Share of the month that lies in [from, until).
  double share(Days from, Days until) const;
};

/// The months of `plan`'s years.
std::vector<Month> months_of(const AppraisalPlan& plan, const DiscountSchedule& discount);

/// `date` as days of the appraisal; its first day if it is none.
Days day_of(const AppraisalPlan& plan, std::chrono::year_month_day date);

/// "2026-04-01"; "start" if it is no date.
std::string date_text(std::chrono::year_month_day date);

}  // namespace bluelight
