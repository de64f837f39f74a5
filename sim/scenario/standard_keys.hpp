/// Keys of a standard for a time.
#pragma once

#include "scenario/types.hpp"

namespace bluelight {

/// Answer time of calls, or visible to mobilised at a desk.
const Keys<ServiceLevel>& standard_keys();

}  // namespace bluelight
