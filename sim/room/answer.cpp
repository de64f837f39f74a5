#include "room/answer.hpp"

namespace bluelight {

bool Answer::await_ready() {
  if (const auto handler = floor_.free_handler(queue())) {
    floor_.take(*handler);
    seat_ = Seat(floor_, *handler);
    return true;
  }
  if (const auto handler = floor_.taken_from_work(queue(), request_.priority)) {
    seat_ = Seat(floor_, *handler);
    return true;
  }
  patience_ = request_.patience();
  return patience_ <= Duration{0} || (request_.leaves_if_full && floor_.full(queue()));
}

void Answer::await_suspend(std::coroutine_handle<> handle) {
  Engine& engine = floor_.engine_;
  const Token token = engine.suspend(handle);
  if (request_.since < engine.now())
    queue().line.join_by_age(request_.priority, {token, request_.since, this});
  else
    queue().line.join(request_.priority, {token, engine.now(), this});
  waiting_ = true;
  floor_.waiting_changed(queue(), is_call(), 1);
  if (patience_ != Duration::max()) engine.wake(engine.now() + patience_, token, Wake::timer);
}

Seat Answer::await_resume() {
  Answer::leave();
  return std::move(seat_);
}

void Answer::grant(Token token, Handler handler) {
  leave();
  floor_.use(handler, 1);
  seat_ = Seat(floor_, handler);
  Engine& engine = floor_.engine_;
  engine.wake(engine.now(), engine.claim(token), Wake::granted);
}

void Answer::leave() {
  if (std::exchange(waiting_, false)) floor_.waiting_changed(queue(), is_call(), -1);
}

}  // namespace bluelight
