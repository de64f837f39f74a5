#include "measures/dispatch_tallies.hpp"

#include <algorithm>

namespace bluelight {
namespace {

bool is_joined(const World& world, ServiceId from, ServiceId to) {
  return from != to && at(world.services, to).receives && link_between(world, from, to) != nullptr;
}

}  // namespace

std::vector<std::pair<ServiceId, ServiceId>> transfer_pairs(const World& world) {
  std::vector<std::pair<ServiceId, ServiceId>> pairs;
  for (std::uint32_t from = 0; from < world.services.size(); ++from)
    for (std::uint32_t to = 0; to < world.services.size(); ++to)
      if (is_joined(world, ServiceId{from}, ServiceId{to}))
        pairs.emplace_back(ServiceId{from}, ServiceId{to});
  return pairs;
}

DispatchTallies::DispatchTallies(const World& world, const MeasuredTime& time)
    : world_(world),
      time_(time),
      pairs_(transfer_pairs(world)),
      services_(world.services.size()),
      zones_(world.zones.size()),
      desks_(world.desks.size()),
      transfers_(pairs_.size()),
      queues_(world.desks.size()) {}

template <class Count>
void DispatchTallies::each_tally(const SeenIncident& seen, Count count) {
  ServiceIncidents& service = services_[seen.service.index];
  count(service.week[time_.hour_of_week(seen.visible)], service.times);
  if (!seen.zone) return;
  ZoneIncidents& zone = zones_[seen.zone->index];
  count(zone.tally, zone.times);
}

DeskTally& DispatchTallies::tally_of(DeskId desk, TimePoint instant) {
  return desks_[desk.index].week[time_.hour_of_week(instant)];
}

void DispatchTallies::incident_visible(const SeenIncident& seen) {
  if (seen.desk) queues_[seen.desk->index].open.insert(seen.visible);
  if (!time_.holds(seen.visible)) return;
  each_tally(seen, [&](IncidentTally& tally, IncidentTimes& times) {
    ++tally.visible;
    tally.appointments += seen.by_appointment;
    tally.to_visible += seen.visible - seen.reported;
    times.to_visible.add(seen.visible - seen.reported);
  });
  if (!seen.desk) return;
  DeskTally& tally = tally_of(*seen.desk, seen.visible);
  ++tally.visible;
  if (at(world_.desks, *seen.desk).standard) ++tally.with_standard;
}

void DispatchTallies::count_mobilised(const SeenIncident& seen, Duration time) {
  each_tally(seen, [time](IncidentTally& tally, IncidentTimes& times) {
    ++tally.mobilised;
    tally.to_mobilised += time;
    times.to_mobilised.add(time);
  });
}

void DispatchTallies::mobilised(const SeenIncident& seen, TimePoint since, TimePoint now) {
  auto& open = queues_[seen.desk->index].open;
  open.erase(open.find(seen.visible));
  if (!time_.holds(seen.visible)) return;
  if (!seen.by_appointment) count_mobilised(seen, now - seen.reported);
  DeskTally& tally = tally_of(*seen.desk, seen.visible);
  const auto& standard = at(world_.desks, *seen.desk).standard;
  ++tally.mobilised;
  if (standard && now - seen.visible <= standard->within) ++tally.within;
  tally.waited += since - seen.visible;
  tally.dispatching += now - seen.visible;
  DeskTimes& times = desks_[seen.desk->index].times;
  times.waits.add(since - seen.visible);
  times.dispatch_times.add(now - seen.visible);
}

void DispatchTallies::update_begun(DeskId desk, TimePoint asked, TimePoint now) {
  if (!time_.holds(asked)) return;
  DeskTally& tally = tally_of(desk, asked);
  ++tally.updates;
  tally.update_waited += now - asked;
}

void DispatchTallies::settle(std::size_t desk, TimePoint now) {
  Queue& queue = queues_[desk];
  // Nobody waits across a change of the hour: `settle` is called there.
  if (queue.waiting > 0)
    desks_[desk].week[time_.hour_of_week(queue.since)].queued +=
        queue.waiting * time_.between(queue.since, now);
  queue.since = now;
}

void DispatchTallies::settle(TimePoint now) {
  for (std::size_t desk = 0; desk < queues_.size(); ++desk) settle(desk, now);
}

void DispatchTallies::desk_waiting_changed(DeskId desk, int waiting, TimePoint now) {
  settle(desk.index, now);
  queues_[desk.index].waiting = waiting;
}

ServiceTransfers& DispatchTallies::transfers_of(const Transfer& transfer) {
  const auto found = std::find(pairs_.begin(), pairs_.end(), std::pair(transfer.from, transfer.to));
  return transfers_[static_cast<std::size_t>(found - pairs_.begin())];
}

TransferTally* DispatchTallies::tally_of(const Transfer& transfer) {
  if (!time_.holds(transfer.decided)) return nullptr;
  return &transfers_of(transfer).week[time_.hour_of_week(transfer.decided)];
}

void DispatchTallies::transfer_needed(const Transfer& transfer) {
  if (TransferTally* tally = tally_of(transfer)) ++tally->needed;
}

void DispatchTallies::transfer_missed(const Transfer& transfer) {
  if (TransferTally* tally = tally_of(transfer)) ++tally->missed;
}

void DispatchTallies::transfer_late(const Transfer& transfer) {
  TransferTally* const tally = tally_of(transfer);
  if (tally == nullptr) return;
  ++tally->put_off;
  if (transfer.put_off == 1) ++tally->late;
}

void DispatchTallies::transferred(const Transfer& transfer, TimePoint now) {
  TransferTally* const tally = tally_of(transfer);
  if (tally == nullptr) return;
  ++tally->made;
  tally->taken += now - transfer.decided;
  transfers_of(transfer).times.add(now - transfer.decided);
}

Backlog DispatchTallies::backlog(DeskId desk) const {
  Backlog backlog;
  for (const TimePoint visible : queues_[desk.index].open) {
    ++backlog.incidents;
    backlog.ages += time_.end() - visible;
    backlog.oldest = std::max(backlog.oldest, time_.end() - visible);
  }
  return backlog;
}

}  // namespace bluelight
