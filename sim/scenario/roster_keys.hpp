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
const Keys<Support>& support_keys();

/// How many full-time posts a seat takes, and what one costs: of a `StaffGroup`, of `Supervisors`.
template <class Paid>
Keys<Paid> post_keys() {
  return {{key<Paid>("shrinkage", &Paid::shrinkage, fraction(from_zero(0.9, "0 … 0.9")),
                     {otherwise("0"), "Paid time that is not available, share of paid time."}),
           key<Paid>("contract_week", &Paid::contract_week,
                     duration(above_zero(80 * 3600, "> 0, at most 80 h")),
                     {otherwise("\"37 h\""), "Paid hours a week of one full-time post."}),
           key<Paid>(
               "cost_per_fte", &Paid::cost_per_fte, money(from_zero(1e6, "0 … 1,000,000 GBP")),
               {absent("0; an appraisal needs it"), "One full-time post a year, with on-costs."})}};
}

}  // namespace bluelight
