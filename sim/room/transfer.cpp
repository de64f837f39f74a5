#include "room/transfer.hpp"

#include "room/dispatch.hpp"

namespace bluelight {
namespace {

using Stage = IncidentRecord::Stage;

/// How much older than a call that rings now a colleague's call counts in its line.
constexpr Duration head_start = std::chrono::hours{24};

/// One transfer: what is told to whom, and how.
struct Passing {
  IncidentPointer record;
  Transfer transfer;
  const TransferMeans* by;
  ContactId sent_by, received_by;  ///< classes whose people send and receive
};

bool on_one_site(const World& world, ContactId one, ContactId other) {
  const auto first = room_of(world, one), second = room_of(world, other);
  if (!first || !second) return false;
  if (*first == *second) return true;
  const auto& site = at(world.rooms, *first).site;
  return site && site == at(world.rooms, *second).site;
}

/// How an incident that was rung in by `rung` goes to a service; none: it is not told.
std::optional<Passing> passing(Setting& rooms, const IncidentPointer& record, ContactId rung,
                               ServiceId to) {
  const ServiceId from = at(rooms.world.contacts, rung).service;
  const TransferLink* const link = link_between(rooms.world, from, to);
  const auto receives = at(rooms.world.services, to).receives;
  if (link == nullptr || !receives) return std::nullopt;
  const bool near = link->same_site && on_one_site(rooms.world, rung, *receives);
  const TransferMeansId by = near ? *link->same_site : link->by;
  return Passing{record,
                 {record->type_id(), from, to, by, rooms.engine.now(), 0, record->zone()},
                 &at(rooms.world.transfers, by),
                 rung,
                 *receives};
}

/// It will be made later, not now.
void put_off(Setting& rooms, Passing& one) {
  ++one.transfer.put_off;
  rooms.observer.transfer_late(one.transfer);
}

/// Owner of the facts of a transfer.
Entity owner_of(const Setting& rooms, const Passing& one) {
  const auto name = [&](ServiceId id) -> const std::string& {
    return at(rooms.world.services, id).name;
  };
  return one.record->entity()
      .part("transfer")
      .part(name(one.transfer.from))
      .part(name(one.transfer.to));
}

/// Four uniforms of a transfer: missed, late, sender's time, receiver's time.
Uniforms uniforms_of(const Setting& rooms, const Passing& one) {
  return rooms.handling(owner_of(rooms, one));
}

Duration sender_time(const Setting& rooms, const Passing& one) {
  return one.by->sender.sample(uniforms_of(rooms, one)[2]);
}

/// Where both are held it is one conversation, long for both or short for both.
Duration receiver_time(const Setting& rooms, const Passing& one) {
  return one.by->receiver.sample(uniforms_of(rooms, one)[one.by->both_held ? 2 : 3]);
}

/// A colleague who waits on the line is answered before callers of the class: otherwise two rooms
/// that ring each other could keep everybody waiting for everybody.
Request receiver_request(const Setting& rooms, const Passing& one) {
  Request request{one.received_by, at(rooms.world.contacts, one.received_by).priority};
  if (one.by->both_held) {
    request.patience = one.by->gives_up;
    request.since = rooms.engine.now() - head_start;
  }
  return request;
}

/// A sender who works for the receiving service too makes the incident visible there at once.
bool tells_nobody(Setting& rooms, const Seat& sender, const Passing& one) {
  if (!rooms.floor.has_skill(sender.group(), one.received_by)) return false;
  make_visible(rooms, one.record, one.transfer.to);
  rooms.observer.transferred(one.transfer, rooms.engine.now());
  return true;
}

/// The receiver's part, by whoever holds `receiver` or, of a message, by who is found.
Process receive(Setting& rooms, Seat receiver, Passing one) {
  if (!receiver) receiver = co_await Answer(rooms.floor, receiver_request(rooms, one));
  const TimePoint since = rooms.engine.now();
  co_await rooms.engine.delay(receiver_time(rooms, one));
  receiver.worked(Activity::receiving, since);
  make_visible(rooms, one.record, one.transfer.to);
  rooms.observer.transferred(one.transfer, rooms.engine.now());
}

/// The sender's part. False: nobody answered.
Part<bool> send(Setting& rooms, const Seat& sender, Passing one) {
  const TimePoint since = rooms.engine.now();
  bool is_told = true;
  if (one.by->both_held) {
    Seat receiver = co_await Answer(rooms.floor, receiver_request(rooms, one));
    is_told = static_cast<bool>(receiver);
    if (is_told) rooms.engine.spawn(receive(rooms, std::move(receiver), one));
  }
  if (is_told) co_await rooms.engine.delay(sender_time(rooms, one));
  sender.worked(Activity::transferring, since);
  if (!one.by->both_held) rooms.engine.spawn(receive(rooms, Seat{}, one));
  co_return is_told;
}

/// A transfer that is made after the call: somebody is found who makes it, until it is made.
Process send_later(Setting& rooms, Passing one, bool at_once) {
  for (std::uint64_t attempt = 0;; ++attempt) {
    const Entity owner = owner_of(rooms, one).part("late").part(attempt);
    if (!at_once) co_await rooms.engine.delay(one.by->late_by.sample(rooms.handling(owner)[0]));
    at_once = false;
    const int priority = at(rooms.world.contacts, one.sent_by).priority;
    const Seat sender = co_await Answer(rooms.floor, Request{one.sent_by, priority});
    if (tells_nobody(rooms, sender, one)) co_return;
    const bool done = co_await send(rooms, sender, one);
    if (done) co_return;
    put_off(rooms, one);
  }
}

/// Whether the transfer is to be made now; otherwise it is missed, or made later.
bool is_made_now(Setting& rooms, Passing& one) {
  const Uniforms u = uniforms_of(rooms, one);
  if (u[0] < one.by->missed) {
    rooms.observer.transfer_missed(one.transfer);
    return false;
  }
  one.record->set_stage(one.transfer.to, Stage::being_told);
  if (u[1] >= one.by->late) return true;
  put_off(rooms, one);
  rooms.engine.spawn(send_later(rooms, one, false));
  return false;
}

/// The other services that the incident needs and that do not know of it.
std::vector<ServiceId> to_be_told(const Setting& rooms, const IncidentRecord& record,
                                  ContactId rung) {
  const ServiceId own = at(rooms.world.contacts, rung).service;
  std::vector<ServiceId> services;
  for (const ServiceId service : record.needed(own))
    if (service != own && record.stage(service) == Stage::unknown) services.push_back(service);
  return services;
}

}  // namespace

Part<> pass_on(Setting& rooms, const Seat& sender, IncidentPointer record, ContactId rung) {
  for (const ServiceId service : to_be_told(rooms, *record, rung)) {
    if (record->stage(service) != Stage::unknown) continue;  // it has learnt of it meanwhile
    std::optional<Passing> one = passing(rooms, record, rung, service);
    if (!one) continue;
    rooms.observer.transfer_needed(one->transfer);
    if (tells_nobody(rooms, sender, *one)) continue;
    if (!is_made_now(rooms, *one)) continue;
    const bool done = co_await send(rooms, sender, *one);
    if (done) continue;
    put_off(rooms, *one);
    rooms.engine.spawn(send_later(rooms, *one, false));
  }
}

void pass_on_unheard(Setting& rooms, const IncidentPointer& record, ContactId rung) {
  for (const ServiceId service : to_be_told(rooms, *record, rung)) {
    std::optional<Passing> one = passing(rooms, record, rung, service);
    if (!one) continue;
    rooms.observer.transfer_needed(one->transfer);
    if (is_made_now(rooms, *one)) rooms.engine.spawn(send_later(rooms, *one, true));
  }
}

}  // namespace bluelight
