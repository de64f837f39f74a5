/// What the rooms know of the incidents that people ring about.
#pragma once

#include <bluelight/demand.hpp>
#include <bluelight/engine.hpp>
#include <bluelight/observer.hpp>
#include <bluelight/signal.hpp>
#include <bluelight/world.hpp>
#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

namespace bluelight {

/// One incident, from its first call until nobody rings about it or works on it any more.
class IncidentRecord {
 public:
  /// How much a service knows.
  enum class Stage { unknown, being_told, recorded, visible };

  /// `world` must outlive it.
  IncidentRecord(Engine& engine, const World& world, const FirstCall& call);

  const IncidentType& type() const { return type_; }
  const IncidentVariant& variant() const { return variant_; }
  Entity entity() const { return entity_; }
  Stage stage(ServiceId service) const;
  void set_stage(ServiceId service, Stage stage);
  /// Whether its units are among those the incident needs; `rung` is the service that was rung
  /// first.
  bool needs(ServiceId service, ServiceId rung) const;
  /// The services that it needs, `rung` if it names none.
  std::vector<ServiceId> needed(ServiceId rung) const;
  /// What it is to a service; null: nobody is dispatched.
  const Response* response_of(ServiceId service) const;
  /// As a service's dispatch sees it from `now` on.
  SeenIncident seen_by(ServiceId service, TimePoint now) const;
  /// A call about it is offered, or it becomes known without one.
  void reported(TimePoint now);
  /// The first crew is on scene.
  Signal& arrived() { return arrived_; }
  bool crew_is_there() const { return crew_is_there_; }
  void crew_arrives();
  /// A service that sends a crew has seen it.
  void send_crew() { crew_is_sent_ = true; }
  /// Whether a handler has heard somebody about it.
  bool is_rung() const { return is_rung_; }
  void hear() { is_rung_ = true; }
  /// Whether a caller is kept on the line until a crew arrives.
  bool caller_is_held() const { return caller_is_held_; }
  void hold_caller() { caller_is_held_ = true; }
  void let_caller_go();
  /// The caller is kept on the line no longer.
  Signal& let_go() { return let_go_; }
  /// Whether a crew is sent, or a service that sends one is being told.
  bool crew_is_expected() const;
  /// Whether a caller begins to ask where the crew is: true for the first service to see the
  /// incident, false for those after it.
  bool chasing_begins() { return !std::exchange(is_chased_, true); }
  IncidentTypeId type_id() const { return type_id_; }
  /// The number that was rung first.
  ContactId rung() const { return rung_; }
  std::optional<ZoneId> zone() const { return zone_; }

 private:
  struct Known {
    ServiceId service;
    Stage stage;
  };

  IncidentTypeId type_id_;
  const IncidentType& type_;
  const IncidentVariant& variant_;
  Entity entity_;
  ContactId rung_;
  std::optional<ZoneId> zone_;
  std::optional<TimePoint> reported_;
  std::vector<Known> known_;  ///< to the services that have heard of it
  Signal arrived_, let_go_;
  bool crew_is_there_ = false, crew_is_sent_ = false;
  bool is_rung_ = false, caller_is_held_ = false, is_chased_ = false;
};

using IncidentPointer = std::shared_ptr<IncidentRecord>;

/// The incidents that somebody still may ring about.
class Incidents {
 public:
  Incidents(Engine& engine, const World& world);

  /// The record of the incident that a call is about; null for calls about none. Each of the
  /// incident's callers asks for it once, and lets go of it by `caller_leaves`.
  IncidentPointer of(const FirstCall& call) {
    return call.incident.hash == 0 ? nullptr : known(call);
  }
  /// One of the callers has told their story; after the last the record is forgotten by all who do
  /// not work on it.
  void caller_leaves(const FirstCall& call);
  std::size_t size() const { return all_.size(); }
  /// The first desk of a service that looks after such incidents there.
  std::optional<DeskId> desk_for(const IncidentRecord& record, ServiceId service) const;

 private:
  IncidentPointer known(const FirstCall& call);

  struct Entry {
    IncidentPointer record;
    std::uint32_t callers_left;
  };
  Engine& engine_;
  const World& world_;
  std::vector<std::vector<DeskId>> desks_;  ///< by service
  std::unordered_map<std::uint64_t, Entry> all_;
};

/// A caller's hold on the incident that they ring about; let go of at the end of their story.
class Report {
 public:
  Report(Incidents& incidents, const FirstCall& call)
      : incidents_(&incidents), call_(call), record_(incidents.of(call)) {
    if (!record_) incidents_ = nullptr;
  }
  /// A further call about an incident by somebody who is not among its callers.
  Report(IncidentPointer record, const FirstCall& call)
      : incidents_(nullptr), call_(call), record_(std::move(record)) {}
  Report(Report&& other) noexcept
      : incidents_(std::exchange(other.incidents_, nullptr)),
        call_(other.call_),
        record_(std::move(other.record_)) {}
  Report& operator=(Report&&) = delete;
  ~Report() {
    if (incidents_) incidents_->caller_leaves(call_);
  }
  const FirstCall& call() const { return call_; }
  const IncidentPointer& record() const { return record_; }

 private:
  Incidents* incidents_;
  FirstCall call_;
  IncidentPointer record_;
};

}  // namespace bluelight
