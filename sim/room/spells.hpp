/// The shifts of a roster as they fall on the dates of a calendar.
#pragma once

#include <bluelight/local_hours.hpp>
#include <bluelight/world.hpp>
#include <cstdint>
#include <vector>

namespace bluelight {

/// One shift of one date.
struct Spell {
  TimePoint begins, ends;
  int seats = 0;
  int day = 0;              ///< date on which it begins, as in the calendar
  std::uint32_t shift = 0;  ///< position in `StaffGroup::shifts`

  Duration length() const { return ends - begins; }
  /// Whether both are of one shift of one date, in whatever parts of a group.
  bool is_of(const Spell& other) const { return day == other.day && shift == other.shift; }
};

/// The spells that begin on date `day`, in the order of the group's shifts; none without seats. A
/// night on which clocks change is an hour shorter or longer. Requires: the calendar covers the
/// date and the next two.
std::vector<Spell> spells_of(const StaffGroup& group, const LocalHours& calendar, int day);

}  // namespace bluelight
