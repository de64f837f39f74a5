#include "room/conversation.hpp"

#include <bluelight/part.hpp>
#include <bluelight/race.hpp>

#include "room/dispatch.hpp"
#include "room/transfer.hpp"
#include "room/work.hpp"

namespace bluelight {
namespace {

using Stage = IncidentRecord::Stage;

constexpr Duration longest_hold = std::chrono::minutes{60};

/// Whether the caller is gone when the call is answered, which is now.
bool has_hung_up(const Setting& rooms, const OfferedCall& call, const FirstCall& first) {
  const HangUp* const hang_up = hang_up_of(rooms, first);
  if (hang_up == nullptr) return false;
  const double u = rooms.callers(first.caller, 1)[0];
  return rooms.engine.now() - call.offered > hang_up->after.sample(u);
}

/// The instants of a call that is handled in full.
struct Course {
  Duration locate, triage, rest, wrap_up;
};

const Distribution* triage_of(const ContactClass& contact, const IncidentType& type) {
  if (type.triage) return &*type.triage;
  return contact.triage ? &*contact.triage : nullptr;
}

/// Locating and triage lie inside the talk.
Course course_of(const Setting& rooms, const OfferedCall& call, const Report& report,
                 double factor) {
  const ContactClass& contact = at(rooms.world.contacts, call.contact);
  const Uniforms of_caller = rooms.callers(report.call().caller);
  const HandleTimes times = handle_times(rooms, call, {report.call(), of_caller}, factor);
  const Uniforms u = rooms.handling(call.caller);
  const auto inside = [factor](const Distribution* part, double p, Duration left) {
    return part ? std::min(to_duration((*part)(p)*factor), left) : Duration{0};
  };
  const Duration locate = inside(contact.locate ? &*contact.locate : nullptr, u[0], times.talk);
  const Duration triage =
      inside(triage_of(contact, report.record()->type()), u[1], times.talk - locate);
  return {locate, triage, times.talk - locate - triage, times.wrap_up};
}

/// Whether the handler sees that the call is about an incident that the service has recorded.
bool is_linked(const Setting& rooms, const OfferedCall& call, const IncidentRecord& record) {
  const ContactClass& contact = at(rooms.world.contacts, call.contact);
  return contact.duplicate && record.stage(contact.service) >= Stage::recorded &&
         rooms.handling(call.caller)[2] < contact.duplicate->recognised;
}

/// The rest of a call that is linked to a known incident.
HandleTimes linked_times(const Setting& rooms, const OfferedCall& call, double factor) {
  const Duplicate& duplicate = *at(rooms.world.contacts, call.contact).duplicate;
  const Uniforms u = rooms.callers(call.caller);
  return {to_duration(duplicate.talk(u[1]) * factor),
          to_duration(duplicate.wrap_up(u[2]) * factor)};
}

bool is_held(const Setting& rooms, const IncidentRecord& record) {
  return record.crew_is_expected() && !record.crew_is_there() && is_to_be_held(rooms, record);
}

/// A call that somebody talks about an incident on.
struct Talk {
  Setting& rooms;
  Seat seat;
  OfferedCall call;
  IncidentPointer record;
  Duration away{0};  ///< when nobody worked on the call
  FramePool& frames() { return rooms.frames(); }
};

/// A stretch of it; a deferrable one may be interrupted.
Part<> spend(Talk& talk, Stretch stretch) {
  Engine& engine = talk.rooms.engine;
  const TimePoint since = engine.now();
  const Duration worked = co_await work_on(talk.rooms, talk.seat, talk.call, stretch);
  talk.away += engine.now() - since - worked;
}

/// Somebody takes the call up again whom the last stretch ended without.
Part<> take_up(Talk& talk) {
  if (talk.seat) co_return;
  Engine& engine = talk.rooms.engine;
  const TimePoint since = engine.now();
  const int priority = at(talk.rooms.world.contacts, talk.call.contact).priority;
  talk.seat = co_await Answer(talk.rooms.floor, Request{talk.call.contact, priority});
  talk.away += engine.now() - since;
}

/// The rest of a call that is cut short.
Part<> link(Talk& talk, double factor) {
  talk.rooms.observer.linked(talk.call);
  const HandleTimes rest = linked_times(talk.rooms, talk.call, factor);
  co_await spend(talk, {"talk", rest.talk});
  co_await spend(talk, {"wrap-up", rest.wrap_up});
}

/// The handler stays on the line until a crew arrives.
Part<> hold(Talk& talk) {
  co_await take_up(talk);
  const auto& [rooms, seat, call, record, away] = talk;
  const TimePoint since = rooms.engine.now();
  record->hold_caller();
  co_await Race(rooms.engine, Deadline{rooms.engine, since + longest_hold}, record->arrived());
  record->let_caller_go();
  seat.worked(Activity::holding, since);
  rooms.observer.held(call, rooms.engine.now() - since);
}

/// Dispatch sees the incident; a handler who works there too may be the one who mobilises.
Part<> tell_dispatch(Talk& talk, ServiceId own) {
  const Sight sight{talk.record, own};
  if (mobilises_in_call(talk.rooms, talk.seat.group(), sight)) {
    co_await make_visible_and_mobilise(talk.rooms, talk.seat, sight);
  } else {
    make_visible(talk.rooms, talk.record, own);
  }
}

/// The call that makes the incident known: dispatch sees it, other services are told.
Part<> hand_over(Talk& talk) {
  auto& [rooms, seat, call, record, away] = talk;
  const ServiceId own = at(rooms.world.contacts, call.contact).service;
  if (is_resolved_by_phone(rooms, *record)) {
    rooms.observer.resolved_by_phone(call);
    co_return;
  }
  if (record->needs(own, own)) co_await tell_dispatch(talk, own);
  co_await pass_on(rooms, seat, record, call.contact);
}

/// A call that is handled in full: triage, hand over, the rest of the talk, wrap up.
Part<> handle(Talk& talk, const Course& course) {
  const auto& [rooms, seat, call, record, away] = talk;
  const ContactClass& contact = at(rooms.world.contacts, call.contact);
  const bool is_first = record->stage(contact.service) < Stage::recorded;
  if (is_first) record->set_stage(contact.service, Stage::recorded);
  if (!is_first && contact.duplicate) rooms.observer.doubled(call);
  co_await spend(talk, {"triage", course.triage});
  if (is_first) co_await take_up(talk);
  if (is_first) co_await hand_over(talk);
  co_await spend(talk, {"talk", course.rest});
  if (is_first && is_held(rooms, *record)) co_await hold(talk);
  co_await spend(talk, {"wrap-up", course.wrap_up});
}

}  // namespace

bool is_resolved_by_phone(const Setting& rooms, const IncidentRecord& record) {
  return rooms.handling(record.entity())[0] < record.type().by_phone;
}

HandleTimes handle_times(const Setting& rooms, const OfferedCall& call, Person person,
                         double factor) {
  const auto& [first, u] = person;
  const ContactClass& about = at(rooms.world.contacts, call.contact);
  const Distribution *talk = &about.talk, *wrap_up = &about.wrap_up;
  if (first.calls > 0) {
    const ContactDemand& demand = rooms.world.calls[first.calls - 1];
    if (demand.talk) talk = &*demand.talk;
    if (demand.wrap_up) wrap_up = &*demand.wrap_up;
  }
  if (has_hung_up(rooms, call, first)) talk = &hang_up_of(rooms, first)->ring_back;
  return {to_duration((*talk)(u[1]) * factor), to_duration((*wrap_up)(u[2]) * factor)};
}

Process conversation(Setting& rooms, Seat seat, OfferedCall call, Report report) {
  Talk talk{rooms, std::move(seat), call, report.record()};
  talk.record->hear();
  const TimePoint answered = rooms.engine.now();
  const double factor = talk.seat.factor();
  const Course course = course_of(rooms, call, report, factor);
  co_await spend(talk, {"locate", course.locate});
  if (is_linked(rooms, call, *talk.record)) {
    co_await link(talk, factor);
  } else {
    co_await handle(talk, course);
  }
  rooms.observer.handled(call, rooms.engine.now() - answered - talk.away);
}

}  // namespace bluelight
