/// What the checks between keys look at.
#pragma once

#include <algorithm>
#include <bluelight/node.hpp>
#include <bluelight/problem.hpp>
#include <bluelight/world.hpp>
#include <string>
#include <type_traits>
#include <vector>

namespace bluelight {

/// A world, and the tree that it was read from without a problem.
struct Checked {
  const World& world;
  const Node& tree;
  Problems& problems;

  /// Where a thing of a section is written.
  const Node& table(const char* section, const std::string& name) const {
    return *tree.find(section)->find(name);
  }
};

/// Whether a value comes from the command line. A world that is varied so may leave other things
/// without use, which nothing on the command line could take away.
inline bool is_varied(const Node& node) {
  const auto any = [](const std::vector<Node>& nodes) {
    return std::any_of(nodes.begin(), nodes.end(), is_varied);
  };
  return node.origin.file == "--set" || any(node.members()) || any(node.elements());
}

template <class Thing>
bool contains(const std::vector<Thing>& things, const std::type_identity_t<Thing>& thing) {
  return std::find(things.begin(), things.end(), thing) != things.end();
}

}  // namespace bluelight
