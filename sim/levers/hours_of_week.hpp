/// Hours of the week at which a lever holds.
#pragma once

#include <bluelight/staffing.hpp>

#include "scenario/day_rows.hpp"

namespace bluelight {

/// Hours as they are written.
struct StatedHours {
  int from = 0, to = 24;
  std::optional<std::vector<std::string>> days;
};

inline const Keys<StatedHours>& hours_keys() {
  using Hours = StatedHours;
  static const Keys<Hours> keys{
      {key<Hours>("from", &Hours::from, integer({0, 23, "0 … 23"}),
                  {required(), "First local hour."}),
       key<Hours>("to", &Hours::to, integer({0, 24, "0 … 24"}),
                  {required(),
                   "Local hour at which it ends; not after `from`: on both sides of "
                   "midnight, hours counting for the day they fall on."}),
       key<Hours>("days", &Hours::days, list_of(one_of(day_names())),
                  {absent("every day"), "Kinds of day."})}};
  return keys;
}

/// Whether `days` names a kind of day, by itself or as one of the weekdays.
inline bool names_day(const std::vector<std::string>& days, std::size_t kind) {
  constexpr std::size_t saturday = 5;
  return std::any_of(days.begin(), days.end(), [kind](const std::string& day) {
    return day == day_names()[kind] || (kind < saturday && day == day_names()[weekday_row]);
  });
}

inline HoursOfWeek put_together(const StatedHours& stated) {
  HoursOfWeek hours;
  for (std::size_t kind = 0; kind < day_kinds; ++kind) {
    if (stated.days && !names_day(*stated.days, kind)) continue;
    for (int hour = 0; hour < 24; ++hour) {
      const bool late = hour >= stated.from, early = hour < stated.to;
      hours.holds[kind][static_cast<std::size_t>(hour)] =
          stated.from < stated.to ? late && early : late || early;
    }
  }
  return hours;
}

/// `{ from = 22, to = 6, days = ["friday", "saturday"] }`.
inline Type<HoursOfWeek> hours_of_week() {
  const auto table = table_of(hours_keys());
  return {table.name, "",
          [read = table.read](Reading& reading, const Node& node) -> std::optional<HoursOfWeek> {
            const auto stated = read(reading, node);
            return stated ? std::optional(put_together(*stated)) : std::nullopt;
          },
          table.members};
}

}  // namespace bluelight
