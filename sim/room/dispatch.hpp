/// Dispatch: incidents wait at a desk, units are mobilised, open incidents make work.
#pragma once

#include "room/setting.hpp"

namespace bluelight {

/// A service's dispatch sees the incident, and begins to act if it sends anybody. No effect if it
/// sees it already.
void make_visible(Setting& rooms, const IncidentPointer& record, ServiceId service);

}  // namespace bluelight
