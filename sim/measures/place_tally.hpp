/// What is counted of the calls about incidents in a zone, and of the transfers of these incidents.
#pragma once

#include <array>
#include <bluelight/time.hpp>
#include <bluelight/waiting_histogram.hpp>
#include <cstdint>

#include "measures/call_tally.hpp"
#include "measures/dispatch_tally.hpp"

namespace bluelight {

/// Counts and sums of the whole window.
struct PlaceTally {
  std::uint64_t offered = 0, answered = 0, abandoned = 0;
  std::uint64_t with_standard = 0;          ///< offered calls of classes that have a standard
  std::uint64_t within = 0;                 ///< answered within the class's standard
  std::array<std::uint64_t, fates> fate{};  ///< by `Fate`
  Duration waited{};                        ///< of all calls whose wait has ended
  Duration to_answer{};                     ///< of those answered
  WaitingHistogram answer_times;
  TransferTally transfers;
  WaitingHistogram transfer_times;
};

}  // namespace bluelight
