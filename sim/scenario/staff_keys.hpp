/// Keys of rooms and of the people in them.
#pragma once

#include "scenario/types.hpp"

namespace bluelight {

const Keys<ControlRoom>& room_keys();
const Keys<StaffGroup>& staff_keys();

}  // namespace bluelight
