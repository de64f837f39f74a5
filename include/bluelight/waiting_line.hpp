/// People waiting in order of priority, then of arrival.
#pragma once

#include <bluelight/engine.hpp>
#include <deque>
#include <iterator>
#include <vector>

namespace bluelight {

/// A place in a line. `want` points to what the waiting process wants filled in; it is valid while
/// the token waits.
template <class Want>
struct Waiter {
  Token token;
  TimePoint since;
  Want* want = nullptr;
};

/// Waiting processes by priority (smaller first), then by age. Those who gave up are skipped when
/// their turn comes.
template <class Want>
class WaitingLine {
 public:
  explicit WaitingLine(Engine& engine) : engine_(&engine) {}

  /// Joins the end of the line of `priority`.
  void join(int priority, Waiter<Want> waiter) { level(priority).waiters.push_back(waiter); }

  /// Joins behind those of `priority` who have waited as long or longer.
  void join_by_age(int priority, Waiter<Want> waiter) {
    auto& waiters = level(priority).waiters;
    auto place = waiters.end();
    while (place != waiters.begin() && std::prev(place)->since > waiter.since) --place;
    waiters.insert(place, waiter);
  }

  /// The first who still waits, or null. The pointer is valid until the line changes.
  const Waiter<Want>* front() {
    for (Level& one : levels_) {
      while (!one.waiters.empty() && !engine_->waits(one.waiters.front().token))
        one.waiters.pop_front();
      if (!one.waiters.empty()) return &one.waiters.front();
    }
    return nullptr;
  }

  /// Priority of the first who still waits. Requires: `front()` is not null.
  int front_priority() {
    const Waiter<Want>* first = front();
    for (const Level& one : levels_)
      if (!one.waiters.empty() && &one.waiters.front() == first) return one.priority;
    return 0;
  }

  /// Forgets everybody. Requires: nobody waits here.
  void clear() { levels_.clear(); }

 private:
  struct Level {
    int priority;
    std::deque<Waiter<Want>> waiters;
  };

  Level& level(int priority) {
    auto place = levels_.begin();
    while (place != levels_.end() && place->priority < priority) ++place;
    if (place == levels_.end() || place->priority != priority)
      place = levels_.insert(place, {priority, {}});
    return *place;
  }

  Engine* engine_;
  std::vector<Level> levels_;
};

}  // namespace bluelight
