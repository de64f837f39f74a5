/// Keys of rooms and of the people in them.
#pragma once

#include "scenario/types.hpp"

namespace bluelight {

const Keys<ControlRoom>& room_keys();
const Keys<StaffGroup>& staff_keys();
/// What becomes of a caller whom a partner room takes.
Type<Partner::Caller> partner_caller();

}  // namespace bluelight
