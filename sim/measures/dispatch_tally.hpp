/// What is counted of incidents and transfers. Counts and sums are kept by hour of the week; times,
/// whose centiles are given for the whole window only, are kept once.
#pragma once

#include <bluelight/waiting_histogram.hpp>
#include <cstdint>

namespace bluelight {

/// What is counted of the incidents that a service saw from one hour of the week on.
struct IncidentTally {
  std::uint64_t visible = 0, appointments = 0, mobilised = 0;
  Duration to_visible{};    ///< reported -> visible, of all
  Duration to_mobilised{};  ///< reported -> mobilised, of those mobilised

  void merge(const IncidentTally& other);
};

/// Times of incidents in the whole window.
struct IncidentTimes {
  WaitingHistogram to_visible, to_mobilised;
};

/// What is counted of the incidents that a desk saw from one hour of the week on.
struct DeskTally {
  std::uint64_t visible = 0, mobilised = 0, updates = 0, interrupted = 0;
  std::uint64_t with_standard = 0;  ///< visible, of desks that have a standard
  std::uint64_t within = 0;         ///< mobilised within it
  Duration waited{};                ///< visible -> a dispatcher begins, of those mobilised
  Duration dispatching{};           ///< visible -> mobilised
  Duration update_waited{};         ///< asked for -> begun, of updates
  Duration queued{};                ///< work waiting × time

  void merge(const DeskTally& other);
};

/// Times of the incidents of a desk in the whole window.
struct DeskTimes {
  WaitingHistogram waits, dispatch_times;
};

/// Incidents that wait or are worked on at a desk when the measured time ends, those from before it
/// too.
struct Backlog {
  std::uint64_t incidents = 0;
  Duration ages{};    ///< sum since visible
  Duration oldest{};  ///< longest since visible
};

/// What is counted of the transfers from one service to another that were decided in one hour of
/// the week.
struct TransferTally {
  std::uint64_t needed = 0, made = 0, missed = 0;
  std::uint64_t late = 0;     ///< put off once or more
  std::uint64_t put_off = 0;  ///< times
  Duration taken{};           ///< decided -> visible to the receiver, of those made

  void merge(const TransferTally& other);
};

}  // namespace bluelight
