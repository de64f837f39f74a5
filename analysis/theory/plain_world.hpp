/// What no queue with a known solution has.
#pragma once

#include "reduction.hpp"

namespace bluelight::theory {

/// Notes every mechanism of the world that takes it away from calls that wait, are answered by one
/// person, or give up and perhaps ring again.
void need_plain_world(Conditions& conditions);

}  // namespace bluelight::theory
