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

/// A world, and the tree that it was read from. Checks look only at what was read: what they ask
/// `knows` for, or what cannot be there otherwise, such as the name of a thing.
struct Checked {
  const World& world;
  const Node& tree;
  const Problems& faults;  ///< of single values, found before
  Problems& problems;      ///< for those of the checks

  /// Whether everything at these paths was read; see `Problems::has_lost`.
  bool knows(const std::vector<std::string>& paths) const {
    return std::none_of(paths.begin(), paths.end(),
                        [&](const std::string& path) { return faults.has_lost(path); });
  }

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
