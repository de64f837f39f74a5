/// People who do one thing at a time, and of whom more or fewer are on duty as the run goes on.
#pragma once

#include <algorithm>

namespace bluelight {

/// Counts seats on duty and at work. Who is over when the size shrinks finishes the work in hand
/// first.
class StaffedPool {
 public:
  /// Seats on duty.
  int on_duty() const { return on_duty_; }
  /// People at work; more than `on_duty()` after a shift's end.
  int busy() const { return busy_; }
  /// People at work whose shift is over; they are no longer on duty, whoever comes after them.
  int finishing() const { return finishing_; }
  /// People on duty who have nothing to do.
  int idle() const { return std::max(0, on_duty_ - (busy_ - finishing_)); }
  /// Whether somebody on duty has nothing to do.
  bool free() const { return busy_ - finishing_ < on_duty_; }
  /// Whether more are at work than are on duty: the next to finish goes home.
  bool over() const { return finishing_ > 0 || busy_ > on_duty_; }
  /// Changes the seats on duty. Requires: not negative.
  void resize(int on_duty) { on_duty_ = on_duty; }
  /// `people` on duty go home; those who have work in hand, because fewer than are at work stay,
  /// finish it first. Requires: `people <= on_duty()`.
  void send_home(int people) {
    on_duty_ -= people;
    let_finish(people);
  }
  /// Of those at work for whom there is no seat any longer, at most so many are over with their
  /// shift. How many are.
  int let_finish(int most) {
    const int more = std::max(0, std::min(most, busy_ - finishing_ - on_duty_));
    finishing_ += more;
    return more;
  }
  /// One who would go after the work in hand stays. Requires: `finishing() > 0`.
  void stay() { --finishing_; }
  /// One more at work. Requires: `free()`.
  void take() { ++busy_; }
  /// One fewer at work. Requires: `busy() > 0`.
  void give_back() {
    --busy_;
    finishing_ = std::max(0, finishing_ - 1);
  }

 private:
  int on_duty_ = 0, busy_ = 0, finishing_ = 0;
};

}  // namespace bluelight
