/// What the readers of values share while one scenario is read.
#pragma once

#include <bluelight/node.hpp>
#include <bluelight/world.hpp>
#include <functional>
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

  /// Whether a name that is not known yet may be there later: it is then neither used nor a fault.
  std::function<bool(const std::string&)> may_come = {};

  /// The names of the things of a section, in the order of their identifiers.
  const std::vector<std::string>& names_of(std::string_view section) const {
    static const std::vector<std::string> none;
    const auto found = names.find(section);
    return found != names.end() ? found->second : none;
  }
};

}  // namespace bluelight
