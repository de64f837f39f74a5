#include "room/workforce.hpp"

#include <cmath>

namespace bluelight {
namespace {

double in_years(Duration length) { return to_seconds(length).count() / (365 * 86400.0); }

}  // namespace

double vacant_share(const Workforce& workforce) {
  const double empty = workforce.attrition * in_years(workforce.lead_time) * (1 - workforce.ahead);
  return empty / (1 + empty);
}

double new_share(const Workforce& workforce) {
  return 1 - std::exp(-workforce.attrition * in_years(workforce.learning));
}

std::vector<Proficiency> levels_of(const StaffGroup& group) {
  std::vector<Proficiency> levels = group.levels;
  const double fresh = new_share(group.workforce);
  if (fresh == 0 || group.workforce.handle_time_factor == 1) return levels;
  if (levels.empty()) levels = {{1, 1}};
  for (Proficiency& level : levels) level.share *= 1 - fresh;
  levels.push_back({fresh, group.workforce.handle_time_factor});
  return levels;
}

Unfilled Absences::operator()(const StaffGroup& group, const NamedShift& shift, int seats) const {
  const double vacant = vacant_share(group.workforce);
  const double unfilled = 1 - (1 - vacant) * (1 - group.attendance.absence);
  Unfilled all;
  if (unfilled == 0) return all;
  const Entity entity = shift.group.part(static_cast<std::uint64_t>(shift.date)).part(shift.shift);
  for (int seat = 0; seat < seats; ++seat) {
    const auto number = static_cast<std::uint64_t>(shift.first_seat + seat);
    const double u = draws_(entity.part(number))[0];
    all.vacant += u < vacant;
    all.absent += u >= vacant && u < unfilled;
  }
  return all;
}

}  // namespace bluelight
