/// Several waits at once, of which the first to end counts.
#pragma once

#include <algorithm>
#include <bluelight/engine.hpp>
#include <bluelight/signal.hpp>
#include <cstddef>
#include <tuple>
#include <utility>

namespace bluelight {

/// A contestant of a race: an instant; one that is past ends the race at once.
struct Deadline {
  Engine& engine;
  TimePoint at;
  void arm(Token token, Wake reason) const {
    engine.wake(std::max(at, engine.now()), token, reason);
  }
};

/// `co_await Race(engine, contestants…)` gives the position of the contestant that came first; the
/// others no longer matter. Of several at one instant the one scheduled first wins. A contestant
/// has `arm(Token, Wake)`: a `Deadline`, a `Signal&`.
template <class... Contestants>
class Race {
 public:
  /// What `co_await` gives when the wait was interrupted instead.
  static constexpr std::size_t interrupted = static_cast<std::size_t>(-1);

  explicit Race(Engine& engine, Contestants... contestants)
      : engine_(engine), contestants_(std::forward<Contestants>(contestants)...) {
    static_assert(sizeof...(Contestants) <= 8, "a wake-up names at most 8 contestants");
  }
  bool await_ready() const { return false; }
  void await_suspend(std::coroutine_handle<> handle) {
    arm_all(engine_.suspend(handle), std::index_sequence_for<Contestants...>{});
  }
  std::size_t await_resume() const {
    const Wake reason = engine_.woken_by();
    return reason == Wake::interrupted
               ? interrupted
               : static_cast<std::size_t>(reason) - static_cast<std::size_t>(Wake::contestant);
  }

 private:
  template <std::size_t... I>
  void arm_all(Token token, std::index_sequence<I...>) {
    constexpr auto first = static_cast<std::size_t>(Wake::contestant);
    (std::get<I>(contestants_).arm(token, static_cast<Wake>(first + I)), ...);
  }

  Engine& engine_;
  std::tuple<Contestants...> contestants_;
};

template <class... Contestants>
Race(Engine&, Contestants&&...) -> Race<Contestants...>;

}  // namespace bluelight
