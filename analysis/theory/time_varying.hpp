/// A room with exponential handle times and patience, whose calls and seats change by the hour,
/// over the very run that is simulated.
#pragma once

#include <array>
#include <bluelight/local_hours.hpp>
#include <vector>

#include "reduction.hpp"

namespace bluelight::theory {

/// Expectations over all measured hours of one hour of the week.
struct HourSums {
  double offered = 0, delayed = 0, abandoned = 0, within = 0;  ///< calls
  double waiting = 0;                                          ///< calls × seconds
  double busy = 0, staffed = 0, overrun = 0;                   ///< people × seconds

  HourSums& operator+=(const HourSums& other);
};

/// M(t)/M/c(t)+M from an empty room at the first instant of warm-up to the end of the measured
/// time.
///
/// Free handlers are max(0, seats - busy). Nobody is interrupted: who is over at the end of a shift
/// finishes the call in hand, and while there are such people nobody takes a new call. `within`
/// counts calls answered within the first class's standard; 0 without one. Requires: the checks
/// of the case.
std::array<HourSums, hours_a_week> varying_room(const World& world, const RoomModel& room);

}  // namespace bluelight::theory
