#include <array>
#include <span>
#include <string_view>

#include "scenario/source.hpp"

namespace bluelight {
namespace {

using Names = std::vector<std::string_view>;

/// Ways to state one thing: keys of different ways exclude each other.
const std::vector<std::vector<Names>>& exclusive_ways() {
  static const std::vector<std::vector<Names>> ways{
      {{"per_1000_per_year"}, {"per_year"}, {"rate"}},
      {{"on"}, {"per_year", "months"}},
      {{"constant"}, {"by_hour"}, {"pattern", "seats", "begins"}, {"shifts"}},
      {{"mean", "cv", "stages"}, {"median", "p90"}, {"mu", "sigma"}, {"k", "scale"}},
  };
  return ways;
}

bool has_any(const Node& table, const Names& names) {
  for (const std::string_view name : names) {
    if (table.find(name) != nullptr) return true;
  }
  return false;
}

void remove_other_ways(Node& base, const Node& over) {
  for (const std::vector<Names>& ways : exclusive_ways()) {
    for (const Names& stated : ways) {
      if (!has_any(over, stated)) continue;
      for (const Names& way : ways) {
        if (&way == &stated || has_any(over, way)) continue;
        for (const std::string_view name : way) base.remove(name);
      }
    }
  }
}

/// A number with its range and source is one statement: a new value under an old source would be a
/// lie.
bool replaces(const Node& over) { return !over.is_table() || over.find("value") != nullptr; }

}  // namespace

void merge(Node& base, const Node& over) {
  remove_other_ways(base, over);
  for (const Node& member : over.members()) {
    Node* old = base.find(member.key);
    if (old == nullptr || !old->is_table() || replaces(member)) {
      base.put(member);
    } else {
      old->origin = member.origin;
      old->key_origin = member.key_origin;
      merge(*old, member);
    }
  }
}

}  // namespace bluelight
