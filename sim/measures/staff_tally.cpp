#include "measures/staff_tally.hpp"

namespace bluelight {

void DutyTally::add(const DutyCount& count, Duration length) {
  rostered += count.rostered * length;
  absent += count.absent * length;
  vacant += count.vacant * length;
  on_break += count.on_break * length;
  overtime += count.overtime * length;
  overtime_paid += to_duration(to_seconds(length) * (count.overtime * count.overtime_pay));
  supervisors += count.supervisors * length;
  finishing += count.finishing * length;
  missing += count.missing * length;
  if (count.rostered > 0) wanted += length;
  if (count.missing > 0) below_minimum += length;
}

void DutyTally::merge(const DutyTally& tally) {
  rostered += tally.rostered;
  absent += tally.absent;
  vacant += tally.vacant;
  on_break += tally.on_break;
  overtime += tally.overtime;
  overtime_paid += tally.overtime_paid;
  supervisors += tally.supervisors;
  finishing += tally.finishing;
  missing += tally.missing;
  wanted += tally.wanted;
  below_minimum += tally.below_minimum;
  breaks += tally.breaks;
  breaks_missed += tally.breaks_missed;
  breaks_late += tally.breaks_late;
}

void StaffTally::merge(const StaffTally& tally) {
  staffed += tally.staffed;
  busy += tally.busy;
  overrun += tally.overrun;
  open += tally.open;
  without_reserve += tally.without_reserve;
  for (std::size_t i = 0; i < activities; ++i) other[i] += tally.other[i];
  duty.merge(tally.duty);
}

void RoomTally::merge(const RoomTally& tally) {
  open += tally.open;
  without_reserve += tally.without_reserve;
}

}  // namespace bluelight
