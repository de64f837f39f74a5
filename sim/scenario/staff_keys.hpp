/// Keys of rooms and of the people in them.
#pragma once

#include "scenario/types.hpp"

namespace bluelight {

const Keys<ControlRoom>& room_keys();
const Keys<StaffGroup>& staff_keys();
/// When a partner takes calls and how long it is held, whatever becomes of the caller meanwhile.
const Keys<Partner>& partner_limits();
/// On which terms a partner takes calls: its limits, and what becomes of the caller.
const Keys<Partner>& partner_terms();

}  // namespace bluelight
