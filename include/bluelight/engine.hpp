/// The clock of a run and the processes that live by it. SimGrid keeps the time; a compact calendar
/// runs ahead of it while nothing is in flight on the platform.
#pragma once

#include <bluelight/event_queue.hpp>
#include <bluelight/frame_pool.hpp>
#include <bluelight/process.hpp>
#include <bluelight/time.hpp>
#include <cassert>
#include <coroutine>
#include <exception>
#include <memory>
#include <utility>
#include <vector>

namespace bluelight {

/// One run: at most one in the life of a process of the operating system, because SimGrid's clock
/// cannot be set back.
class Engine {
 public:
  Engine();
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;
  /// Destroys the processes that are left, in the order of their places.
  ~Engine();

  TimePoint now() const { return now_; }
  /// Wake-ups that were not stale, so far.
  std::uint64_t events() const { return events_; }
  FramePool& frames() { return frames_; }

  /// Begins a process: it runs at this instant up to its first wait.
  ProcessId spawn(Process process);
  /// Ends a process wherever it waits; what it holds is given back by its destructors. No effect if
  /// it has ended. Requires: not the process that is running.
  void cancel(ProcessId id);
  /// Ends the wait that a process is in, with `Wake::interrupted`. False if the process has ended,
  /// is running, or has been claimed: what it waited for has come.
  bool interrupt(ProcessId id);
  bool alive(ProcessId id) const {
    return slots_[id.place].birth == id.birth && slots_[id.place].frame;
  }

  /// Runs everything before `until`; events at `until` or later do not happen. Rethrows what a
  /// process threw.
  void run(TimePoint until);
  /// Destroys the processes that are left, in the order of their places. Wake-ups have no effect
  /// from then on.
  void end();

  struct Delay;
  /// Waits for a length of time (at once if not positive). Gives `Wake::timer`, or
  /// `Wake::interrupted`.
  Delay delay(Duration length);
  /// Waits until an instant (at once if it is past).
  Delay until(TimePoint instant);

  struct CatchUp;
  /// Waits until SimGrid's clock is here too. Needed before anything that touches the platform.
  CatchUp catch_up();

  // --- for those who write new kinds of wait ---

  /// Notes that the running process waits in `handle`. The token is good for one wake-up.
  Token suspend(std::coroutine_handle<> handle) {
    Slot& slot = slots_[current_];
    slot.wait = handle;
    slot.claimed = false;
    return {current_, slot.generation};
  }
  /// Whether the wait that a token stands for is still going on.
  bool waits(Token token) const { return slots_[token.process].generation == token.generation; }
  /// Takes a waiting process for oneself: every other wake-up of this wait becomes stale.
  Token claim(Token token) {
    Slot& slot = slots_[token.process];
    slot.claimed = true;
    return {token.process, ++slot.generation};
  }
  /// Schedules a wake-up. It is harmless if the wait has ended by then. Requires: `instant` is not
  /// past.
  void wake(TimePoint instant, Token token, Wake reason,
            EventPriority priority = EventPriority::normal, Keep keep = Keep::anyhow) {
    assert(instant >= now_);
    queue_.push(instant, token, reason, priority, instant == now_ ? Keep::now : keep);
  }
  /// Why the running process was woken.
  Wake woken_by() const { return reason_; }

 private:
  friend struct Process::promise_type;
  friend class Clock;
  struct Slot {
    std::coroutine_handle<> frame, wait;
    std::uint32_t generation = 0, birth = 0;
    bool claimed = false;
  };

  std::uint32_t free_place();
  void release(std::uint32_t place);
  void destroy(std::uint32_t place);
  /// Carries out the next event; false: there is none before the end.
  bool step();
  void fetch_ahead() const;
  bool has_event() { return !queue_.empty() && queue_.top().at < until_ && !error_; }

  FramePool frames_;
  EventQueue queue_;
  std::vector<Slot> slots_;
  std::vector<std::uint32_t> free_;
  TimePoint now_{};
  TimePoint until_{};
  std::uint64_t events_ = 0;
  std::uint32_t current_ = 0;
  Wake reason_ = Wake::timer;
  std::exception_ptr error_;
  std::vector<Token> catching_up_;
  std::unique_ptr<class Clock> clock_;
};

/// Wait of `Engine::delay` and `Engine::until`.
struct Engine::Delay {
  Engine& engine;
  TimePoint at;
  EventPriority priority = EventPriority::normal;
  Keep keep = Keep::anyhow;

  /// The same wait, woken before the ordinary events of its instant.
  Delay before_others() const { return {engine, at, EventPriority::calendar, keep}; }
  /// The same wait, of one process that waits for one instant after another: it costs less.
  Delay in_turn() const { return {engine, at, priority, Keep::in_turn}; }
  bool await_ready() const { return at <= engine.now(); }
  void await_suspend(std::coroutine_handle<> handle) const {
    engine.wake(at, engine.suspend(handle), Wake::timer, priority, keep);
  }
  Wake await_resume() const { return engine.now() < at ? Wake::interrupted : Wake::timer; }
};

/// Wait of `Engine::catch_up`.
struct Engine::CatchUp {
  Engine& engine;
  bool await_ready() const { return false; }
  void await_suspend(std::coroutine_handle<> handle) const {
    engine.catching_up_.push_back(engine.suspend(handle));
  }
  void await_resume() const {}
};

inline Engine::Delay Engine::delay(Duration length) { return {*this, now_ + length}; }
inline Engine::Delay Engine::until(TimePoint instant) { return {*this, instant}; }
inline Engine::CatchUp Engine::catch_up() { return {*this}; }

/// While one event is carried out, the memory of those that may come next is fetched: in a large
/// world a story has long left the cache when it goes on. Inlined, because a function that does
/// nothing else counts as one without effect, and is left out.
[[gnu::always_inline]] inline void Engine::fetch_ahead() const {
  constexpr int lines = 4, bytes_a_line = 64;
  if (!queue_.is_large()) return;
  const auto candidates = queue_.candidates();
  for (const std::uint32_t one : candidates) __builtin_prefetch(&slots_[one]);
  const auto* const next = static_cast<const char*>(slots_[candidates[0]].wait.address());
  for (int line = 0; line < lines; ++line) __builtin_prefetch(next + bytes_a_line * line);
}

inline bool Engine::step() {
  Event event;
  if (error_ || !queue_.pop_before(until_, event)) return false;
  fetch_ahead();
  if (!waits(event.who)) return true;
  now_ = event.at;
  reason_ = event.reason();
  ++events_;
  current_ = event.who.process;
  Slot& slot = slots_[current_];
  ++slot.generation;
  std::exchange(slot.wait, nullptr).resume();
  return true;
}

}  // namespace bluelight
