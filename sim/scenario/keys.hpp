/// Tables of keys: the one place that says what a table of a scenario may hold, and reads it.
#pragma once

#include <bluelight/key_row.hpp>
#include <functional>
#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "scenario/reading.hpp"

namespace bluelight {

/// How values of one type are read, and what users are told about them.
template <class Value>
struct Type {
  std::string name;                                                 ///< "duration"
  std::string range;                                                ///< "0 … 1"; empty: any
  std::function<std::optional<Value>(Reading&, const Node&)> read;  ///< none: a problem was added
  std::vector<KeyRow> members = {};          ///< keys below, if it is a table; paths relative to it
  std::function<void(Node&)> complete = {};  ///< writes the defaults of tables below
};

/// Whether a key must be there, and what holds if it is not.
struct Presence {
  bool is_required = false;
  std::string meaning;             ///< for the reference page
  std::optional<Node> value = {};  ///< read in place of the missing one
};

/// Whether a value stands for one that nobody stated.
bool is_default(const Node& value);

/// What users are told of a key.
struct Note {
  Presence presence;
  std::string description;  ///< one sentence
};

/// The key must be there.
Presence required();
/// The key may be left out; the program then reads `toml` instead.
Presence otherwise(const std::string& toml);
/// The key may be left out; `meaning` tells users what that says.
Presence absent(std::string meaning);

/// What a table of keys knows of one key without knowing what it is read into.
struct KeyText {
  KeyRow row;  ///< path: the key alone
  std::vector<KeyRow> members;
  Presence presence;
  std::function<void(Node&)> complete;
};

/// One key of a table that is read into a `Thing`.
template <class Thing>
struct Key {
  KeyText text;
  std::function<void(Reading&, const Node&, Thing&)> read;
};

/// A key whose value goes to `target`: a member of `Thing`, or a function of the thing and the
/// value.
template <class Thing, class Target, class Value>
Key<Thing> key(std::string name, Target target, Type<Value> type, Note note) {
  KeyText text{{std::move(name), type.name, type.range, note.presence.meaning, note.description},
               type.members,
               note.presence,
               type.complete};
  return {std::move(text),
          [target, read = type.read](Reading& reading, const Node& node, Thing& thing) {
            auto value = read(reading, node);
            if (!value) return;
            if constexpr (std::is_invocable_v<Target, Thing&, Value>) {
              target(thing, std::move(*value));
            } else {
              thing.*target = std::move(*value);
            }
          }};
}

/// What must hold between keys of one table.
template <class Thing>
struct Check {
  std::function<void(Reading&, const Node&, Thing&)> run;
  std::optional<std::set<std::string>> keys = {};  ///< that it looks at; none: the whole table
};

/// A check that runs unless one of `keys` is missing or wrong. Without keys it always runs, and
/// may only look at which keys are there.
template <class Thing, class Run>
Check<Thing> after(std::set<std::string> keys, Run run) {
  return {std::move(run), std::move(keys)};
}

/// A check that runs if nothing is wrong with its table.
template <class Thing, class Run>
Check<Thing> after_all(Run run) {
  return {std::move(run)};
}

/// Reports members that are neither a key nor among `others`, and required keys that are missing,
/// which it returns.
std::set<std::string> check_keys(Reading& reading, const Node& table,
                                 const std::vector<KeyText>& keys,
                                 const std::vector<std::string>& others);
bool have_nothing_in_common(const std::set<std::string>& one, const std::set<std::string>& other);
/// `value` as the member called `name` of `table`.
Node default_at(const Node& table, const std::string& name, Node value);
/// Writes what stands in for missing keys into `table`.
void write_defaults(Node& table, const std::vector<KeyText>& keys);
/// The rows of the keys and of all below them.
std::vector<KeyRow> rows_of(const std::vector<KeyText>& keys);
/// `rows` as they stand below `prefix`.
std::vector<KeyRow> rows_below(const std::string& prefix, std::vector<KeyRow> rows);

/// The keys of one table, and what must hold between them.
template <class Thing>
class Keys {
 public:
  using Reader = std::function<void(Reading&, const Node&, Thing&)>;

  /// `checks` run in order once the keys that they look at were read without a problem.
  Keys(std::initializer_list<Key<Thing>> keys, std::vector<Check<Thing>> checks = {})
      : checks_(std::move(checks)) {
    for (const Key<Thing>& one : keys) add(one.text, one.read);
  }

  /// The same keys and `more` of the same thing, in one table.
  Keys with(const Keys& more) const {
    Keys both = *this;
    for (std::size_t i = 0; i < more.texts_.size(); ++i) both.add(more.texts_[i], more.readers_[i]);
    both.checks_.insert(both.checks_.end(), more.checks_.begin(), more.checks_.end());
    return both;
  }

  /// The same keys and those of a part of the thing, in one table.
  template <class Part>
  Keys with(const Keys<Part>& part, Part Thing::*member) const {
    Keys both = *this;
    for (std::size_t i = 0; i < part.texts_.size(); ++i) {
      both.add(part.texts_[i], Keys::template on<Part>(part.readers_[i], member));
    }
    for (const auto& check : part.checks_)
      both.checks_.push_back({Keys::template on<Part>(check.run, member), check.keys});
    return both;
  }

  /// Reads `table` into `thing`; every fault becomes a problem. `others` are members that somebody
  /// else reads.
  void read(Reading& reading, const Node& table, Thing& thing,
            const std::vector<std::string>& others = {}) const {
    if (!table.is_table()) return reading.problems.add(table, "a table");
    const std::size_t before = reading.problems.size();
    std::set<std::string> lost = check_keys(reading, table, texts_, others);
    for (std::size_t i = 0; i < texts_.size(); ++i) {
      const std::size_t losses = reading.problems.losses();
      read_one(reading, table, i, thing);
      if (reading.problems.losses() > losses) lost.insert(texts_[i].row.path);
    }
    const bool is_sound = lost.empty() && reading.problems.size() == before;
    for (const Check<Thing>& check : checks_) {
      const bool may_run = check.keys ? have_nothing_in_common(*check.keys, lost) : is_sound;
      if (may_run) check.run(reading, table, thing);
    }
  }

  /// Writes what stands in for missing keys, here and in tables below.
  void complete(Node& table) const { write_defaults(table, texts_); }

  std::vector<KeyRow> rows() const { return rows_of(texts_); }

 private:
  template <class>
  friend class Keys;

  void read_one(Reading& reading, const Node& table, std::size_t key, Thing& thing) const {
    const std::string& name = texts_[key].row.path;
    if (const Node* value = table.find(name)) {
      readers_[key](reading, *value, thing);
    } else if (const auto& fallback = texts_[key].presence.value) {
      readers_[key](reading, default_at(table, name, *fallback), thing);
    }
  }

  void add(KeyText text, Reader reader) {
    texts_.push_back(std::move(text));
    readers_.push_back(std::move(reader));
  }

  template <class Part>
  static Reader on(typename Keys<Part>::Reader reader, Part Thing::*member) {
    return [reader = std::move(reader), member](Reading& reading, const Node& node, Thing& thing) {
      reader(reading, node, thing.*member);
    };
  }

  std::vector<KeyText> texts_;
  std::vector<Reader> readers_;
  std::vector<Check<Thing>> checks_;
};

/// What is known of a table with keys of its own.
template <class Part>
KeyText text_of_table(std::string name, const Keys<Part>& keys, const Note& note) {
  return {{std::move(name), "table", "", note.presence.meaning, note.description},
          keys.rows(),
          note.presence,
          [keys](Node& table) { keys.complete(table); }};
}

/// A table with keys of its own, which is read into what the thing already holds there.
template <class Thing, class Part>
Key<Thing> section(std::string name, Part Thing::*member, const Keys<Part>& keys,
                   const Note& note) {
  return {text_of_table(std::move(name), keys, note),
          [keys, member](Reading& reading, const Node& node, Thing& thing) {
            keys.read(reading, node, thing.*member);
          }};
}

/// A table whose keys belong to the thing itself.
template <class Thing>
Key<Thing> section(std::string name, const Keys<Thing>& keys, const Note& note) {
  return {text_of_table(std::move(name), keys, note),
          [keys](Reading& reading, const Node& node, Thing& thing) {
            keys.read(reading, node, thing);
          }};
}

}  // namespace bluelight
