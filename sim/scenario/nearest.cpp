#include "scenario/nearest.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace bluelight {

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.size()][b.size()];
}

namespace {

/// The longest of `names` that is a part of what was received, or has it as a part: "urban" for
/// "suburban".
std::string longest_in_common(std::string_view received, const std::vector<std::string>& names) {
  constexpr std::size_t shortest = 4;
  std::string longest;
  for (const std::string& name : names) {
    const bool has_part =
        std::min(name.size(), received.size()) >= shortest &&
        (received.find(name) != std::string_view::npos || name.find(received) != std::string::npos);
    if (has_part && name.size() > longest.size()) longest = name;
  }
  return longest;
}

}  // namespace

std::string close_hint(std::string_view received, const std::vector<std::string>& names) {
  constexpr std::size_t longest_compared = 100;
  if (names.empty() || received.size() > longest_compared) return "";
  const auto distance = [&](const std::string& name) { return edit_distance(received, name); };
  const auto nearest = std::min_element(
      names.begin(), names.end(),
      [&](const std::string& a, const std::string& b) { return distance(a) < distance(b); });
  const bool is_close = distance(*nearest) <= std::max<std::size_t>(1, nearest->size() / 3);
  const std::string name = is_close ? *nearest : longest_in_common(received, names);
  return name.empty() ? "" : fmt::format("did you mean {}?", name);
}

std::string nearest_hint(std::string_view received, const std::vector<std::string>& names) {
  constexpr std::size_t most_listed = 12;
  if (names.empty()) return "there is none";
  const std::string close = close_hint(received, names);
  if (!close.empty() || names.size() > most_listed) return close;
  return fmt::format("one of: {}", fmt::join(names, ", "));
}

}  // namespace bluelight
