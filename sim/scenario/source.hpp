/// Scenario files with everything they extend, as one tree.
#pragma once

#include <bluelight/node.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace bluelight {

/// Reads scenario files and remembers what it read, so that a result can be stamped with it.
class Sources {
 public:
  /// Paths and contents.
  using Files = std::vector<std::pair<std::string, std::string>>;

  explicit Sources(Problems& problems) : problems_(problems) {}

  /// The file at `path`, merged over the files it extends: tables by key, later over earlier,
  /// anything else replaced. None, and a problem, if one of them is not TOML. `named_by`: the value
  /// that names the file, or null for the file the user named, for which `FileError` is thrown if
  /// it cannot be opened.
  std::optional<Node> read(const std::string& path, const Node* named_by);

  /// Paths and contents, in the order of reading; a file read twice stands here once.
  const Files& files() const { return files_; }

 private:
  std::optional<std::string> text(const std::string& path, const Node* named_by);
  std::optional<Node> extended(Node top, const std::string& path);
  bool closes_a_cycle(const std::string& path, const Node* named_by);

  Problems& problems_;
  Files files_;
  std::vector<std::string> open_;  ///< files whose `extends` is being followed, outermost first
};

/// `path` as written in the file `from`: relative to the folder of `from`.
std::string relative_to(const std::string& from, const std::string& path);

/// Puts `over` on top of `base`. Tables are merged by key; anything else, and a number that states
/// its `value`, replaces what was there. Of keys that exclude each other (`per_year` and `rate`),
/// those of `over` stay.
void merge(Node& base, const Node& over);

/// Applies "path=value" texts to `tree`, in order. The value is TOML, or else a string. Names of
/// things must exist.
void apply_set(Node& tree, const std::vector<std::string>& set, Problems& problems);

/// The path of a "path=value" text. Throws `CommandLineError` if it is none.
std::string set_path(const std::string& text);

}  // namespace bluelight
