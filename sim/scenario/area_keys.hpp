/// Keys of the area, its calendar and places, and of discount rates.
#pragma once

#include "scenario/types.hpp"

namespace bluelight {

const Keys<Area>& area_keys();
const Keys<Area>& calendar_keys();
const Keys<Service>& service_keys();
const Keys<Zone>& zone_keys();
const Keys<DiscountSchedule>& discount_keys();

}  // namespace bluelight
