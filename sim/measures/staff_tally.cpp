#include "measures/staff_tally.hpp"

namespace bluelight {

void StaffTally::merge(const StaffTally& tally) {
  staffed += tally.staffed;
  busy += tally.busy;
  overrun += tally.overrun;
  manned += tally.manned;
  without_reserve += tally.without_reserve;
  for (std::size_t i = 0; i < activities; ++i) other[i] += tally.other[i];
}

void RoomTally::merge(const RoomTally& tally) {
  manned += tally.manned;
  without_reserve += tally.without_reserve;
}

}  // namespace bluelight
