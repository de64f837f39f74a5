/// Keys of shifts, and the shift patterns that have a name.
#pragma once

#include "scenario/types.hpp"

namespace bluelight {

/// A shift as it is written.
struct StatedShift {
  Duration begins{}, lasts{};
  int seats = 0;
  std::vector<std::string> on;  ///< names of days; empty: every day
};

/// A pattern by its name.
struct ShiftPattern {
  std::string name;  ///< empty: none
  int seats = 0;     ///< of each shift
  Duration begins = std::chrono::hours{7};
};

const Keys<StatedShift>& shift_keys();
/// Keys that stand among those of a roster.
const Keys<ShiftPattern>& pattern_keys();
/// Seats of a shift, or of an hour.
Type<int> seats();

/// The shifts of one day of a pattern, the same every day.
std::vector<Shift> shifts_of(const ShiftPattern& pattern);
/// The shifts with their seats by kind of day. On a bank holiday work the shifts that name it, or
/// those of a Sunday if none does; a shift of every day is one of bank holidays too.
std::vector<Shift> on_days(const std::vector<StatedShift>& stated);
/// The most people on duty at an instant of a week without bank holidays.
int most_on_duty(const std::vector<Shift>& shifts);

}  // namespace bluelight
