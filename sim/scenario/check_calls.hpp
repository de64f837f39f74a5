/// Checks between keys about where calls go.
#pragma once

#include <bluelight/node.hpp>
#include <bluelight/world.hpp>

namespace bluelight {

/// Reports partners that cannot answer, and callers who ring or are passed on to where nobody
/// answers. `tree` tells where things were written.
void check_calls(const World& world, const Node& tree, Problems& problems);

}  // namespace bluelight
