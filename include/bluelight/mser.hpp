/// Where the start of a simulated series ends and its steady part begins.
#pragma once

#include <cstddef>
#include <optional>
#include <span>

namespace bluelight {

/// Observations that one batch of MSER-5 holds.
inline constexpr std::size_t mser_batch = 5;

/// How many observations at the start of `series` should be thrown away, by MSER-5: of all
/// truncations of its batch means, the one at which the squared standard error of the mean of what
/// is left is least (White 1997; White, Cobb, Spratt 2000). Truncations of more than half the
/// series are not tried, and none is given if the least is at that end: the series is too short to
/// tell. A last batch that is not full is left out. None for fewer than four batches.
std::optional<std::size_t> mser5(std::span<const double> series);

}  // namespace bluelight
