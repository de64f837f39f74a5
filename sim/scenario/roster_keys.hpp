/// Keys of rosters: who is on duty when, whether they come, and who leaves for good.
#pragma once

#include "scenario/types.hpp"

namespace bluelight {

/// A roster as a group works it.
struct WorkedRoster {
  Roster seats{};
  std::vector<Shift> shifts;  ///< instead of `seats`
  int minimum = 0;
};

/// `{ constant = n }`, `{ by_hour = … }`, `{ pattern = "2-2-4", seats = n }` or
/// `{ shifts = [{ begins = "07:00", lasts = "10 h", seats = n }] }`, each with a `minimum`.
Type<WorkedRoster> roster();
/// Puts a group on a roster in place of its old one.
void put_on(StaffGroup& group, const WorkedRoster& roster);

const Keys<Attendance>& attendance_keys();
const Keys<Workforce>& workforce_keys();
const Keys<Supervisors>& supervisor_keys();

}  // namespace bluelight
