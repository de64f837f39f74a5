#include "room/caller.hpp"

#include "room/conversation.hpp"
#include "room/queueing.hpp"
#include "room/work.hpp"

namespace bluelight {
namespace {

/// How long this caller waits at this attempt; the operator does not give up for one who hangs up.
Patience patience_of(const Setting& rooms, const OfferedCall& call, const FirstCall& first,
                     const Uniforms& of_caller) {
  const auto& patience = at(rooms.world.contacts, call.contact).patience;
  if (!patience || hang_up_of(rooms, first)) return {};
  if (call.attempt == 0) return {*patience, of_caller[3]};
  const auto number = static_cast<std::uint64_t>(call.attempt);
  return {*patience, rooms.redials(call.caller.part(number), 1)[0]};
}

/// Connection and ringing of this attempt, once somebody is there for it.
Duration pick_up_of(const Setting& rooms, const OfferedCall& call) {
  const auto& pick_up = at(rooms.world.contacts, call.contact).pick_up;
  if (!pick_up) return Duration{0};
  const Entity attempt = call.caller.part("pick_up").part(static_cast<std::uint64_t>(call.attempt));
  return pick_up->sample(rooms.handling(attempt)[0]);
}

Request request_of(const Setting& rooms, const OfferedCall& call, const FirstCall& first,
                   const Uniforms& of_caller) {
  return {.skill = call.contact,
          .priority = at(rooms.world.contacts, call.contact).priority,
          .patience = patience_of(rooms, call, first, of_caller),
          .leaves_if_full = true,
          .decides = hang_up_of(rooms, first) == nullptr,
          .offered = call.offered};
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

/// An operator connects each attempt; but not what a colleague puts through.
Duration operator_delay_of(const Setting& rooms, const OfferedCall& call, double u) {
  const Distribution& delay = at(rooms.world.contacts, call.contact).operator_delay;
  if (call.attempt == 0 || delay.is_zero()) return delay.sample(u);
  const auto number = static_cast<std::uint64_t>(call.attempt);
  return delay.sample(rooms.redials(call.caller.part(number), 1)[1]);
}

/// The attempt reaches its room now.
void offer(Setting& rooms, OfferedCall& call) {
  call.room = rooms.floor.room_for(call.contact).value_or(RoomId{});
  call.offered = rooms.engine.now();
  call.first_offered = std::min(call.first_offered, call.offered);
  rooms.observer.offered(call);
}

/// Nobody answers a call that does nothing but wait: because there was no place to wait?
void tell_if_turned_away(Setting& rooms, const OfferedCall& call) {
  const bool waited = rooms.engine.now() > call.offered;
  if (!waited && rooms.floor.is_full_for(call.contact)) rooms.observer.turned_away(call);
}

/// The caller has given up. How long until they try again, when `call` is that attempt; none: they
/// do not.
std::optional<Duration> give_up(Setting& rooms, const FirstCall& first, OfferedCall& call) {
  rooms.observer.abandoned(call, rooms.engine.now() - call.offered);
  const std::optional<NextAttempt> next = next_attempt(rooms, call);
  if (!next || hang_up_of(rooms, first)) return std::nullopt;
  rooms.observer.redialled(call);
  if (next->contact != call.contact) rooms.observer.turned(call, next->contact);
  call.contact = next->contact;
  ++call.attempt;
  return next->after;
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
  rooms.engine.spawn(
      caller(rooms, Report(report.record(), next), ConnectedBy::a_colleague, call.first_offered));
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

/// A caller to whom nothing else can happen.
Process brief_caller(Setting& rooms, FirstCall first) {
  const Uniforms u = rooms.callers(first.caller);
  OfferedCall call{first.contact, {}, {}, first.caller};
  call.first_offered = TimePoint::max();
  co_await rooms.engine.delay(operator_delay_of(rooms, call, u[0]));
  offer(rooms, call);
  Seat seat = co_await Answer(rooms.floor, request_of(rooms, call, first, u));
  if (!seat) {
    tell_if_turned_away(rooms, call);
    rooms.observer.abandoned(call, rooms.engine.now() - call.offered);
    co_return;
  }
  tell_of_answer(rooms, call, seat);
  draw_level(rooms, call, seat);
  const TimePoint answered = rooms.engine.now();
  const HandleTimes times = handle_times(rooms, call, {first, u}, seat.factor());
  co_await rooms.engine.delay(times.talk);
  co_await rooms.engine.delay(times.wrap_up);
  rooms.observer.handled(call, rooms.engine.now() - answered);
}

}  // namespace

Process first_caller(Setting& rooms, const FirstCall& first) {
  if (first.incident.hash == 0 && rooms.floor.is_brief(first.contact))
    return brief_caller(rooms, first);
  return caller(rooms, Report(rooms.incidents, first));
}

Process caller(Setting& rooms, Report report, ConnectedBy who, TimePoint first_offered) {
  const Uniforms u = rooms.callers(report.call().caller);
  OfferedCall call{report.call().contact, {}, {}, report.call().caller};
  call.passed_on = who == ConnectedBy::a_colleague;
  call.first_offered = first_offered;
  if (report.record()) {
    call.zone = report.record()->zone();
    call.incident = report.record()->entity();
  }
  if (who == ConnectedBy::an_operator)
    co_await rooms.engine.delay(operator_delay_of(rooms, call, u[0]));
  Queued queued;
  for (;;) {
    offer(rooms, call);
    if (report.record()) report.record()->reported(call.offered);
    if (rooms.floor.is_plain(call.contact)) {
      queued.seat = co_await Answer(rooms.floor, request_of(rooms, call, report.call(), u));
      if (!queued.seat) tell_if_turned_away(rooms, call);
    } else {
      queued = co_await queue(rooms, call, request_of(rooms, call, report.call(), u));
    }
    if (queued.seat || queued.rung_back) break;
    const std::optional<Duration> pause = give_up(rooms, report.call(), call);
    if (!pause) co_return;
    co_await rooms.engine.delay(*pause + operator_delay_of(rooms, call, 0));
  }
  if (!queued.seat) co_return;
  if (!queued.rung_back) {
    co_await rooms.engine.delay(pick_up_of(rooms, call));
    tell_of_answer(rooms, call, queued.seat);
  }
  draw_level(rooms, call, queued.seat);
  if (report.record() && !is_passed_on(rooms, call)) {
    rooms.engine.spawn(conversation(rooms, std::move(queued.seat), call, std::move(report)));
  } else if (is_simple(at(rooms.world.contacts, call.contact))) {
    const TimePoint answered = rooms.engine.now();
    const HandleTimes times = handle_times(rooms, call, {report.call(), u}, queued.seat.factor());
    co_await rooms.engine.delay(times.talk);
    co_await rooms.engine.delay(times.wrap_up);
    rooms.observer.handled(call, rooms.engine.now() - answered);
  } else {
    co_await attend(rooms, std::move(queued.seat), call, report);
  }
}

}  // namespace bluelight
