#include "room/spells.hpp"

namespace bluelight {

std::vector<Spell> spells_of(const StaffGroup& group, const LocalHours& calendar, int day) {
  const TimePoint midnight = calendar.days()[static_cast<std::size_t>(day)].begin;
  const std::uint8_t kind = calendar.at(midnight).day_kind;
  std::vector<Spell> spells;
  for (std::uint32_t shift = 0; shift < group.shifts.size(); ++shift) {
    const Shift& one = group.shifts[shift];
    if (one.seats[kind] == 0) continue;
    spells.push_back({.begins = calendar.at_wall_clock(day, one.begins),
                      .ends = calendar.at_wall_clock(day, one.begins + one.lasts),
                      .seats = one.seats[kind],
                      .day = day,
                      .shift = shift});
  }
  return spells;
}

}  // namespace bluelight
