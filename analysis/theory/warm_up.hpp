/// Whether a run that starts with an empty room shows what a long run would.
#pragma once

#include "network_values.hpp"
#include "reduction.hpp"

namespace bluelight::theory {

/// Share of the measured time that the start of a run may cost.
constexpr double most_unsettled = 0.002;

/// Measured time, in seconds, that a run loses because it starts empty `warm_up` seconds before:
/// the integral over it of the relative difference from a long run, at most about.
///
/// Nothing counts before 99.9 % of calls have come through their operator delay. From then on the
/// room settles exponentially: a handle time (residual, for any shape), and the queue's relaxation
/// time (1 + cv²) / 2 / (√(c mu) - √arrivals)² (van Doorn 1985), of which an empty start costs the
/// mean wait a quarter (Abate, Whitt 1987); less if patience or waiting places keep the queue
/// short. Requires: a stable room, one with patience or one with limited places.
double unsettled(const RoomModel& room, double warm_up);

/// Notes a warm-up, which always is of whole days, that leaves more of the run unsettled than
/// `most_unsettled`.
void long_warm_up(const RoomModel& room, Conditions& conditions);

/// The same of a network, which settles no slower than its longest handle time, the delays before
/// redials and the relaxation times of its lines one after the other.
void long_warm_up(const SolvedNetwork& network, Conditions& conditions);

}  // namespace bluelight::theory
