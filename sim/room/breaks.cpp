#include "room/breaks.hpp"

#include <algorithm>

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

}  // namespace bluelight
