/// Breaks: when each person of a shift is due one, and the wait for it.
#pragma once

#include <bluelight/engine.hpp>
#include <bluelight/world.hpp>
#include <optional>
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

/// `co_await Turn{…}` waits until somebody of the team may go for a break, and says of which part;
/// none if that has not come about by its last instant.
class Turn {
 public:
  Turn(Duty& duty, StaffGroupId whose, const DueBreak& due)
      : duty_(duty), whose_(whose), due_(due) {}
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;
  ~Turn() { leave(); }

  bool await_ready() const { return false; }
  void await_suspend(std::coroutine_handle<> handle);
  std::optional<StaffGroupId> await_resume();

 private:
  friend class Duty;
  /// Somebody of `group` goes now.
  void grant(StaffGroupId group);
  void leave();
  StaffGroupId team() const;

  Duty& duty_;
  StaffGroupId whose_;
  DueBreak due_;
  Token token_;
  std::optional<StaffGroupId> goes_;
  bool waiting_ = false;
};

}  // namespace bluelight
