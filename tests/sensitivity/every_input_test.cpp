#include <algorithm>
#include <bluelight/load.hpp>
#include <bluelight/measures.hpp>
#include <catch2/catch.hpp>
#include <cstring>
#include <set>

#include "scenario/parse.hpp"
#include "support/in_child.hpp"

namespace every_input_test {

using namespace bluelight;

namespace {

const std::string folder = std::string(SOURCE_DIR) + "/tests/sensitivity/";
using Texts = std::vector<std::string>;

/// What a file of changes says of one key.
struct Change {
  std::string key;
  Texts set;        ///< what is changed, as for `--set`
  std::string why;  ///< why no measure may move; empty: one must
};

Texts texts_in(const Node* node) {
  Texts texts;
  if (node == nullptr) return texts;
  if (const auto* text = node->get<std::string>()) texts.push_back(*text);
  for (const Node& element : node->elements()) texts.push_back(*element.get<std::string>());
  return texts;
}

std::vector<Change> stated_changes() {
  Problems problems;
  const auto tree = parse(read_text(folder + "changes.toml"), "changes.toml", problems);
  problems.throw_if_any();
  std::vector<Change> changes;
  for (const Node& one : tree->find("moves")->members())
    changes.push_back({one.key, texts_in(&one), ""});
  for (const Node& one : tree->find("moves_nothing")->members())
    changes.push_back({one.key, texts_in(one.find("set")), texts_in(one.find("why")).at(0)});
  return changes;
}

/// The tables that `path` lies in.
std::vector<std::string> tables_above(const std::string& path) {
  std::vector<std::string> tables;
  for (std::size_t dot = path.find('.'); dot != std::string::npos; dot = path.find('.', dot + 1))
    tables.push_back(path.substr(0, dot));
  return tables;
}

/// Keys of a world that hold a value, not just further keys; a distribution is a value.
std::set<std::string> keys_with_values() {
  std::set<std::string> distributions, all, with_more;
  for (const KeyRow& row : key_rows("world"))
    if (row.type == "distribution") distributions.insert(row.path);
  for (const KeyRow& row : key_rows("world")) {
    const std::vector<std::string> tables = tables_above(row.path);
    if (std::any_of(tables.begin(), tables.end(),
                    [&](const std::string& table) { return distributions.count(table) > 0; }))
      continue;
    all.insert(row.path);
    with_more.insert(tables.begin(), tables.end());
  }
  for (const std::string& path : with_more) all.erase(path);
  return all;
}

/// All measures of the base world with changes, as they stand in memory.
std::string measures_with(const Texts& set) {
  const World world = std::get<World>(load(folder + "world.toml", set));
  return test::in_child([&] {
    const RunValues values = simulate(world, 3, 0);
    return std::string(reinterpret_cast<const char*>(values.data()),
                       values.size() * sizeof(double));
  });
}

/// Empty if the change does what it says.
std::string fault_of(const Change& change, const std::string& before) {
  if (change.set.empty()) return "";
  try {
    const std::string after = measures_with(change.set);
    if (after.size() < 1000) return "the run did not end: " + after;
    if (change.why.empty()) return after != before ? "" : "no measure moves";
    return after == before ? "" : "some measure moves";
  } catch (const ScenarioError& error) {
    return error.what();
  }
}

}  // namespace

TEST_CASE("Every key of a world stands among the changes", "[sensitivity]") {
  std::set<std::string> stated;
  for (const Change& change : stated_changes()) {
    INFO(change.key);
    CHECK(stated.insert(change.key).second);
    CHECK((!change.set.empty() || !change.why.empty()));
  }
  for (const std::string& key : keys_with_values()) {
    INFO(key << " is in tests/sensitivity/changes.toml");
    CHECK(stated.count(key) == 1);
  }
  for (const std::string& key : stated) {
    INFO(key << " is a key of a world");
    CHECK(keys_with_values().count(key) == 1);
  }
}

TEST_CASE("Every input moves some measure, or is known to move none", "[sensitivity]") {
  const std::string before = measures_with({});
  REQUIRE(before.size() > 1000);
  CHECK(measures_with({}) == before);
  for (const Change& change : stated_changes()) {
    INFO(change.key);
    CHECK(fault_of(change, before) == "");
  }
}

}  // namespace every_input_test
