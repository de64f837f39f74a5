/// How much of a distribution is no longer than something.
#pragma once

#include <bluelight/distribution.hpp>

namespace bluelight {

/// P(X <= `longest`), from quantiles to 1e-12.
double share_within(const Distribution& distribution, Duration longest);

}  // namespace bluelight
