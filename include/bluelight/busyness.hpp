/// What makes one day busier than another: variation by date, and surges.
#pragma once

#include <array>
#include <bluelight/identifier.hpp>
#include <bluelight/time.hpp>
#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace bluelight {

/// Day-to-day variation of demand beyond chance: each local date has a factor, gamma with mean 1.
struct Busyness {
  std::string name, title;
  double cv = 0;      ///< of the factor; 0: none
  double common = 0;  ///< share of the variance, on the normal scale, that is the same for every
                      ///< busyness of the world; two of them correlate by the root of the product
};

/// Demand that is higher (or lower) for a while, a heat day or New Year's Eve: on stated dates or
/// at random.
struct Surge {
  using Factors = std::vector<std::pair<BusynessId, double>>;
  std::string name, title;
  Factors factor;   ///< on incidents and calls that have this busyness
  Factors callers;  ///< on the mean number of callers of an incident that has it
  std::vector<std::chrono::year_month_day> on;  ///< local dates on which it begins
  double per_year = 0;  ///< random beginnings a year, evenly over the dates of `months`
  std::array<bool, 12> months{true, true, true, true, true, true,
                              true, true, true, true, true, true};  ///< for a random one
  int from_hour = 0;   ///< it begins with the first hour of the date that is not before this one
  Duration lasting{};  ///< elapsed time, whole hours
};

}  // namespace bluelight
