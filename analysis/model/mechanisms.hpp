/// What may happen in the model, and where in a world it does.
#pragma once

#include <bluelight/world.hpp>
#include <string>
#include <vector>

namespace bluelight::model {

/// One mechanism with the names of the things that have it; none: this world leaves it out.
struct Mechanism {
  std::string name, meaning;
  std::vector<std::string> used_by;
};

/// Every mechanism that a world may leave out.
std::vector<Mechanism> mechanisms(const World& world);

}  // namespace bluelight::model
