/// From the tallies of a run to its values in the order of the layout.
#pragma once

#include <bluelight/answering.hpp>
#include <bluelight/measures.hpp>

#include "measures/tallies.hpp"

namespace bluelight {

/// The values of a run that measured `length` from `from`. Requires: the tallies are finished.
RunValues summarise(const World& world, const Tallies& tallies, const Answering& answering,
                    Duration length, TimePoint from);

}  // namespace bluelight
