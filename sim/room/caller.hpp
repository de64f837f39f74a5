/// The story of a caller: operator, wait, answer, talk; or giving up and trying again.
#pragma once

#include "room/setting.hpp"

namespace bluelight {

/// Requires: begun at `first.at`.
Process caller(Setting& rooms, FirstCall first, Report report);

}  // namespace bluelight
