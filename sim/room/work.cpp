#include "room/work.hpp"

#include <algorithm>

namespace bluelight {

void Work::await_suspend(std::coroutine_handle<> handle) {
  Engine& engine = floor_.engine();
  token_ = engine.suspend(handle);
  begun_ = engine.now();
  going_on_ = true;
  floor_.giving_way_[seat_.group().index].push_back(this);
  engine.wake(begun_ + length_, token_, Wake::timer);
}

Duration Work::await_resume() {
  if (length_ <= Duration{0}) return Duration{0};
  end();
  return std::max(Duration{0}, begun_ + length_ - floor_.engine().now());
}

Handler Work::give_way() {
  end();
  Engine& engine = floor_.engine();
  engine.wake(engine.now(), engine.claim(token_), Wake::interrupted);
  return seat_.give_up();
}

void Work::end() {
  if (std::exchange(going_on_, false)) std::erase(floor_.giving_way_[seat_.group().index], this);
}

namespace {

Request resumption_of(const Task& task) {
  Request request{task.skill, task.priority};
  request.since = task.since;
  return request;
}

}  // namespace

Part<Duration> work_in_pieces(Setting& rooms, Seat& seat, Task task) {
  Duration worked{0};
  for (std::uint64_t n = 0; task.length > Duration{0}; ++n) {
    if (!seat) seat = co_await Answer(rooms.floor, resumption_of(task));
    if (!seat) break;
    const TimePoint since = rooms.engine.now();
    Work work(rooms.floor, seat, {task.priority, task.length});
    const Duration left = co_await work;
    worked += rooms.engine.now() - since;
    if (task.activity != Activity::answering)
      rooms.observer.worked(seat.group(), task.activity, since, rooms.engine.now());
    if (seat || left == Duration{0}) break;
    rooms.observer.interrupted(task.skill, seat.group(), rooms.engine.now());
    const double u = rooms.answering(task.owner.part("resume").part(n))[0];
    task.length = left + (task.resume ? task.resume->sample(u) : Duration{0});
  }
  co_return worked;
}

Part<Duration> work_on(Setting& rooms, Seat& seat, const OfferedCall& call, Stretch stretch) {
  const ContactClass& contact = at(rooms.world.contacts, call.contact);
  if (!contact.deferrable) {
    const TimePoint since = rooms.engine.now();
    co_await rooms.engine.delay(stretch.length);
    co_return rooms.engine.now() - since;
  }
  const Entity owner =
      call.caller.part(static_cast<std::uint64_t>(call.attempt)).part(stretch.name);
  const Task task{
      call.contact, contact.priority,           stretch.length, call.offered, Activity::answering,
      owner,        &contact.deferrable->resume};
  co_return co_await work_in_pieces(rooms, seat, task);
}

}  // namespace bluelight
