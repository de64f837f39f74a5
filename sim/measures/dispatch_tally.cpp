#include "measures/dispatch_tally.hpp"

namespace bluelight {

void IncidentTally::merge(const IncidentTally& other) {
  visible += other.visible;
  appointments += other.appointments;
  mobilised += other.mobilised;
  to_visible += other.to_visible;
  to_mobilised += other.to_mobilised;
}

void DeskTally::merge(const DeskTally& other) {
  visible += other.visible;
  mobilised += other.mobilised;
  updates += other.updates;
  interrupted += other.interrupted;
  with_standard += other.with_standard;
  within += other.within;
  waited += other.waited;
  dispatching += other.dispatching;
  update_waited += other.update_waited;
  queued += other.queued;
}

void TransferTally::merge(const TransferTally& other) {
  needed += other.needed;
  made += other.made;
  missed += other.missed;
  late += other.late;
  put_off += other.put_off;
  taken += other.taken;
}

}  // namespace bluelight
