/// How many full-time posts fill a roster, and what one costs.
#pragma once

#include <bluelight/study.hpp>
#include <optional>
#include <vector>

namespace bluelight {

/// Hours of filled seats a week, averaged over the year from `Area::start`: its weekdays, bank
/// holidays and clock changes. Without a start date, over a plain week.
double weekly_seat_hours(const StaffGroup& group, const Area& area);

/// Hours of supervisors a week in a room, averaged in the same way: at each instant one for every
/// `Supervisors::span` people of the room's groups on duty, rounded up.
double weekly_supervisor_hours(const World& world, RoomId room);

/// Posts of every staff group that has a contract: seat-hours a week over the hours that one post
/// is at work, contract_week × (1 - shrinkage); then those of the rooms' support and supervisors.
/// From the start, and once more from each date on which a lever changes the posts or the price of
/// any group.
std::vector<PricedPosts> priced_posts(const Option& option);

/// Full-time posts that work `hours` a week, `contract_week` of which are paid to each and a share
/// `shrinkage` of these is not available; none without a contract.
std::optional<double> posts_for(double hours, Duration contract_week, double shrinkage);

}  // namespace bluelight
