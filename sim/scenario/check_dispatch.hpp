/// What must hold between desks, transfers, incidents and people.
#pragma once

#include <bluelight/node.hpp>
#include <bluelight/problem.hpp>
#include <bluelight/world.hpp>

namespace bluelight {

/// Reports what does not fit together. Requires: `tree` was read into `world` without a problem.
void check_dispatch(const World& world, const Node& tree, Problems& problems);

}  // namespace bluelight
