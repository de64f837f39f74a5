/// How many full-time posts fill a roster, and what one costs.
#pragma once

#include <bluelight/study.hpp>
#include <vector>

namespace bluelight {

/// Hours of filled seats a week, averaged over the year from `Area::start`: its weekdays, bank
/// holidays and clock changes. Without a start date, over a plain week.
double weekly_seat_hours(const Roster& seats, const Area& area);

/// Posts of every staff group that has a contract: seat-hours a week over the hours that one post
/// is at work, contract_week × (1 - shrinkage). From the start, and once more from each date on
/// which a lever changes the posts or the price of any group.
std::vector<PricedPosts> priced_posts(const Option& option);

}  // namespace bluelight
