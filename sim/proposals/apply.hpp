/// A world with the levers of a proposal applied.
#pragma once

#include "proposals/stated.hpp"

namespace bluelight {

/// `world` after the levers have acted in their order, with their rosters and costs. Reports every
/// fault, among them two levers that change the same room or staff group on the same date without
/// `after` to say which is first.
World apply_levers(const World& world, const std::vector<StatedLever>& levers, Problems& problems);

}  // namespace bluelight
