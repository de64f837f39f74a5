#include "room/breaks.hpp"

#include <algorithm>
#include <bluelight/process.hpp>

#include "room/duty.hpp"

namespace bluelight {

std::vector<DueBreak> breaks_of(const Break& rule, const Spell& spell, int people) {
  const TimePoint first = spell.begins + rule.after;
  const TimePoint latest = spell.ends - rule.lasts - Duration{1};
  const TimePoint insists = std::min(first + rule.within, latest);
  const TimePoint last = std::min(insists + rule.grace, latest);
  std::vector<DueBreak> all;
  for (int person = 0; person < people && first <= latest; ++person)
    all.push_back({first + (insists - first) * person / people, insists, last, rule.lasts});
  return all;
}

void Turn::await_suspend(std::coroutine_handle<> handle) {
  Engine& engine = duty_.floor_.engine();
  token_ = engine.suspend(handle);
  duty_.crew(group_).turns.push_back(this);
  waiting_ = true;
  engine.wake(std::max(due_.last, engine.now()), token_, Wake::timer);
  duty_.offer_breaks(group_);
}

bool Turn::await_resume() {
  leave();
  return granted_;
}

void Turn::grant() {
  leave();
  granted_ = true;
  Engine& engine = duty_.floor_.engine();
  engine.wake(engine.now(), engine.claim(token_), Wake::granted);
}

void Turn::leave() {
  if (std::exchange(waiting_, false)) std::erase(duty_.crew(group_).turns, this);
}

/// Breaks whose last instant is over are those of a shift that began before the run: they are past.
void Duty::plan_breaks(StaffGroupId group, std::size_t shifts_begun) {
  const Crew& one = crew(group);
  for (std::size_t i = one.open.size() - shifts_begun; i < one.open.size(); ++i) {
    const Spell spell = one.open[i].spell;
    const int people = spell.seats - one.open[i].unfilled.sum();
    for (const Break& rule : staff(group).attendance.breaks)
      for (const DueBreak& due : breaks_of(rule, spell, people))
        if (due.last >= floor_.engine().now()) floor_.engine().spawn(take_break(group, due));
  }
}

Process Duty::take_break(StaffGroupId group, DueBreak due) {
  Engine& engine = floor_.engine();
  co_await engine.until(due.due);
  const bool goes = co_await Turn(*this, group, due);
  if (!goes) {
    floor_.observer().break_missed(group, engine.now());
    co_return;
  }
  floor_.observer().break_begun(group, engine.now() - due.due, engine.now());
  co_await engine.delay(due.lasts).before_others();
  --crew(group).count.on_break;
  settle_room(group);
}

/// Whether the group stays at its minimum with one person fewer.
bool Duty::can_spare(StaffGroupId group) const {
  return floor_.pool(group).on_duty() > needed(group);
}

void Duty::let_go(StaffGroupId group, std::size_t turn) {
  Crew& one = crew(group);
  one.turns[turn]->grant();
  ++one.count.on_break;
  floor_.set_on_duty(group, floor_.pool(group).on_duty() - 1);
  tell(group);
}

void Duty::offer_breaks(StaffGroupId group) {
  while (!crew(group).turns.empty() && floor_.pool(group).free() && can_spare(group))
    let_go(group, 0);
}

void Duty::finished(StaffGroupId group) {
  const std::vector<Turn*>& turns = crew(group).turns;
  if (turns.empty() || floor_.pool(group).over() || !can_spare(group)) return;
  const TimePoint now = floor_.engine().now();
  const auto insisting = std::find_if(turns.begin(), turns.end(),
                                      [now](const Turn* one) { return one->due_.insists <= now; });
  if (insisting != turns.end()) let_go(group, static_cast<std::size_t>(insisting - turns.begin()));
}

}  // namespace bluelight
