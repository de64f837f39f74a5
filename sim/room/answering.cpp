#include <algorithm>
#include <bluelight/answering.hpp>
#include <tuple>

#include "room/answer.hpp"

namespace bluelight {
namespace {

RoomId room_of(const World& world, ContactId contact) {
  for (std::uint32_t room = 0; room < world.rooms.size(); ++room)
    for (ContactId answered : world.rooms[room].answers)
      if (answered == contact) return {room};
  return {};
}

/// Everyone who may answer a class: specialists first, then the class's own room, then by position.
std::vector<Answering::Handler> handlers_of(const World& world, ContactId contact) {
  std::vector<Answering::Handler> handlers;
  for (std::uint32_t group = 0; group < world.staff.size(); ++group) {
    const StaffGroup& staff = world.staff[group];
    for (std::size_t skill = 0; skill < staff.skills.size(); ++skill)
      if (staff.skills[skill] == contact) handlers.push_back({{group}, staff.handle_factor[skill]});
  }
  const RoomId own = room_of(world, contact);
  const auto rank = [&](const Answering::Handler& one) {
    const StaffGroup& staff = at(world.staff, one.group);
    return std::tuple(staff.skills.size(), staff.room != own, one.group.index);
  };
  std::sort(handlers.begin(), handlers.end(),
            [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  return handlers;
}

/// How long a handler with `factor` talks to this caller and then wraps up.
struct HandleTimes {
  Duration talk, wrap_up;
};

/// The demand's own times where it states them, else the class's.
HandleTimes handle_times(const World& world, const FirstCall& first, const Uniforms& u,
                         double factor) {
  const ContactClass& about = at(world.contacts, first.contact);
  const Distribution *talk = &about.talk, *wrap_up = &about.wrap_up;
  if (first.calls > 0) {
    const ContactDemand& demand = world.calls[first.calls - 1];
    if (demand.talk) talk = &*demand.talk;
    if (demand.wrap_up) wrap_up = &*demand.wrap_up;
  }
  return {to_duration((*talk)(u[1]) * factor), to_duration((*wrap_up)(u[2]) * factor)};
}

}  // namespace

Answering::Answering(Engine& engine, const World& world, Observer& observer, std::uint64_t seed,
                     std::uint64_t replication)
    : engine_(engine),
      world_(world),
      observer_(observer),
      callers_(seed, replication, Purpose::caller),
      redials_(seed, replication, Purpose::redial),
      pools_(world.staff.size()),
      room_waiting_(world.rooms.size()) {
  for (std::uint32_t contact = 0; contact < world.contacts.size(); ++contact)
    queues_.push_back(
        {WaitingLine<Answer>(engine), handlers_of(world, {contact}), room_of(world, {contact})});
}

void Answering::staff_hour(const LocalHour& hour) {
  for (std::uint32_t group = 0; group < pools_.size(); ++group) {
    pools_[group].resize(world_.staff[group].seats[hour.day_kind][hour.hour]);
    report({group});
  }
  for (std::uint32_t group = 0; group < pools_.size(); ++group)
    while (pools_[group].free() && serve_next({group})) take({group});
}

ProcessId Answering::ring(const FirstCall& first) { return engine_.spawn(caller(engine_, first)); }

Process Answering::caller(Engine& engine, FirstCall first) {
  const Uniforms u = callers_(first.caller);
  co_await engine.delay(at(world_.contacts, first.contact).operator_delay.sample(u[0]));
  for (int attempt = 0;; ++attempt) {
    const OfferedCall call{first.contact, queues_[first.contact.index].room, engine.now(),
                           first.caller, attempt};
    observer_.offered(call);
    const Seat seat = co_await Answer(*this, call, patience_of(first, u, attempt));
    if (seat) {
      observer_.answered(call, engine.now() - call.offered);
      const TimePoint answered = engine.now();
      const HandleTimes times = handle_times(world_, first, u, seat.factor());
      co_await engine.delay(times.talk);
      co_await engine.delay(times.wrap_up);
      observer_.handled(call, engine.now() - answered);
      co_return;
    }
    observer_.abandoned(call, engine.now() - call.offered);
    const std::optional<Duration> again = redial_after(first, attempt);
    if (!again) co_return;
    observer_.redialled(call);
    co_await engine.delay(*again);
  }
}

Duration Answering::patience_of(const FirstCall& first, const Uniforms& of_caller,
                                int attempt) const {
  const auto& patience = at(world_.contacts, first.contact).patience;
  if (!patience) return Duration::max();
  const auto number = static_cast<std::uint64_t>(attempt);
  return patience->sample(attempt == 0 ? of_caller[3] : redials_(first.caller.part(number), 1)[0]);
}

std::optional<Duration> Answering::redial_after(const FirstCall& first, int attempt) const {
  const auto& redial = at(world_.contacts, first.contact).redial;
  if (!redial || attempt >= redial->most) return std::nullopt;
  const Uniforms u = redials_(first.caller.part(static_cast<std::uint64_t>(attempt)));
  if (u[0] >= redial->probability) return std::nullopt;
  return redial->delay.sample(u[1]);
}

std::size_t Answering::waiting_since(ContactId contact, TimePoint from) const {
  return queues_[contact.index].line.count_since(from);
}

std::optional<Answering::Handler> Answering::free_handler(ContactId contact) const {
  for (const Handler& handler : queues_[contact.index].handlers)
    if (pools_[handler.group.index].free()) return handler;
  return std::nullopt;
}

bool Answering::full(RoomId room) const {
  const auto& limit = at(world_.rooms, room).queue_limit;
  return limit && room_waiting_[room.index] >= *limit;
}

void Answering::take(StaffGroupId group) {
  pools_[group.index].take();
  report(group);
}

void Answering::give_back(StaffGroupId group) {
  StaffedPool& pool = pools_[group.index];
  if (!pool.over() && serve_next(group)) return;
  pool.give_back();
  report(group);
}

bool Answering::serve_next(StaffGroupId group) {
  Queue* const queue = next_queue(group);
  if (queue == nullptr) return false;
  const Waiter<Answer> first = *queue->line.front();
  const auto handler = std::find_if(queue->handlers.begin(), queue->handlers.end(),
                                    [group](const Handler& one) { return one.group == group; });
  first.want->grant(first.token, *handler);
  return true;
}

Answering::Queue* Answering::next_queue(StaffGroupId group) {
  Queue* best = nullptr;
  std::tuple<int, TimePoint> best_rank;
  for (ContactId skill : at(world_.staff, group).skills) {
    Queue& queue = queues_[skill.index];
    const Waiter<Answer>* first = queue.waiting > 0 ? queue.line.front() : nullptr;
    if (first == nullptr) continue;
    const std::tuple rank(queue.line.front_priority(), first->since);
    if (best != nullptr && !(rank < best_rank)) continue;
    best = &queue;
    best_rank = rank;
  }
  return best;
}

void Answering::waiting_changed(ContactId contact, int by) {
  Queue& queue = queues_[contact.index];
  queue.waiting += by;
  room_waiting_[queue.room.index] += by;
  observer_.waiting_changed(contact, queue.waiting, engine_.now());
}

void Answering::report(StaffGroupId group) {
  const StaffedPool& pool = pools_[group.index];
  observer_.staff_changed(group, pool.busy(), pool.on_duty(), engine_.now());
}

}  // namespace bluelight
