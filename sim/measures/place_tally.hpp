/// What is counted of the calls about incidents in a zone.
#pragma once

#include <bluelight/time.hpp>
#include <cstdint>

namespace bluelight {

/// Counts and sums of the whole window.
struct PlaceTally {
  std::uint64_t offered = 0, answered = 0, abandoned = 0, redialled = 0;
  std::uint64_t with_standard = 0;  ///< offered calls of classes that have a standard
  std::uint64_t within = 0;         ///< answered within the class's standard
  Duration waited{};                ///< of all calls whose wait has ended
  Duration to_answer{};             ///< of those answered
};

}  // namespace bluelight
