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

StaffGroupId Turn::team() const { return duty_.floor_.teams().first(whose_); }

void Turn::await_suspend(std::coroutine_handle<> handle) {
  Engine& engine = duty_.floor_.engine();
  token_ = engine.suspend(handle);
  duty_.crew(team()).turns.push_back(this);
  waiting_ = true;
  engine.wake(std::max(due_.last, engine.now()), token_, Wake::timer);
  duty_.offer_breaks(team());
}

std::optional<StaffGroupId> Turn::await_resume() {
  leave();
  return goes_;
}

void Turn::grant(StaffGroupId group) {
  leave();
  goes_ = group;
  Engine& engine = duty_.floor_.engine();
  engine.wake(engine.now(), engine.claim(token_), Wake::granted);
}

void Turn::leave() {
  if (std::exchange(waiting_, false)) std::erase(duty_.crew(team()).turns, this);
}

/// Who came for a shift of one part.
int Duty::people_of(const Begun& begun) const {
  for (const Open& open : crew(begun.group).open)
    if (open.spell.is_of(begun.spell)) return open.spell.seats - open.unfilled.sum();
  return 0;
}

/// Breaks whose last instant is over are those of a shift that began before the run: they are past.
void Duty::plan_breaks(StaffGroupId team, std::span<const Begun> begun) {
  for (const Begun& one : begun) {
    const auto same = [&one](const Begun& other) { return other.spell.is_of(one.spell); };
    if (&*std::find_if(begun.begin(), begun.end(), same) != &one) continue;  // planned already
    std::vector<StaffGroupId> people;
    for (const Begun& other : begun)
      if (same(other))
        people.insert(people.end(), static_cast<std::size_t>(people_of(other)), other.group);
    for (const Break& rule : staff(team).attendance.breaks)
      plan_break(breaks_of(rule, one.spell, static_cast<int>(people.size())), people);
  }
}

void Duty::plan_break(const std::vector<DueBreak>& all, const std::vector<StaffGroupId>& people) {
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].last >= floor_.engine().now()) floor_.engine().spawn(take_break(people[i], all[i]));
}

/// Somebody of `whose` is due; if nobody of them is free, another of their team goes instead.
Process Duty::take_break(StaffGroupId whose, DueBreak due) {
  Engine& engine = floor_.engine();
  co_await engine.until(due.due);
  const std::optional<StaffGroupId> group = co_await Turn(*this, whose, due);
  if (!group) {
    floor_.observer().break_missed(whose, engine.now());
    co_return;
  }
  floor_.observer().break_begun(*group, engine.now() - due.due, engine.now());
  co_await engine.delay(due.lasts).before_others();
  come_back(*group);
}

/// Whether the team stays at its minimum with one person fewer.
bool Duty::can_spare(StaffGroupId team) const { return floor_.team(team).on_duty() > needed(team); }

/// Somebody of `group` goes, or of its team if nobody of it is on duty any longer.
void Duty::let_go(StaffGroupId group, std::size_t turn) {
  for (const StaffGroupId part : parts(group))
    if (floor_.pool(group).on_duty() <= 0 && floor_.pool(part).on_duty() > 0) group = part;
  crew(floor_.teams().first(group)).turns[turn]->grant(group);
  ++crew(group).count.on_break;
  floor_.set_on_duty(group, floor_.pool(group).on_duty() - 1);
  tell(group);
}

/// Who is on a break when the last seat of their part ends is one of another part, or goes home.
void Duty::hand_on_breaks(StaffGroupId team) {
  for (const StaffGroupId part : parts(team)) {
    for (const StaffGroupId other : parts(team))
      while (there(part) < 0 && crew(part).count.on_break > 0 && there(other) > 0) {
        --crew(part).count.on_break;
        ++crew(other).count.on_break;
      }
    while (there(part) < 0 && crew(part).count.on_break > 0) {
      --crew(part).count.on_break;
      ++crew(team).home_from_break;
    }
  }
}

void Duty::come_back(StaffGroupId group) {
  int& home = crew(floor_.teams().first(group)).home_from_break;
  if (home > 0) {
    --home;
    return;
  }
  for (const StaffGroupId part : parts(group))
    if (crew(group).count.on_break == 0 && crew(part).count.on_break > 0) group = part;
  --crew(group).count.on_break;
  settle_room(staff(group).room);
}

/// A part with somebody free: this one, or else the first.
std::optional<StaffGroupId> Duty::free_of_team(StaffGroupId group) const {
  if (floor_.free(group)) return group;
  for (const StaffGroupId part : parts(group))
    if (floor_.free(part)) return part;
  return std::nullopt;
}

void Duty::offer_breaks(StaffGroupId team) {
  const std::vector<Turn*>& turns = crew(team).turns;
  while (!turns.empty() && can_spare(team)) {
    const auto group = free_of_team(turns.front()->whose_);
    if (!group) return;
    let_go(*group, 0);
  }
}

void Duty::finished(StaffGroupId group) {
  const StaffGroupId team = floor_.teams().first(group);
  const std::vector<Turn*>& turns = crew(team).turns;
  if (turns.empty() || floor_.team(group).over() || !can_spare(team)) return;
  const TimePoint now = floor_.engine().now();
  const auto insisting = std::find_if(turns.begin(), turns.end(),
                                      [now](const Turn* one) { return one->due_.insists <= now; });
  if (insisting != turns.end()) let_go(group, static_cast<std::size_t>(insisting - turns.begin()));
}

}  // namespace bluelight
