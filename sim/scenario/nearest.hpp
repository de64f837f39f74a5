/// Help for names that were mistyped.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bluelight {

/// Letters to insert, remove, replace or swap with a neighbour to turn `a` into `b` (Damerau 1964,
/// restricted form).
std::size_t edit_distance(std::string_view a, std::string_view b);

/// "did you mean …?" with the closest of `names`; empty if none is close.
std::string close_hint(std::string_view received, const std::vector<std::string>& names);

/// "did you mean …?" with the closest of `names`, or what there is to choose from if none is close.
std::string nearest_hint(std::string_view received, const std::vector<std::string>& names);

}  // namespace bluelight
