/// Checks that what a world defines is used.
#pragma once

#include "scenario/checked.hpp"

namespace bluelight {

/// Reports profiles and busynesses that no calls and no incidents have. Those of a file that the
/// world extends are for whoever extends it.
void check_used(const Checked& checked);

}  // namespace bluelight
