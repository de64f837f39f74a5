/// What a lever changes.
#pragma once

#include <bluelight/world.hpp>
#include <set>
#include <string>

namespace bluelight {

/// "room.police_room", "staff.fire_operators", "contact.fire_999", "calls.fire_admin",
/// "incident.road_collision", "link.all", "site.fire_hq".
using Names = std::set<std::string>;

/// The things by name that are not the same in both worlds.
Names changes(const World& before, const World& after);

/// The same in full, a line for each fact, written as a scenario would: "room.fire_control is no
/// more", "staff.fire_operators.room = \"joint\"  # was \"fire_control\"".
std::string changes_text(const World& before, const World& after);

/// The organisations of `before` whose people are among `changed`, or sit in rooms, answer calls or
/// work for linked services that are.
Names organisations_of(const World& before, const World& after, const Names& changed);

}  // namespace bluelight
