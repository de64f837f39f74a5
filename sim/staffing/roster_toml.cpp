#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <bluelight/staff_need.hpp>
#include <map>

#include "scenario/day_rows.hpp"

namespace bluelight {
namespace {

constexpr std::size_t days_a_week = 7;

/// A shift on those of its days that have the same seats.
std::string lines_of(const Shift& shift) {
  std::map<int, std::vector<std::string>> days;
  for (std::size_t day = 0; day < days_a_week; ++day)
    if (shift.seats[day] > 0) days[shift.seats[day]].push_back('"' + day_names()[day] + '"');
  std::string text;
  for (const auto& [seats, on] : days)
    text += fmt::format(
        "  {{ begins = \"{:02}:00\", lasts = \"{} h\", seats = {}{} }},\n",
        shift.begins / std::chrono::hours{1}, shift.lasts / std::chrono::hours{1}, seats,
        on.size() == days_a_week ? "" : fmt::format(", on = [{}]", fmt::join(on, ", ")));
  return text;
}

}  // namespace

std::string roster_toml(const StaffNeed& need) {
  std::string text;
  for (const GroupNeed& one : need.groups) {
    const StaffGroup& group = at(need.rostered.staff, one.group);
    text += fmt::format("\n[staff.{}.roster]\n", group.name);
    if (group.minimum > 0) text += fmt::format("minimum = {}\n", group.minimum);
    text += "shifts = [\n";
    for (const Shift& shift : one.shifts) text += lines_of(shift);
    text += "]\n";
  }
  return text;
}

}  // namespace bluelight
