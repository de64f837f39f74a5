/// The queues with known solutions: what each demands of a room, and how it is solved.
#pragma once

#include <bluelight/theory.hpp>
#include <span>
#include <string_view>
#include <vector>

#include "queue_law.hpp"
#include "reduction.hpp"

namespace bluelight::theory {

/// Notes a condition that the room does not meet.
using Check = void (*)(const RoomModel&, Conditions&);

/// A case whose rates do not change.
struct SteadyCase {
  TheoryCase about;
  std::vector<Check> checks;
  /// Laws of the room's classes, in their order. Requires: every check passed.
  std::vector<QueueLaw> (*solve)(const RoomModel&);
};

std::span<const SteadyCase> steady_cases();

/// What a room must be so that its forward equations can be integrated.
std::span<const Check> varying_checks();

}  // namespace bluelight::theory
