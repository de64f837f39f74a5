/// Inputs that a study puts at the ends of their ranges.
#pragma once

#include <bluelight/node.hpp>
#include <bluelight/study.hpp>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace bluelight {

/// One end of the ranges of some inputs.
struct EndOfRange {
  std::string name;             ///< "low" or "high"
  std::set<std::string> paths;  ///< of inputs
};

/// Gives each number of `tree` at one of the paths, if it states that end, the end for its value.
/// Requires: paths are set.
void put_at_end(Node& tree, const EndOfRange& end);

/// What `inputs` of a study's `[vary]` mean in its options.
class VariedItems {
 public:
  /// Finds each item among the inputs of the options: the name of a group, a path, or paths by a
  /// pattern, in which `*` stands for a part of a path without dots. Reports items that mean no
  /// input that is simulated and has a range, and those that mean just what another one does; of
  /// items that overlap, each input counts once.
  VariedItems(const std::vector<const Node*>& items, const std::vector<Option>& options,
              Problems& problems);

  /// Each input or group once, in the order in which they are named.
  const std::vector<VariedInput>& inputs() const { return inputs_; }
  /// The item that names the input of this position first.
  const Node& item(std::size_t input) const { return *items_[input]; }

 private:
  struct Candidate {
    Input input;
    std::string name;  ///< of the group in which it errs, or its path
  };

  void add(const Node& item, Problems& problems);
  void add(const Node& item, const std::string& name);
  std::string hint(const std::string& text) const;

  /// What an item names, and the item.
  using Named = std::pair<std::set<std::string>, const Node*>;
  const Node* earlier(const std::set<std::string>& names) const;

  std::vector<Candidate> candidates_;
  std::vector<Named> named_;
  std::vector<VariedInput> inputs_;
  std::vector<const Node*> items_;  ///< by position in `inputs_`
};

}  // namespace bluelight
