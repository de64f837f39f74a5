/// Dispatch: incidents wait at a desk, units are mobilised, open incidents make work.
#pragma once

#include <bluelight/part.hpp>

#include "room/setting.hpp"

namespace bluelight {

/// A service's dispatch sees the incident, and begins to act if it sends anybody. No effect if it
/// sees it already.
void make_visible(Setting& rooms, const IncidentPointer& record, ServiceId service);

/// An incident and a service that is to see it.
struct Sight {
  IncidentPointer record;
  ServiceId service;
};

/// Whether the handler of a call stays on the line until a crew arrives, if one is sent.
bool is_to_be_held(const Setting& rooms, const IncidentRecord& record);

/// Whether a handler of `group` who tells `service` of the incident mobilises within the call:
/// they work at its desk, nobody is free there, and either they stay on the line until a crew
/// arrives, or the desk does not give way to calls and nothing as urgent waits for them.
bool mobilises_in_call(Setting& rooms, StaffGroupId group, const Sight& sight);

/// As `make_visible`, and who holds `seat` does the desk's work at once. Requires:
/// `mobilises_in_call`.
Part<> make_visible_and_mobilise(Setting& rooms, const Seat& seat, const Sight& sight);

}  // namespace bluelight
