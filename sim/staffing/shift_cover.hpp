/// Shifts that cover a need at the least paid hours: an integer programme, solved by CBC.
#pragma once

#include <bluelight/staff_need.hpp>
#include <vector>

namespace bluelight {

/// Shifts of one group and how good they are.
struct Cover {
  std::vector<Shift> shifts;  ///< those of a bank holiday are Sunday's
  double hours = 0;           ///< paid, a week
  double gap = 0;             ///< (hours - bound) / hours, at most; 0: none can be better
};

/// The least hours of shifts that put at least `need` people on duty at every hour of a week that
/// comes again and again. None if the rules leave an hour without any shift. Deterministic.
std::optional<Cover> cover(const WeekSeats& need, const ShiftRules& rules);

}  // namespace bluelight
