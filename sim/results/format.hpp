/// Names in the results file that writer and reader share (`docs/results.md`).
#pragma once

#include <array>
#include <string_view>

namespace bluelight::results_format {

inline constexpr const char* version = "bluelight-results/1";

/// Root attributes of the format's own. Every other root attribute is an entry of the provenance;
/// an entry that would have one of these names is stored with `provenance_prefix`.
inline constexpr std::array own_attributes = {"format", "Conventions", "title", "seed", "complete"};
inline constexpr std::string_view provenance_prefix = "provenance_";

inline bool is_own_attribute(std::string_view name) {
  for (const std::string_view own : own_attributes)
    if (own == name) return true;
  return false;
}

}  // namespace bluelight::results_format
