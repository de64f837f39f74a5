/// A need as the posts, tables and rows of a study.
#pragma once

#include <bluelight/staff_need.hpp>
#include <bluelight/study.hpp>
#include <chrono>

namespace bluelight {

/// When and at which level of demand a need is one.
struct NeedPlace {
  std::chrono::year_month_day from{};
  double demand = 1;
};

/// Adds the posts of `need`, its groups and its standards. `world`: whose need it is.
void add_need(FoundStaff& found, const World& world, const StaffNeed& need, const NeedPlace& place);

}  // namespace bluelight
