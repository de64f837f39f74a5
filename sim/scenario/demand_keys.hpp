/// Keys of classes of calls, and of what makes people ring.
#pragma once

#include "scenario/types.hpp"

namespace bluelight {

/// A profile as it is written: some rows of hours, weights of the days, and which weekday a bank
/// holiday is like.
struct StatedProfile;

const Keys<ContactClass>& contact_keys();
const Keys<ContactDemand>& calls_keys();
const Keys<IncidentType>& incident_keys();
const Keys<Busyness>& busyness_keys();
const Keys<Surge>& surge_keys();
/// Tables of profiles, put together.
Type<std::vector<Profile>> profiles();

}  // namespace bluelight
