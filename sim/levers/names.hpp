/// Names for what levers make.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

namespace bluelight {

/// Whether one of `things` has this name.
template <class Thing>
bool is_taken(const std::vector<Thing>& things, const std::string& name) {
  return std::any_of(things.begin(), things.end(),
                     [&](const Thing& thing) { return thing.name == name; });
}

/// `name`, or `name`_2 and so on where that is taken.
template <class Thing>
std::string free_name(const std::vector<Thing>& things, const std::string& name) {
  std::string free = name;
  for (int number = 2; is_taken(things, free); ++number) free = name + "_" + std::to_string(number);
  return free;
}

}  // namespace bluelight
