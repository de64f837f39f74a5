/// The wait of a call to which something happens while it waits: it goes over to a partner, loses
/// its place, is woken to decide.
#pragma once

#include <vector>

#include "room/answer.hpp"

namespace bluelight {

/// A wait in steps: `co_await wait.until(…)` as often as something is due, until the call is
/// answered. It keeps its age in every line in which it stands.
class LongWait : public Answer {
 public:
  LongWait(Floor& floor, const Request& request) : Answer(floor, request) {}
  ~LongWait() { LongWait::leave(); }

  /// Somebody of its own room takes it if one is free or does what gives way.
  bool ask_own_people();
  /// Queues of the partners that may be asked.
  const std::vector<std::uint32_t>& partners() { return queue().partners; }
  const Partner& terms(std::uint32_t partner) {
    return *floor_.agreement_of(floor_.queues_[partner]).terms;
  }
  /// Somebody there takes it if one is free; otherwise it stands in that line from the next `until`
  /// on. False: the partner takes no more calls.
  bool ask(std::uint32_t partner);
  /// Calls that wait at its room now.
  int waiting_at_room();
  /// Whether there is a caller who may hang up.
  bool caller_decides() const { return request_.decides; }
  /// Whether it is left without a waiting place.
  bool finds_no_place() { return request_.leaves_if_full && !moved_ && floor_.full(queue()); }
  /// Whether it has left its own line for a partner's.
  bool has_moved() const { return moved_; }
  /// It goes to the end of its own line.
  void go_to_end() { since_ = floor_.engine().now(); }
  /// Whether somebody has taken it.
  bool is_answered() const { return static_cast<bool>(seat_); }
  /// Who has. Requires: `is_answered()`.
  Seat take_seat() { return std::move(seat_); }

  /// Ends with an answer, at an instant, or interrupted.
  struct Until {
    LongWait& wait;
    TimePoint at;
    bool await_ready() const { return false; }
    void await_suspend(std::coroutine_handle<> handle) const { wait.suspend(handle, at); }
    void await_resume() const {}
  };
  Until until(TimePoint at) { return {*this, at}; }

 private:
  struct Standing {
    std::uint32_t queue;
    TimePoint since;
  };
  void suspend(std::coroutine_handle<> handle, TimePoint at);
  bool take_free_of(const Floor::Queue& queue);
  void stand_at(std::uint32_t partner);
  void leave_partners();
  void leave() override;

  std::vector<Standing> elsewhere_;
  TimePoint since_ = floor_.engine().now();
  bool moved_ = false, place_is_free_ = false;
};

}  // namespace bluelight
