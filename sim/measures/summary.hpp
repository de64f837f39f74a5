/// From the tallies of a run to its values in the order of the layout.
#pragma once

#include <bluelight/measures.hpp>

#include "measures/tallies.hpp"

namespace bluelight {

/// The values of a run that measured `window`. Requires: the tallies are finished.
RunValues summarise(const World& world, const Tallies& tallies, Window window);

}  // namespace bluelight
