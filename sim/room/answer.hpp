/// The wait of a caller for a handler, and the handler once there is one.
#pragma once

#include <bluelight/answering.hpp>
#include <utility>

namespace bluelight {

/// A handler held by a call; given back when it goes out of scope, wherever the story ends.
class Seat {
 public:
  Seat() = default;
  Seat(Answering& room, Answering::Handler handler) : room_(&room), handler_(handler) {}
  Seat(Seat&& other) noexcept
      : room_(std::exchange(other.room_, nullptr)), handler_(other.handler_) {}
  Seat& operator=(Seat&& other) noexcept {
    std::swap(room_, other.room_);
    std::swap(handler_, other.handler_);
    return *this;
  }
  ~Seat() {
    if (room_) room_->give_back(handler_.group);
  }
  explicit operator bool() const { return room_ != nullptr; }
  /// How much longer than usual this handler takes.
  double factor() const { return handler_.factor; }

 private:
  Answering* room_ = nullptr;
  Answering::Handler handler_;
};

/// `co_await Answer{…}` gives the `Seat` that answers, or an empty one if the caller gave up or
/// found no waiting place.
class Answer {
 public:
  /// `patience` of `Duration::max()`: waits for ever.
  Answer(Answering& room, const OfferedCall& call, Duration patience)
      : room_(room), call_(call), patience_(patience) {}
  Answer(const Answer&) = delete;
  Answer& operator=(const Answer&) = delete;
  ~Answer() { leave(); }

  bool await_ready();
  void await_suspend(std::coroutine_handle<> handle);
  Seat await_resume();

 private:
  friend class Answering;
  /// The room's answer: the wait ends now.
  void grant(Token token, Answering::Handler handler);
  void leave();

  Answering& room_;
  const OfferedCall& call_;
  Duration patience_;
  Seat seat_;
  bool waiting_ = false;
};

}  // namespace bluelight
