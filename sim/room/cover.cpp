/// What is done when fewer are on duty than the minimum.
#include <algorithm>
#include <bluelight/process.hpp>

#include "room/duty.hpp"

namespace bluelight {

/// The largest minimum of the parts: a split group keeps the whole minimum in each of them.
int Duty::needed(StaffGroupId team) const {
  int minimum = 0, rostered = 0;
  for (const StaffGroupId part : parts(team)) {
    minimum = std::max(minimum, staff(part).minimum);
    rostered += crew(part).count.rostered;
  }
  return std::min(minimum, rostered);
}

/// Without supervisors.
int Duty::there(StaffGroupId group) const {
  const DutyCount& count = crew(group).count;
  return count.rostered - count.absent - count.vacant - count.on_break + count.overtime;
}

/// Supervisors of the room who do not stand in yet. Requires: those who stood in for a group that
/// is to be settled have gone back.
int Duty::idle_supervisors(RoomId room) const {
  const int span = at(floor_.world().rooms, room).supervisors.span;
  int rostered = 0, standing_in = 0;
  for (std::uint32_t i = 0; i < crews_.size(); ++i) {
    if (staff({i}).room != room) continue;
    rostered += crews_[i].count.rostered;
    standing_in += crews_[i].count.supervisors;
  }
  return std::max(0, (rostered + span - 1) / span - standing_in);
}

/// One shift, in each part of the team that has seats in it.
std::vector<Duty::Open*> Duty::open_shifts(StaffGroupId team, const Spell& spell) {
  std::vector<Open*> all;
  for (const StaffGroupId part : parts(team))
    for (Open& open : crew(part).open)
      if (open.spell.is_of(spell)) all.push_back(&open);
  return all;
}

/// The shift that lasts longest of those with a seat that nobody fills or is on the way to.
Duty::Open* Duty::without_cover(StaffGroupId team) {
  Open* best = nullptr;
  for (const StaffGroupId part : parts(team))
    for (Open& open : crew(part).open) {
      int empty = 0;
      for (const Open* one : open_shifts(team, open.spell))
        empty += one->unfilled.sum() - one->called - one->overtime;
      if (empty > 0 && (best == nullptr || best->spell.ends < open.spell.ends)) best = &open;
    }
  return best;
}

int Duty::coming(StaffGroupId team) {
  int sum = 0;
  for (const StaffGroupId part : parts(team))
    for (const Open& open : crew(part).open) sum += open.called;
  return sum;
}

void Duty::call_out(StaffGroupId team) {
  const auto& overtime = staff(team).attendance.overtime;
  while (crew(team).count.missing > coming(team)) {
    Open* const open = without_cover(team);
    if (open == nullptr) return;
    ++open->called;
    floor_.engine().spawn(come_in(team, open->spell, overtime->callout));
  }
}

/// Whoever comes sits down wherever a seat of the shift is empty.
Process Duty::come_in(StaffGroupId team, Spell spell, Duration callout) {
  co_await floor_.engine().delay(callout);
  const std::vector<Open*> shift = open_shifts(team, spell);
  const auto called =
      std::find_if(shift.begin(), shift.end(), [](const Open* one) { return one->called > 0; });
  if (called == shift.end()) co_return;
  --(*called)->called;
  if (sit_down(team, spell)) settle_room(staff(team).room);
}

bool Duty::sit_down(StaffGroupId team, const Spell& spell) {
  for (const StaffGroupId part : parts(team))
    for (Open& open : crew(part).open) {
      if (!open.spell.is_of(spell) || open.overtime >= open.unfilled.sum()) continue;
      ++open.overtime;
      ++crew(part).count.overtime;
      return true;
    }
  return false;
}

void Duty::settle(StaffGroupId team) {
  hand_on_breaks(team);
  int people = 0;
  for (const StaffGroupId part : parts(team)) people += there(part);
  DutyCount& count = crew(team).count;
  const BelowMinimum below = staff(team).attendance.below_minimum;
  count.missing = std::max(0, needed(team) - people);
  if (below == BelowMinimum::supervisor && count.missing > 0)
    count.supervisors = std::min(count.missing, idle_supervisors(staff(team).room));
  count.missing -= count.supervisors;
  for (const StaffGroupId part : parts(team)) {
    floor_.set_on_duty(part, there(part) + crew(part).count.supervisors);
    tell(part);
  }
  if (below == BelowMinimum::overtime) call_out(team);
}

}  // namespace bluelight
