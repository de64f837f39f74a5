/// What must hold between desks, transfers, incidents and people.
#pragma once

#include "scenario/checked.hpp"

namespace bluelight {

/// Reports what does not fit together.
void check_dispatch(const Checked& checked);

}  // namespace bluelight
