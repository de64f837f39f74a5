/// From the long run of networks to the measures that a run of the world would give.
#pragma once

#include <bluelight/theory.hpp>
#include <string_view>
#include <vector>

#include "network_chain.hpp"
#include "network_model.hpp"

namespace bluelight::theory {

/// A network with its long run.
struct SolvedNetwork {
  NetworkModel model;
  NetworkLaw law;
};

/// Measures of all rooms, classes and staff.
std::vector<TheoryValue> values_of(const World& world, const std::vector<SolvedNetwork>& networks,
                                   std::string_view source);

}  // namespace bluelight::theory
