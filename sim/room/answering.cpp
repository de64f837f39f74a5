#include <bluelight/answering.hpp>

#include "room/caller.hpp"
#include "room/conversation.hpp"
#include "room/dispatch.hpp"
#include "room/duty.hpp"
#include "room/transfer.hpp"

namespace bluelight {
namespace {

/// An incident becomes known without a call: to the service that `first` would have rung.
Process known_without_call(Setting& rooms, FirstCall first, Report report) {
  const ServiceId service = at(rooms.world.contacts, first.contact).service;
  const IncidentPointer record = report.record();
  record->reported(rooms.engine.now());
  if (is_resolved_by_phone(rooms, *record)) co_return;
  if (record->needs(service, service)) make_visible(rooms, record, service);
  pass_on_unheard(rooms, record, first.contact);
  co_return;
}

}  // namespace

Answering::Answering(Engine& engine, const World& world, Observer& observer, std::uint64_t seed,
                     std::uint64_t replication)
    : engine_(engine),
      rooms_(std::make_unique<Setting>(engine, world, observer, std::pair(seed, replication))),
      duty_(std::make_unique<Duty>(rooms_->floor, std::pair(seed, replication))) {}

Answering::~Answering() { engine_.end(); }

void Answering::staff_hour(const LocalHour& hour) {
  rooms_->floor.hour_begins(hour);
  duty_->hour_begins(hour);
  rooms_->floor.take_waiting();
}

ProcessId Answering::ring(const FirstCall& first) {
  if (first.rings) return engine_.spawn(first_caller(*rooms_, first));
  return engine_.spawn(known_without_call(*rooms_, first, Report(rooms_->incidents, first)));
}

std::size_t Answering::incidents() const { return rooms_->incidents.size(); }

}  // namespace bluelight
