/// Telling other services of an incident that they are needed for.
#pragma once

#include <bluelight/part.hpp>

#include "room/setting.hpp"

namespace bluelight {

/// Whoever holds `sender` tells every other service that the incident needs and that does not know
/// yet; `rung` is the class of the call. Late transfers go on after it has ended.
Part<> pass_on(Setting& rooms, const Seat& sender, IncidentPointer record, ContactId rung);

/// The same where nobody speaks to a caller: a handler of class `rung` is found for each transfer.
void pass_on_unheard(Setting& rooms, const IncidentPointer& record, ContactId rung);

}  // namespace bluelight
