/// A process: a coroutine that tells the story of one call, one roster, one outage.
#pragma once

#include <bluelight/frame_pool.hpp>
#include <coroutine>
#include <cstdint>
#include <utility>

namespace bluelight {

class Engine;

/// Names one process for as long as the run lasts; a process that has ended is no longer `alive`.
struct ProcessId {
  std::uint32_t place = 0;
  std::uint32_t birth = 0;
};

/// What a process function returns: a story that has not begun. `Engine::spawn` begins it and owns
/// it from then on. A process function's first argument is the `Engine` or has `frames()`;
/// arguments are taken by value or outlive the run.
class Process {
 public:
  struct promise_type {
    Engine* engine = nullptr;
    std::uint32_t place = 0;

    Process get_return_object() {
      return Process{std::coroutine_handle<promise_type>::from_promise(*this)};
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception();
    ~promise_type();

    template <class First, class... Rest>
    static void* operator new(std::size_t size, First& first, Rest&...) {
      return first.frames().allocate(size);
    }
    static void operator delete(void* memory) { FramePool::release(memory); }
  };

  Process(Process&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
  Process& operator=(Process&&) = delete;
  ~Process() {
    if (handle_) handle_.destroy();
  }

 private:
  friend class Engine;
  explicit Process(std::coroutine_handle<promise_type> handle) : handle_(handle) {}
  std::coroutine_handle<promise_type> handle_;
};

}  // namespace bluelight
