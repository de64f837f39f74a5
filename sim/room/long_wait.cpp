#include "room/long_wait.hpp"

namespace bluelight {

using Caller = Partner::Caller;

bool LongWait::take_free_of(const Floor::Queue& queue) {
  const auto handler = floor_.free_handler(queue);
  if (!handler) return false;
  leave();
  floor_.take(*handler);
  seat_ = Seat(floor_, *handler);
  return true;
}

bool LongWait::ask_own_people() {
  if (take_free_of(queue())) return true;
  const auto handler = floor_.taken_from_work(queue(), request_.priority);
  if (handler) seat_ = Seat(floor_, *handler);
  return is_answered();
}

bool LongWait::ask(std::uint32_t partner) {
  Floor::Queue& there = floor_.queues_[partner];
  if (terms(partner).caller == Caller::to_free_handler) {
    if (floor_.agreement_of(there).full() || !take_free_of(there)) stand_at(partner);
    return is_answered();
  }
  if (floor_.agreement_of(there).full() || !floor_.is_staffed(there)) return false;
  if (take_free_of(there)) return true;
  if (terms(partner).caller == Caller::moved) {
    leave_partners();
    moved_ = true;
  }
  ++floor_.agreement_of(there).used;
  stand_at(partner);
  return true;
}

void LongWait::stand_at(std::uint32_t partner) {
  ++floor_.queues_[partner].waiting;
  elsewhere_.push_back({partner, floor_.engine().now()});
}

int LongWait::waiting_at_room() {
  const auto& room = queue().room;
  return room ? floor_.room_waiting_[room->index] : queue().calls;
}

void LongWait::suspend(std::coroutine_handle<> handle, TimePoint at) {
  Engine& engine = floor_.engine();
  const Token token = engine.suspend(handle);
  if (!std::exchange(waiting_, true)) floor_.waiting_changed(queue(), true, 1);
  if (moved_ && !std::exchange(place_is_free_, true)) floor_.move_place(queue(), -1);
  if (!moved_) queue().line.join_by_age(request_.priority, {token, since_, this});
  for (const Standing& one : elsewhere_) {
    Floor::Queue& there = floor_.queues_[one.queue];
    there.line.join_by_age(there.priority, {token, one.since, this});
  }
  if (at != TimePoint::max()) engine.wake(at, token, Wake::timer);
}

void LongWait::leave_partners() {
  for (const Standing& one : elsewhere_) {
    Floor::Queue& there = floor_.queues_[one.queue];
    if (terms(one.queue).caller != Caller::to_free_handler) --floor_.agreement_of(there).used;
    if (--there.waiting == 0) there.line.clear();
  }
  elsewhere_.clear();
}

void LongWait::leave() {
  leave_partners();
  if (std::exchange(place_is_free_, false)) floor_.move_place(queue(), 1);
  Answer::leave();
}

}  // namespace bluelight
