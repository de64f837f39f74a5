/// The story of a caller: operator, wait, answer, talk; or giving up and trying again.
#pragma once

#include "room/setting.hpp"

namespace bluelight {

/// Who connects a caller: the 999 operator, who takes time over it, or a colleague who passes them
/// on.
enum class ConnectedBy { an_operator, a_colleague };

/// `first_offered` of who is passed on. Requires: begun at `report.call().at`.
Process caller(Setting& rooms, Report report, ConnectedBy who = ConnectedBy::an_operator,
               TimePoint first_offered = TimePoint::max());

/// The story of a first caller: the same, told shortly where nothing can happen to the call but
/// that it waits, is answered or given up, and ends with its wrap-up.
Process first_caller(Setting& rooms, const FirstCall& first);

}  // namespace bluelight
