#include "room/caller.hpp"

#include "room/conversation.hpp"
#include "room/queueing.hpp"
#include "room/work.hpp"

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

/// Connection and ringing of this attempt, once somebody is there for it.
Duration pick_up_of(const Setting& rooms, const OfferedCall& call) {
  const auto& pick_up = at(rooms.world.contacts, call.contact).pick_up;
  if (!pick_up) return Duration{0};
  const Entity attempt = call.caller.part("pick_up").part(static_cast<std::uint64_t>(call.attempt));
  return pick_up->sample(rooms.handling(attempt)[0]);
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
  const OfferedCall call{contact, rooms.floor.room_for(contact).value_or(RoomId{}),
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

/// Who answers is more or less proficient, drawn for each call.
void draw_level(const Setting& rooms, const OfferedCall& call, Seat& seat) {
  const auto& levels = rooms.levels[seat.group().index];
  if (levels.empty()) return;
  double u = rooms.uniforms_of(call)[1];
  std::size_t level = 0;
  while (level + 1 < levels.size() && u >= levels[level].share) u -= levels[level++].share;
  seat.slow_down(levels[level].handle_time_factor);
}

bool is_passed_on(const Setting& rooms, const OfferedCall& call) {
  const auto& passes_on = at(rooms.world.contacts, call.contact).passes_on;
  return passes_on && rooms.uniforms_of(call)[3] < passes_on->share;
}

/// The caller is offered to another class now; what they ring about goes with them.
void pass_on(Setting& rooms, const OfferedCall& call, const Report& report) {
  const ContactId to = at(rooms.world.contacts, call.contact).passes_on->to;
  rooms.observer.passed_on(call, to);
  FirstCall next = report.call();
  next.at = rooms.engine.now();
  next.caller = call.caller.part("passed on");
  next.contact = to;
  next.calls = 0;
  rooms.engine.spawn(caller(rooms, Report(report.record(), next), ConnectedBy::a_colleague));
}

/// Handling of a call that may be deferred or passed on, and is not about an incident or not here.
Part<> attend(Setting& rooms, Seat seat, const OfferedCall& call, const Report& report) {
  const Uniforms u = rooms.callers(report.call().caller);
  const HandleTimes times = handle_times(rooms, call, {report.call(), u}, seat.factor());
  Duration worked = co_await work_on(rooms, seat, call, {"talk", times.talk});
  if (is_passed_on(rooms, call)) pass_on(rooms, call, report);
  worked += co_await work_on(rooms, seat, call, {"wrap-up", times.wrap_up});
  rooms.observer.handled(call, worked);
}

/// Whether the handling of a class is talk and wrap-up without more.
bool is_simple(const ContactClass& contact) { return !contact.deferrable && !contact.passes_on; }

}  // namespace

Process caller(Setting& rooms, Report report, ConnectedBy who) {
  Engine& engine = rooms.engine;
  const FirstCall& first = report.call();
  const Uniforms u = rooms.callers(first.caller);
  if (who == ConnectedBy::an_operator)
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
      if (!queued.rung_back) {
        const Duration pick_up = pick_up_of(rooms, call);
        if (pick_up > Duration{0}) co_await engine.delay(pick_up);
        tell_of_answer(rooms, call, seat);
      }
      draw_level(rooms, call, seat);
      if (report.record() && !is_passed_on(rooms, call)) {
        engine.spawn(conversation(rooms, std::move(seat), call, std::move(report)));
        co_return;
      }
      if (!is_simple(at(rooms.world.contacts, contact))) {
        co_await attend(rooms, std::move(seat), call, report);
        co_return;
      }
      const TimePoint answered = engine.now();
      const HandleTimes times = handle_times(rooms, call, {first, u}, seat.factor());
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
