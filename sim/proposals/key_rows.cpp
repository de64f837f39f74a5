#include <bluelight/load.hpp>
#include <stdexcept>

#include "proposals/stated.hpp"
#include "scenario/distribution_keys.hpp"
#include "scenario/world_keys.hpp"

namespace bluelight {

std::vector<KeyRow> key_rows(const std::string& kind) {
  if (kind == "world") return world_keys().rows();
  if (kind == "proposal") return proposal_keys().rows();
  if (kind == "study") return study_keys().rows();
  if (kind == "number") return number_rows();
  if (kind == "distribution") return distribution_rows();
  for (const Lever& lever : levers()) {
    if (kind == "lever." + std::string(lever.kind)) return lever.keys();
  }
  throw std::invalid_argument(kind + " is no kind of scenario file");
}

}  // namespace bluelight
