/// What is done when fewer are on duty than the minimum.
#include <algorithm>
#include <bluelight/process.hpp>

#include "room/duty.hpp"

namespace bluelight {

int Duty::needed(StaffGroupId group) const {
  return std::min(staff(group).minimum, crews_[group.index].count.rostered);
}

/// Supervisors of the group's room who do not stand in yet. Requires: those who stood in for the
/// group have gone back.
int Duty::idle_supervisors(StaffGroupId group) const {
  const RoomId room = staff(group).room;
  const int span = at(floor_.world().rooms, room).supervisors.span;
  int rostered = 0, standing_in = 0;
  for (std::uint32_t i = 0; i < crews_.size(); ++i) {
    if (staff({i}).room != room) continue;
    rostered += crews_[i].count.rostered;
    standing_in += crews_[i].count.supervisors;
  }
  return std::max(0, (rostered + span - 1) / span - standing_in);
}

/// The shift that lasts longest of those with a seat that nobody fills or is on the way to.
Duty::Open* Duty::without_cover(StaffGroupId group) {
  Open* best = nullptr;
  for (Open& open : crew(group).open)
    if (open.unfilled.sum() > open.called + open.overtime &&
        (best == nullptr || best->spell.ends < open.spell.ends))
      best = &open;
  return best;
}

void Duty::call_out(StaffGroupId group) {
  const auto& overtime = staff(group).attendance.overtime;
  const auto coming = [this, group] {
    int sum = 0;
    for (const Open& open : crew(group).open) sum += open.called;
    return sum;
  };
  while (crew(group).count.missing > coming()) {
    Open* const open = without_cover(group);
    if (open == nullptr) return;
    ++open->called;
    floor_.engine().spawn(come_in(group, open->spell, overtime->callout));
  }
}

Process Duty::come_in(StaffGroupId group, Spell spell, Duration callout) {
  co_await floor_.engine().delay(callout);
  for (Open& open : crew(group).open) {
    if (open.spell.day != spell.day || open.spell.shift != spell.shift) continue;
    --open.called;
    if (open.overtime >= open.unfilled.sum()) co_return;
    ++open.overtime;
    ++crew(group).count.overtime;
    settle_room(group);
    co_return;
  }
}

void Duty::settle(StaffGroupId group) {
  DutyCount& count = crew(group).count;
  const int there = count.rostered - count.absent - count.vacant - count.on_break + count.overtime;
  const BelowMinimum below = staff(group).attendance.below_minimum;
  count.missing = std::max(0, needed(group) - there);
  if (below == BelowMinimum::supervisor && count.missing > 0)
    count.supervisors = std::min(count.missing, idle_supervisors(group));
  count.missing -= count.supervisors;
  floor_.set_on_duty(group, there + count.supervisors);
  tell(group);
  if (below == BelowMinimum::overtime) call_out(group);
}

}  // namespace bluelight
