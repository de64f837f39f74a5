/// Counts and sums of what dispatch and transfers do in one run.
#pragma once

#include <bluelight/observer.hpp>
#include <bluelight/world.hpp>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "measures/dispatch_tally.hpp"
#include "measures/measured_time.hpp"

namespace bluelight {

/// The ordered pairs of services between which incidents are transferred: sender, receiver.
std::vector<std::pair<ServiceId, ServiceId>> transfer_pairs(const World& world);

/// The incidents of a service.
struct ServiceIncidents {
  WeekOf<IncidentTally> week;
  IncidentTimes times;
};

/// The incidents in a zone.
struct ZoneIncidents {
  IncidentTally tally;
  IncidentTimes times;
};

/// The incidents at a desk.
struct DeskIncidents {
  WeekOf<DeskTally> week;
  DeskTimes times;
};

/// The transfers from one service to another.
struct ServiceTransfers {
  WeekOf<TransferTally> week;
  WaitingHistogram times;  ///< decided -> visible to the receiver
};

/// Incidents belong to the hour in which they become visible, transfers to that in which they are
/// decided.
class DispatchTallies {
 public:
  /// `world` and `time` must outlive it.
  DispatchTallies(const World& world, const MeasuredTime& time);

  void incident_visible(const SeenIncident& seen);
  void mobilised(const SeenIncident& seen, TimePoint since, TimePoint now);
  void update_begun(DeskId desk, TimePoint asked, TimePoint now);
  void interrupted(DeskId desk, TimePoint now) { ++tally_of(desk, now).interrupted; }
  void desk_waiting_changed(DeskId desk, int waiting, TimePoint now);
  void transfer_needed(const Transfer& transfer);
  void transfer_missed(const Transfer& transfer);
  void transfer_late(const Transfer& transfer);
  void transferred(const Transfer& transfer, TimePoint now);
  /// Completes what is measured over time up to `now`, which lies in the hour that ends.
  void settle(TimePoint now);

  const std::vector<ServiceIncidents>& services() const { return services_; }
  const std::vector<ZoneIncidents>& zones() const { return zones_; }
  const std::vector<DeskIncidents>& desks() const { return desks_; }
  /// In the order of `transfer_pairs`.
  const std::vector<ServiceTransfers>& transfers() const { return transfers_; }
  /// What a desk has before it at the end of the measured time.
  Backlog backlog(DeskId desk) const;

 private:
  struct Queue {
    int waiting = 0;
    TimePoint since{};
    std::multiset<TimePoint> open;  ///< visible, not mobilised: since when
  };
  /// Calls `count` with each tally of incidents that this one belongs to, and its times.
  template <class Count>
  void each_tally(const SeenIncident& seen, Count count);
  void count_mobilised(const SeenIncident& seen, Duration time);
  DeskTally& tally_of(DeskId desk, TimePoint instant);
  ServiceTransfers& transfers_of(const Transfer& transfer);
  TransferTally* tally_of(const Transfer& transfer);
  void settle(std::size_t desk, TimePoint now);

  const World& world_;
  const MeasuredTime& time_;
  std::vector<std::pair<ServiceId, ServiceId>> pairs_;
  std::vector<ServiceIncidents> services_;
  std::vector<ZoneIncidents> zones_;
  std::vector<DeskIncidents> desks_;
  std::vector<ServiceTransfers> transfers_;
  std::vector<Queue> queues_;
};

}  // namespace bluelight
