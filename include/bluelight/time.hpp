/// Time as the whole program counts it: int64 microseconds since the first simulated instant.
#pragma once

#include <chrono>
#include <cstdint>

namespace bluelight {

/// The simulated clock; it has no `now()`: only an `Engine` knows the time of its run.
struct RunClock {};

/// A length of simulated time in whole microseconds. Exact, so that ties are exact.
using Duration = std::chrono::duration<std::int64_t, std::micro>;

/// An instant of a run: microseconds since the run's first instant.
using TimePoint = std::chrono::time_point<RunClock, Duration>;

/// Seconds as a real number: for distributions, rates and reports, never for instants.
using Seconds = std::chrono::duration<double>;

/// Rounds seconds to the nearest microsecond, halves away from zero. Requires: |s| < 9.2e12.
constexpr Duration to_duration(Seconds s) {
  const double us = s.count() * 1e6;
  return Duration{static_cast<std::int64_t>(us < 0 ? us - 0.5 : us + 0.5)};
}

/// The same length in seconds, as a real number.
constexpr Seconds to_seconds(Duration d) { return Seconds{static_cast<double>(d.count()) * 1e-6}; }

}  // namespace bluelight
