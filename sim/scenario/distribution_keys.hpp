/// Distributions of durations, as scenarios state them.
#pragma once

#include "scenario/types.hpp"

namespace bluelight {

/// A duration (always the same), or a table that names a mean, two quantiles, or the parameters of
/// a shape.
Type<Distribution> distribution();

/// The keys of a distribution that is written as a table.
std::vector<KeyRow> distribution_rows();

}  // namespace bluelight
