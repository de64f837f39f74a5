#include "room/dispatch.hpp"

#include <bluelight/part.hpp>
#include <bluelight/race.hpp>
#include <cmath>

#include "room/caller.hpp"
#include "room/work.hpp"

namespace bluelight {
namespace {

using Stage = IncidentRecord::Stage;

/// Owner of what a service does about an incident.
Entity part_of(const Setting& rooms, const IncidentRecord& record, ServiceId service) {
  return record.entity().part(at(rooms.world.services, service).name);
}

/// Somebody works on something at a desk, who may be wanted elsewhere.
Part<> work_at_desk(Setting& rooms, Seat& seat, Task task) {
  if (at(rooms.world.desks, DeskId{task.skill.index}).deferrable) {
    co_await work_in_pieces(rooms, seat, task);
    co_return;
  }
  const TimePoint since = rooms.engine.now();
  co_await rooms.engine.delay(task.length);
  seat.worked(task.activity, since);
}

/// Somebody at the desk sees to the incident.
Process update(Setting& rooms, DeskId id, double u) {
  const DispatchDesk& desk = at(rooms.world.desks, id);
  const TimePoint asked = rooms.engine.now();
  Seat seat = co_await Answer(rooms.floor, Request{id, desk.update_priority});
  rooms.observer.update_begun(id, asked, rooms.engine.now());
  const Duration length = to_duration(desk.update(u) * seat.factor());
  const Task task{id, desk.update_priority, length, asked, Activity::updating};
  co_await work_at_desk(rooms, seat, task);
}

/// The work that an open incident makes at its desk, until it is closed.
Process updates(Setting& rooms, DeskId id, Entity owner, TimePoint closes) {
  const double rate = at(rooms.world.desks, id).updates_per_hour / 3600;
  for (std::uint64_t n = 0; rate > 0; ++n) {
    const Uniforms u = rooms.handling(owner.part("update").part(n));
    const TimePoint next = rooms.engine.now() + to_duration(Seconds{-std::log(u[0]) / rate});
    if (next >= closes) co_return;
    co_await rooms.engine.until(next);
    rooms.engine.spawn(update(rooms, id, u[1]));
  }
}

/// A caller rings again and again until a crew is there.
Process chase(Setting& rooms, IncidentPointer record, SeenIncident seen) {
  const Chasing& chasing = *record->type().chasing;
  for (int n = 0; n < chasing.most; ++n) {
    const Entity who = record->entity().part("chaser").part(static_cast<std::uint64_t>(n));
    for (std::uint64_t block = 1; block == 1 || record->caller_is_held(); ++block) {
      if (record->caller_is_held()) co_await record->let_go();
      if (record->crew_is_there()) co_return;
      const TimePoint next =
          rooms.engine.now() + chasing.every.sample(rooms.handling(who, block)[0]);
      co_await Race(rooms.engine, Deadline{rooms.engine, next}, record->arrived());
      if (record->crew_is_there()) co_return;
    }
    const FirstCall call{.at = rooms.engine.now(),
                         .caller = who,
                         .contact = record->rung(),
                         .incident = record->entity()};
    rooms.observer.chased(seen, call.contact);
    rooms.engine.spawn(caller(rooms, Report(record, call)));
  }
}

/// Whether a caller begins to wait for a crew now: somebody has rung, and nobody waits yet.
bool is_chased(IncidentRecord& record, const SeenIncident& seen) {
  return !seen.by_appointment && record.type().chasing && record.is_rung() &&
         record.chasing_begins();
}

/// Whether the work is done by appointment.
bool is_by_appointment(const Setting& rooms, const IncidentRecord& record, ServiceId service) {
  const auto& appointment = record.type().appointment;
  return appointment && at(rooms.world.desks, appointment->desk).service == service &&
         rooms.handling(record.entity())[2] < appointment->share;
}

/// Gives an incident to the desk that mobilises for it or works on it by appointment.
void give_to_desk(const Setting& rooms, const IncidentRecord& record, SeenIncident& seen) {
  if (!record.response_of(seen.service)) return;
  seen.by_appointment = is_by_appointment(rooms, record, seen.service);
  seen.desk = seen.by_appointment ? record.type().appointment->desk
                                  : rooms.incidents.desk_for(record, seen.service);
}

/// One incident as one service deals with it.
struct Case {
  IncidentPointer record;
  SeenIncident seen;
  Entity owner;  ///< of what the service does about it
  const Response& response() const { return *record->response_of(seen.service); }
};

/// What the desk is asked to do about a new incident.
Request request_of(const World& world, const SeenIncident& seen, const Response& response) {
  return {*seen.desk, at(world.desks, *seen.desk).priority + response.grade - 1};
}

/// By people who take `factor` of the usual time.
Duration work_on_new(const Setting& rooms, const Case& one, double factor) {
  const double u = rooms.handling(one.owner)[0];
  return to_duration(at(rooms.world.desks, *one.seen.desk).work(u) * factor);
}

/// Work on a new incident at its desk, until units are mobilised.
Part<> mobilise(Setting& rooms, const Case& one) {
  const Request request = request_of(rooms.world, one.seen, one.response());
  const TimePoint asked = rooms.engine.now();
  Seat seat = co_await Answer(rooms.floor, request);
  const TimePoint since = rooms.engine.now();
  const Duration length = work_on_new(rooms, one, seat.factor());
  const Task task{request.skill, request.priority, length, asked, Activity::dispatching};
  co_await work_at_desk(rooms, seat, task);
  rooms.observer.mobilised(one.seen, since, rooms.engine.now());
}

/// From mobilised until the incident is closed.
Process attend(Setting& rooms, Case one) {
  const auto& [record, seen, owner] = one;
  const Response& response = one.response();
  const Uniforms u = rooms.handling(owner);
  const TimePoint closes = rooms.engine.now() + response.open.sample(u[2]);
  const TimePoint arrives = rooms.engine.now() + response.arrives.sample(u[1]);
  if (seen.desk) rooms.engine.spawn(updates(rooms, *seen.desk, owner, closes));
  co_await rooms.engine.until(arrives);
  record->crew_arrives();
  co_await rooms.engine.until(closes);
  rooms.observer.closed(seen, rooms.engine.now());
}

/// From visible until units are mobilised, or the work is done by appointment.
Process respond(Setting& rooms, Case one) {
  if (one.seen.desk) co_await mobilise(rooms, one);
  if (one.seen.by_appointment) {
    rooms.observer.closed(one.seen, rooms.engine.now());
  } else {
    rooms.engine.spawn(attend(rooms, one));
  }
}

/// A service's dispatch sees the incident now; none: it sees it already, or sends nobody.
std::optional<Case> see(Setting& rooms, const Sight& sight) {
  const auto& [record, service] = sight;
  if (record->stage(service) == Stage::visible) return std::nullopt;
  record->set_stage(service, Stage::visible);
  SeenIncident seen = record->seen_by(service, rooms.engine.now());
  give_to_desk(rooms, *record, seen);
  rooms.observer.incident_visible(seen);
  if (!record->response_of(service)) return std::nullopt;
  if (!seen.by_appointment) record->send_crew();
  if (is_chased(*record, seen)) rooms.engine.spawn(chase(rooms, record, seen));
  return Case{record, seen, part_of(rooms, *record, service)};
}

}  // namespace

void make_visible(Setting& rooms, const IncidentPointer& record, ServiceId service) {
  if (const auto one = see(rooms, {record, service})) rooms.engine.spawn(respond(rooms, *one));
}

bool is_to_be_held(const Setting& rooms, const IncidentRecord& record) {
  return rooms.handling(record.entity())[1] < record.variant().hold_call;
}

bool mobilises_in_call(Setting& rooms, StaffGroupId group, const Sight& sight) {
  const auto& [record, service] = sight;
  const Response* const response = record->response_of(service);
  if (!response || record->stage(service) == Stage::visible) return false;
  SeenIncident seen = record->seen_by(service, rooms.engine.now());
  give_to_desk(rooms, *record, seen);
  if (!seen.desk || seen.by_appointment) return false;
  Floor& floor = rooms.floor;
  if (!floor.has_skill(group, *seen.desk) || floor.is_free_for(*seen.desk)) return false;
  return is_to_be_held(rooms, *record) ||
         (!at(rooms.world.desks, *seen.desk).deferrable &&
          floor.comes_first(group, request_of(rooms.world, seen, *response).priority));
}

Part<> make_visible_and_mobilise(Setting& rooms, const Seat& seat, const Sight& sight) {
  const std::optional<Case> one = see(rooms, sight);
  const TimePoint since = rooms.engine.now();
  const double factor = rooms.floor.factor_of(seat.group(), *one->seen.desk);
  co_await rooms.engine.delay(work_on_new(rooms, *one, factor));
  seat.worked(Activity::dispatching, since);
  rooms.observer.mobilised(one->seen, since, rooms.engine.now());
  rooms.engine.spawn(attend(rooms, *one));
}

}  // namespace bluelight
