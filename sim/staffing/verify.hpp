/// A roster put to the test by replications that its search has not seen.
#pragma once

#include "staffing/search.hpp"

namespace bluelight {

/// What fresh replications of a roster say, beside those of the baseline on the same calls.
struct Verification {
  Trial trial;
  Trial today;  ///< nothing if nothing is held to the baseline
};

/// The `number`-th verification of a roster: each has replications of its own.
Verification verify(const SearchTask& task, const World& rostered, int number);

/// Whether each of the standards is held.
std::vector<HeldStandard> standards_of(const SearchTask& task, const Verification& fresh);

/// Raises the seats, by pool and crew, where a standard that is missed is lowest: in the hours that
/// miss it, or in the worst.
void raise(std::vector<std::vector<WeekSeats>>& seats, const SearchTask& task,
           const Verification& fresh);

}  // namespace bluelight
