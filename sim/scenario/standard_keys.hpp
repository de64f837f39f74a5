/// Keys of a standard for a time.
#pragma once

#include "scenario/types.hpp"

namespace bluelight {

/// `within` says which time, `of` what should happen: "calls that should be answered".
Keys<ServiceLevel> standard_keys(const std::string& within, const std::string& of);

}  // namespace bluelight
