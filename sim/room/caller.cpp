#include "room/caller.hpp"

#include "room/conversation.hpp"
#include "room/queueing.hpp"

namespace bluelight {
namespace {

Request request_of(const Setting& rooms, const OfferedCall& call, Duration patience) {
  return {call.contact, at(rooms.world.contacts, call.contact).priority, patience, true,
          call.offered};
}

/// How long this caller waits at this attempt; the operator does not give up for one who hangs up.
Duration patience_of(const Setting& rooms, const OfferedCall& call, const FirstCall& first,
                     const Uniforms& of_caller) {
  if (hang_up_of(rooms, first)) return Duration::max();
  const auto& patience = at(rooms.world.contacts, call.contact).patience;
  if (!patience) return Duration::max();
  const auto number = static_cast<std::uint64_t>(call.attempt);
  return patience->sample(call.attempt == 0 ? of_caller[3]
                                            : rooms.redials(call.caller.part(number), 1)[0]);
}

/// What somebody does who has given up.
struct NextAttempt {
  Duration after;
  ContactId contact;
};

std::optional<NextAttempt> next_attempt(const Setting& rooms, const OfferedCall& call) {
  const auto& redial = at(rooms.world.contacts, call.contact).redial;
  if (!redial || call.attempt >= redial->most) return std::nullopt;
  const Uniforms u = rooms.redials(call.caller.part(static_cast<std::uint64_t>(call.attempt)));
  if (u[0] >= redial->probability) return std::nullopt;
  const bool turns = redial->turns_to && u[2] < redial->turn;
  return NextAttempt{redial->delay.sample(u[1]), turns ? *redial->turns_to : call.contact};
}

OfferedCall offer(Setting& rooms, const FirstCall& first, ContactId contact, int attempt) {
  const OfferedCall call{contact, room_of(rooms.world, contact).value_or(RoomId{}),
                         rooms.engine.now(), first.caller, attempt};
  rooms.observer.offered(call);
  return call;
}

void tell_of(Setting& rooms, const OfferedCall& call, const NextAttempt& next) {
  rooms.observer.redialled(call);
  if (next.contact != call.contact) rooms.observer.turned(call, next.contact);
}

void tell_of_answer(Setting& rooms, const OfferedCall& call, const Seat& seat) {
  rooms.observer.answered(call, rooms.engine.now() - call.offered);
  if (const Partner* const partner = seat.partner())
    rooms.observer.answered_by_partner(call, partner->room);
}

}  // namespace

Process caller(Setting& rooms, FirstCall first, Report report) {
  Engine& engine = rooms.engine;
  const Uniforms u = rooms.callers(first.caller);
  co_await engine.delay(at(rooms.world.contacts, first.contact).operator_delay.sample(u[0]));
  ContactId contact = first.contact;
  for (int attempt = 0;; ++attempt) {
    const OfferedCall call = offer(rooms, first, contact, attempt);
    if (report.record()) report.record()->reported(call.offered);
    const Request request = request_of(rooms, call, patience_of(rooms, call, first, u));
    Queued queued;
    if (rooms.floor.is_plain(contact)) {
      queued.seat = co_await Answer(rooms.floor, request);
    } else {
      queued = co_await queue(rooms, call, request);
    }
    Seat seat = std::move(queued.seat);
    if (seat) {
      if (!queued.rung_back) tell_of_answer(rooms, call, seat);
      if (report.record()) {
        engine.spawn(conversation(rooms, std::move(seat), call, std::move(report)));
        co_return;
      }
      const TimePoint answered = engine.now();
      const HandleTimes times = handle_times(rooms, call, first, seat.factor());
      co_await engine.delay(times.talk);
      co_await engine.delay(times.wrap_up);
      rooms.observer.handled(call, engine.now() - answered);
      co_return;
    }
    if (queued.rung_back) co_return;
    rooms.observer.abandoned(call, engine.now() - call.offered);
    const std::optional<NextAttempt> next = next_attempt(rooms, call);
    if (!next) co_return;
    tell_of(rooms, call, *next);
    contact = next->contact;
    co_await engine.delay(next->after);
  }
}

}  // namespace bluelight
