/// From the law of a room to the measures that a run of it would give.
#pragma once

#include <array>
#include <bluelight/theory.hpp>
#include <string_view>
#include <vector>

#include "queue_law.hpp"
#include "reduction.hpp"
#include "time_varying.hpp"

namespace bluelight::theory {

/// Measures of the room, its classes and its staff, from the law of each class.
std::vector<TheoryValue> values_of(const World& world, const RoomModel& room,
                                   const std::vector<QueueLaw>& laws, std::string_view source);

/// The same from the sums over the hours of the week; measures by hour too.
std::vector<TheoryValue> values_of(const World& world, const RoomModel& room,
                                   const std::array<HourSums, hours_a_week>& week,
                                   std::string_view source);

}  // namespace bluelight::theory
