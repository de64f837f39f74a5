/// Checks between keys about where calls go.
#pragma once

#include "scenario/checked.hpp"

namespace bluelight {

/// Reports partners that cannot answer, and callers who ring or are passed on to where nobody
/// answers.
void check_calls(const Checked& checked);

}  // namespace bluelight
