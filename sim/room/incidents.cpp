#include "room/incidents.hpp"

#include <algorithm>

namespace bluelight {
namespace {

std::optional<ZoneId> zone_of(const FirstCall& call) {
  if (call.zone == FirstCall::nowhere) return std::nullopt;
  return ZoneId{call.zone};
}

}  // namespace

IncidentRecord::IncidentRecord(Engine& engine, const World& world, const FirstCall& call)
    : type_id_{call.type},
      type_(world.incidents[call.type]),
      variant_(type_.variants[call.variant]),
      entity_(call.incident),
      rung_(call.contact),
      zone_(zone_of(call)),
      arrived_(engine),
      let_go_(engine) {}

IncidentRecord::Stage IncidentRecord::stage(ServiceId service) const {
  for (const Known& one : known_)
    if (one.service == service) return one.stage;
  return Stage::unknown;
}

void IncidentRecord::set_stage(ServiceId service, Stage stage) {
  for (Known& one : known_)
    if (one.service == service) {
      one.stage = stage;
      return;
    }
  known_.push_back({service, stage});
}

bool IncidentRecord::needs(ServiceId service, ServiceId rung) const {
  if (variant_.needs.empty()) return service == rung;
  return std::any_of(variant_.needs.begin(), variant_.needs.end(),
                     [service](const auto& need) { return need.first == service; });
}

std::vector<ServiceId> IncidentRecord::needed(ServiceId rung) const {
  if (variant_.needs.empty()) return {rung};
  std::vector<ServiceId> services;
  for (const auto& [service, units] : variant_.needs) services.push_back(service);
  return services;
}

const Response* IncidentRecord::response_of(ServiceId service) const {
  for (const Response& response : type_.responses)
    if (response.service == service) return &response;
  return nullptr;
}

SeenIncident IncidentRecord::seen_by(ServiceId service, TimePoint now) const {
  return {type_id_, service, zone_, {}, reported_.value_or(now), now, false, entity_};
}

void IncidentRecord::reported(TimePoint now) {
  if (!reported_) reported_ = now;
}

bool IncidentRecord::crew_is_expected() const {
  return crew_is_sent_ || std::any_of(known_.begin(), known_.end(), [this](const Known& one) {
           return one.stage == Stage::being_told && response_of(one.service) != nullptr;
         });
}

void IncidentRecord::let_caller_go() {
  caller_is_held_ = false;
  let_go_.fire();
}

void IncidentRecord::crew_arrives() {
  crew_is_there_ = true;
  arrived_.fire();
}

Incidents::Incidents(Engine& engine, const World& world)
    : engine_(engine), world_(world), desks_(world.services.size()) {
  for (std::uint32_t i = 0; i < world.desks.size(); ++i)
    desks_[world.desks[i].service.index].push_back({i});
}

std::optional<DeskId> Incidents::desk_for(const IncidentRecord& record, ServiceId service) const {
  for (const DeskId desk : desks_[service.index])
    if (covers(at(world_.desks, desk), record.type_id(), record.zone())) return desk;
  return std::nullopt;
}

IncidentPointer Incidents::known(const FirstCall& call) {
  auto& entry = all_.try_emplace(call.incident.hash, Entry{nullptr, call.callers}).first->second;
  if (!entry.record) entry.record = std::make_shared<IncidentRecord>(engine_, world_, call);
  return entry.record;
}

void Incidents::caller_leaves(const FirstCall& call) {
  const auto found = all_.find(call.incident.hash);
  if (found != all_.end() && --found->second.callers_left == 0) all_.erase(found);
}

}  // namespace bluelight
