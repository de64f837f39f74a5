/// Handling that gives way to calls that cannot wait, and is taken up again.
#pragma once

#include <bluelight/part.hpp>
#include <string_view>

#include "room/setting.hpp"

namespace bluelight {

/// Somebody works for a while, unless they are taken away: then `co_await` ends early and the seat
/// is empty. It gives the time that is left.
class Work {
 public:
  /// Requires: `seat` is held and outlives it.
  Work(Floor& floor, Seat& seat, std::pair<int, Duration> priority_and_length)
      : floor_(floor),
        seat_(seat),
        priority_(priority_and_length.first),
        length_(priority_and_length.second) {}
  Work(const Work&) = delete;
  Work& operator=(const Work&) = delete;
  ~Work() { end(); }

  bool await_ready() const { return length_ <= Duration{0}; }
  void await_suspend(std::coroutine_handle<> handle);
  Duration await_resume();
  int priority() const { return priority_; }
  TimePoint begun() const { return begun_; }
  /// The person is wanted elsewhere, at once.
  Handler give_way();

 private:
  void end();

  Floor& floor_;
  Seat& seat_;
  int priority_;
  Duration length_;
  TimePoint begun_{};
  Token token_;
  bool going_on_ = false;
};

/// A piece of work that gives way.
struct Task {
  SkillId skill;
  int priority = 0;
  Duration length{};
  TimePoint since{};  ///< began to wait: its place in the line when interrupted
  Activity activity = Activity::answering;
  Entity owner = {};                     ///< of the times it takes to take it up again
  const Distribution* resume = nullptr;  ///< added then; null: nothing
};

/// Does a task to its end, by whoever holds `seat` or, after an interruption, by who is found;
/// gives the time worked.
Part<Duration> work_in_pieces(Setting& rooms, Seat& seat, Task task);

/// The talk or the wrap-up of a call.
struct Stretch {
  std::string_view name;
  Duration length;
};

/// The same for a stretch of a call: in pieces if its class is deferrable.
Part<Duration> work_on(Setting& rooms, Seat& seat, const OfferedCall& call, Stretch stretch);

}  // namespace bluelight
