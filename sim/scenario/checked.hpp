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

template <class Thing>
bool contains(const std::vector<Thing>& things, const std::type_identity_t<Thing>& thing) {
  return std::find(things.begin(), things.end(), thing) != things.end();
}

}  // namespace bluelight
