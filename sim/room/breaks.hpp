/// Breaks: when each person of a shift is due one, and the wait for it.
#pragma once

#include <bluelight/engine.hpp>
#include <bluelight/world.hpp>
#include <vector>

#include "room/spells.hpp"

namespace bluelight {

class Duty;

/// One person's break.
struct DueBreak {
  TimePoint due;      ///< from here on it waits for a moment with nobody waiting
  TimePoint insists;  ///< from here on whoever finishes next goes, even though calls wait
  TimePoint last;     ///< if it has not begun then, it is missed
  Duration lasts{};
};

/// The breaks of `people` of a shift, one each: the first is due `after` its begin, the others
/// follow evenly within the window. Who goes is back before the shift ends; a shift that is too
/// short for that has no such break.
std::vector<DueBreak> breaks_of(const Break& rule, const Spell& spell, int people);

/// `co_await Turn{…}` waits until somebody of the group may go for a break; false if that has not
/// come about by its last instant.
class Turn {
 public:
  Turn(Duty& duty, StaffGroupId group, const DueBreak& due)
      : duty_(duty), group_(group), due_(due) {}
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;
  ~Turn() { leave(); }

  bool await_ready() const { return false; }
  void await_suspend(std::coroutine_handle<> handle);
  bool await_resume();

 private:
  friend class Duty;
  /// It may begin now.
  void grant();
  void leave();

  Duty& duty_;
  StaffGroupId group_;
  DueBreak due_;
  Token token_;
  bool waiting_ = false, granted_ = false;
};

}  // namespace bluelight
