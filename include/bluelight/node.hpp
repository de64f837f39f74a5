/// What a scenario file states, value by value, each with the place where it stands; and what is
/// wrong with it.
#pragma once

#include <bluelight/problem.hpp>
#include <chrono>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace bluelight {

/// A value of a scenario file: a table of named values, a list, or one fact. Copies keep their
/// origins.
struct Node {
  /// Values by key, in the order of the file. Keys are distinct.
  struct Table {
    std::vector<Node> members;
  };
  /// Values by position.
  struct Array {
    std::vector<Node> elements;
  };
  using Value = std::variant<Table, Array, std::string, std::int64_t, double, bool,
                             std::chrono::year_month_day>;

  std::string key;    ///< name within its table; empty in an array and for the whole file
  std::string path;   ///< full dotted path, "contact.police_999.talk"; see `set_paths`
  Origin key_origin;  ///< where the key was written
  Origin origin;      ///< where the value was written
  Value value = Table{};

  bool is_table() const { return std::holds_alternative<Table>(value); }
  bool is_array() const { return std::holds_alternative<Array>(value); }
  /// The fact as this type, or null if it is another.
  template <class Fact>
  const Fact* get() const {
    return std::get_if<Fact>(&value);
  }
  /// The member of a table called `name`, or null: also null if this is no table.
  const Node* find(std::string_view name) const;
  Node* find(std::string_view name);
  /// The value at a dotted path below this table, or null.
  const Node* at(std::string_view dotted) const;
  /// The members of a table; none for any other value.
  const std::vector<Node>& members() const;
  /// The elements of a list; none for any other value.
  const std::vector<Node>& elements() const;
  /// Adds a member, or replaces the one of the same key at its place. Requires: `is_table()`.
  Node& put(Node member);
  /// Removes the member called `name`, if there is one.
  void remove(std::string_view name);
  /// Writes the paths of everything below, from this node's own `path`.
  void set_paths();
  /// The value as it would be written in a file, cut short if it is long.
  std::string text() const;
};

/// The path of the member called `name` of a table at `path`.
std::string path_below(const std::string& path, std::string_view name);

/// Collects faults, so that a user hears of all of them at once.
class Problems {
 public:
  /// Adds a fault. Users hear of one that is added again, word for word, only once.
  void add(Problem problem);
  /// The same for the value of `node`: key, origin and what was received are the node's own.
  void add(const Node& node, std::string expected, std::string hint = "");
  /// Adds a fault that stands beside a value which can be read all the same.
  void note(Problem problem);
  /// Says that the value at `path` cannot be known, because of a fault that users hear of
  /// elsewhere.
  void lose(const std::string& path);
  /// Adds all that `others` has.
  void take(const Problems& others);
  /// The same, as notes.
  void note_all(const Problems& others);
  /// How often a fault was added, repeats included: it grows whenever somebody finds something
  /// wrong.
  std::size_t size() const { return added_; }
  /// How often a value could not be read, repeats included.
  std::size_t losses() const { return losses_; }
  /// Whether a value at, above or below a path could not be read; `*` stands for any name, as in
  /// "room.*.answers".
  bool has_lost(std::string_view pattern) const;
  /// The same for anything that is wrong there, notes included.
  bool has_any(std::string_view pattern) const;
  /// Throws `ScenarioError` with every fault, in the order in which they were found, if there is
  /// any.
  void throw_if_any() const;

 private:
  std::vector<Problem> problems_;
  std::set<std::string> lost_;  ///< paths
  std::size_t added_ = 0, losses_ = 0;
};

}  // namespace bluelight
