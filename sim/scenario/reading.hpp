/// What the readers of values share while one scenario is read.
#pragma once

#include <bluelight/node.hpp>
#include <bluelight/world.hpp>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace bluelight {

/// Where faults and sourced numbers go, and which names of things may be referred to.
struct Reading {
  Problems& problems;
  std::vector<Input>& inputs;
  std::map<std::string, std::vector<std::string>, std::less<>> names = {};  ///< by section, "room"

  /// The names of the things of a section, in the order of their identifiers.
  const std::vector<std::string>& names_of(std::string_view section) const {
    static const std::vector<std::string> none;
    const auto found = names.find(section);
    return found != names.end() ? found->second : none;
  }
};

}  // namespace bluelight
