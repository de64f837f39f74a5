/// In which order the levers of a proposal act.
#pragma once

#include "proposals/stated.hpp"

namespace bluelight {

/// Positions of `levers` in the order in which they act: after those named by `after`, then by
/// date, then by name. Reports cycles, and levers that act after one that goes live later.
std::vector<std::size_t> order_of(const std::vector<StatedLever>& levers, Problems& problems);

/// Whether `after` says, directly or through others, that `later` acts after `earlier`.
bool acts_after(const std::vector<StatedLever>& levers, std::size_t later, std::size_t earlier);

}  // namespace bluelight
