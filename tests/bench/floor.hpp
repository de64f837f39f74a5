/// The floor that the engine is measured against: Erlang-A as a bare loop over a binary heap.
#pragma once

namespace bluelight::bench {

/// What the bare loop found, so that the compiler cannot leave it out and the reader can check it.
struct FloorResult {
  long arrivals = 0;
  double abandonment = 0;  ///< share of arrivals
};

/// Simulates `arrivals` calls: 9 a minute, 10 handlers, mean service 1 min, mean patience 2 min. No clock, no streams, no
/// statistics but a count; one generator; timers of callers who were answered are skipped when they come up.
FloorResult erlang_a_floor(long arrivals);

}  // namespace bluelight::bench
