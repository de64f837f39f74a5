/// A part of a process's story that is told in a function of its own.
#pragma once

#include <bluelight/frame_pool.hpp>
#include <coroutine>
#include <exception>
#include <optional>
#include <utility>

namespace bluelight {

namespace detail {

/// What a part gives to the story that waits for it.
template <class Value>
struct PartResult {
  std::optional<Value> value;
  void return_value(Value given) { value.emplace(std::move(given)); }
  Value take() { return std::move(*value); }
};
template <>
struct PartResult<void> {
  void return_void() {}
  void take() {}
};

}  // namespace detail

/// What a function returns that tells a part of a story: `co_await part(…)` tells it to its end and
/// gives what it `co_return`s. The waits inside are waits of the process; if the process is
/// cancelled there, what the part holds is given back. The function's first argument has
/// `frames()`; references must outlive the wait. Not begun unless awaited.
template <class Value = void>
class [[nodiscard]] Part {
 public:
  struct promise_type : detail::PartResult<Value> {
    std::coroutine_handle<> then;
    std::exception_ptr error;

    Part get_return_object() {
      return Part{std::coroutine_handle<promise_type>::from_promise(*this)};
    }
    std::suspend_always initial_suspend() noexcept { return {}; }
    struct Return {
      bool await_ready() noexcept { return false; }
      std::coroutine_handle<> await_suspend(std::coroutine_handle<promise_type> self) noexcept {
        return self.promise().then;
      }
      void await_resume() noexcept {}
    };
    Return final_suspend() noexcept { return {}; }
    void unhandled_exception() { error = std::current_exception(); }

    template <class First, class... Rest>
    static void* operator new(std::size_t size, First& first, Rest&...) {
      return first.frames().allocate(size);
    }
    static void operator delete(void* memory) { FramePool::release(memory); }
  };

  Part(Part&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
  Part& operator=(Part&&) = delete;
  ~Part() {
    if (handle_) handle_.destroy();
  }

  bool await_ready() const { return false; }
  std::coroutine_handle<> await_suspend(std::coroutine_handle<> story) {
    handle_.promise().then = story;
    return handle_;
  }
  Value await_resume() {
    if (handle_.promise().error) std::rethrow_exception(handle_.promise().error);
    return handle_.promise().take();
  }

 private:
  explicit Part(std::coroutine_handle<promise_type> handle) : handle_(handle) {}
  std::coroutine_handle<promise_type> handle_;
};

}  // namespace bluelight
