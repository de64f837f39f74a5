/// What a proposal is worth when the prices are drawn from their ranges.
#pragma once

#include <span>

#include "analysis/cost_stream.hpp"

namespace bluelight {

/// How many distinct ranged inputs the streams of both options hold.
std::size_t ranged_inputs(const CostStreams& baseline, const CostStreams& proposal);

/// Present cost of `streams` with `factors` by year, at central prices.
Pounds present_cost(const CostStreams& streams, std::span<const double> factors);

/// Present cost of `streams` in draw `draw` of a study with `seed`: every ranged input is drawn
/// from its triangular law by a uniform of its group, or of its path if it has none (a group may
/// bear the path of its first input).
Pounds drawn_cost(const CostStreams& streams, std::span<const double> factors, std::uint64_t seed,
                  std::uint64_t draw);

}  // namespace bluelight
