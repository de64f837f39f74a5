/// An option with the levers of a proposal applied.
#pragma once

#include "proposals/stated.hpp"

namespace bluelight {

/// `option` after the levers have acted in their order on its world, with their rosters and costs,
/// and its staff by date. Reports every fault, among them two levers that change the same room or
/// staff group on the same date without `after` to say which is first. Throws `std::logic_error` if
/// a lever leaves two rooms or two staff groups of one name.
Option apply_levers(const Option& option, const std::vector<StatedLever>& levers,
                    Problems& problems);

/// `world` with the rosters that a lever states. Reports faults, and those of groups that are not
/// there.
World with_rosters(World world, const StatedLever& lever, Problems& problems);

}  // namespace bluelight
