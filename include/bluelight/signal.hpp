/// Something that happens once to all who wait for it: a room opens, a CAD comes back.
#pragma once

#include <bluelight/engine.hpp>
#include <utility>
#include <vector>

namespace bluelight {

/// Wakes everyone who waits when it is fired; who begins to wait later waits for the next time.
class Signal {
 public:
  explicit Signal(Engine& engine) : engine_(&engine) {}

  /// Wakes all who wait, at this instant, in the order in which they began to wait.
  void fire() {
    for (const Waiter& waiter : std::exchange(waiters_, {}))
      if (engine_->waits(waiter.token))
        engine_->wake(engine_->now(), engine_->claim(waiter.token), waiter.reason);
  }

  /// Adds a waiting process that is to be woken with `reason`.
  void arm(Token token, Wake reason) {
    if (waiters_.size() == waiters_.capacity()) forget_who_left();
    waiters_.push_back({token, reason});
  }

  /// Wait of `co_await signal`.
  struct Wait {
    Signal& signal;
    bool await_ready() const { return false; }
    void await_suspend(std::coroutine_handle<> handle) const {
      signal.arm(signal.engine_->suspend(handle), Wake::signalled);
    }
    Wake await_resume() const { return signal.engine_->woken_by(); }
  };
  Wait operator co_await() { return {*this}; }

 private:
  struct Waiter {
    Token token;
    Wake reason;
  };
  /// Those whose wait has ended otherwise need not be kept until the signal is fired.
  void forget_who_left() {
    std::erase_if(waiters_, [this](const Waiter& one) { return !engine_->waits(one.token); });
  }

  Engine* engine_;
  std::vector<Waiter> waiters_;
};

}  // namespace bluelight
