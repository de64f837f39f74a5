#include "room/answer.hpp"

namespace bluelight {

bool Answer::await_ready() {
  if (const auto handler = room_.free_handler(call_.contact)) {
    room_.take(handler->group);
    seat_ = Seat(room_, *handler);
    return true;
  }
  return patience_ <= Duration{0} || room_.full(call_.room);
}

void Answer::await_suspend(std::coroutine_handle<> handle) {
  Engine& engine = room_.engine_;
  const Token token = engine.suspend(handle);
  auto& queue = room_.queues_[call_.contact.index];
  queue.line.join(at(room_.world_.contacts, call_.contact).priority, {token, engine.now(), this});
  waiting_ = true;
  room_.waiting_changed(call_.contact, 1);
  if (patience_ != Duration::max()) engine.wake(engine.now() + patience_, token, Wake::timer);
}

Seat Answer::await_resume() {
  leave();
  return std::move(seat_);
}

void Answer::grant(Token token, Answering::Handler handler) {
  leave();
  seat_ = Seat(room_, handler);
  Engine& engine = room_.engine_;
  engine.wake(engine.now(), engine.claim(token), Wake::granted);
}

void Answer::leave() {
  if (std::exchange(waiting_, false)) room_.waiting_changed(call_.contact, -1);
}

}  // namespace bluelight
