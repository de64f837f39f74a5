/// How numbers of the catalogue follow from counts and times.
#pragma once

#include <bluelight/time.hpp>
#include <cstdint>
#include <limits>

namespace bluelight {

/// NaN if there is nothing to divide by.
inline double ratio(double part, double whole) {
  return whole > 0 ? part / whole : std::numeric_limits<double>::quiet_NaN();
}
inline double count(std::uint64_t n) { return static_cast<double>(n); }
inline double seconds(Duration d) { return to_seconds(d).count(); }
inline double minutes(Duration d) { return seconds(d) / 60; }
inline double hours(Duration d) { return seconds(d) / 3600; }
/// Mean in seconds of `n` times that add up to `sum`; NaN without any.
inline double mean_of(Duration sum, std::uint64_t n) { return ratio(seconds(sum), count(n)); }

}  // namespace bluelight
