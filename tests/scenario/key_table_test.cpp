/// The table of keys and what reads the world say the same.
#include <catch2/catch.hpp>
#include <set>

#include "scenario/keys.hpp"
#include "scenario/parse.hpp"
#include "scenario/read_world.hpp"
#include "scenario/world_keys.hpp"
#include "support/scenario_files.hpp"
#include "support/world_text.hpp"

namespace bluelight::key_table_test {
namespace {

const std::string file = std::string(SOURCE_DIR) + "/tests/scenario/every_key.toml";

Node every_key() {
  Problems problems;
  auto tree = parse(read_text(file), "every_key.toml", problems);
  problems.throw_if_any();
  return *tree;
}

/// The world as text, or what is wrong with it.
std::string reading_of_tree(const Node& tree) {
  Problems problems;
  const World world = read_world(tree, problems);
  const std::string faults = test::refusal([&] { problems.throw_if_any(); });
  return faults.empty() ? test::text_of(world) : faults;
}

/// Another value of the same type.
struct Perturbed {
  Node::Value operator()(const std::string& text) const { return "1" + text; }
  Node::Value operator()(std::int64_t integer) const { return integer + 1; }
  Node::Value operator()(double real) const { return real * 0.9 + 0.01; }
  Node::Value operator()(bool truth) const { return !truth; }
  Node::Value operator()(std::chrono::year_month_day date) const {
    return std::chrono::year_month_day{std::chrono::sys_days(date) + std::chrono::days{1}};
  }
  Node::Value operator()(const Node::Table& table) const { return table; }
  Node::Value operator()(const Node::Array& array) const { return array; }
};

void collect_facts(Node& node, std::vector<Node*>& facts) {
  if (auto* table = std::get_if<Node::Table>(&node.value)) {
    for (Node& member : table->members) collect_facts(member, facts);
  } else if (auto* array = std::get_if<Node::Array>(&node.value)) {
    for (Node& element : array->elements) collect_facts(element, facts);
  } else {
    facts.push_back(&node);
  }
}

/// "contact.police_999.talk.mean" as the key table calls it, "contact.*.talk.mean".
void collect_paths(const Node& node, const std::string& path, std::set<std::string>& paths) {
  static const std::set<std::string> by_name{"service",  "site",  "zone",  "contact",  "profile",
                                             "busyness", "surge", "calls", "incident", "desk",
                                             "transfer", "link",  "room",  "staff",    "discount"};
  static const std::set<std::string> with_names_below{"incident.*.first",
                                                      "incident.*.response",
                                                      "incident.*.variants.[].needs",
                                                      "room.*.partners.[].answered_as",
                                                      "room.*.support",
                                                      "surge.*.factor",
                                                      "surge.*.callers",
                                                      "staff.*.handle_time_factor",
                                                      "staff.*.preference"};
  paths.insert(path);
  const bool names_below = by_name.count(path) > 0 || with_names_below.count(path) > 0;
  for (const Node& member : node.members()) {
    collect_paths(member, path_below(path, names_below ? "*" : member.key), paths);
  }
  for (const Node& element : node.elements()) collect_paths(element, path_below(path, "[]"), paths);
}

}  // namespace

TEST_CASE("the file with every key is a world without faults") {
  Problems problems;
  read_world(every_key(), problems);
  CHECK(test::refusal([&] { problems.throw_if_any(); }) == "");
}

TEST_CASE(
    "every value that a world states is read: another value makes another world, or a fault") {
  Node tree = every_key();
  const std::string world = reading_of_tree(tree);
  std::vector<Node*> facts;
  collect_facts(tree, facts);
  REQUIRE(facts.size() > 400);
  for (Node* fact : facts) {
    if (fact->path == "profile.day.source") continue;  // for people only
    if (fact->path == "profile.day.hour") continue;  // every kind of day has a row of its own here
    const Node::Value before = fact->value;
    fact->value = std::visit(Perturbed{}, before);
    INFO(fact->path << " = " << fact->text());
    CHECK(reading_of_tree(tree) != world);
    fact->value = before;
  }
}

TEST_CASE("the file with every key has every key of the table") {
  std::set<std::string> stated;
  collect_paths(every_key(), "", stated);
  std::set<std::string> distributions;
  for (const KeyRow& row : world_keys().rows()) {
    if (row.type == "distribution") distributions.insert(row.path);
    if (row.path == "extends" || distributions.count(row.path.substr(0, row.path.rfind('.'))) > 0)
      continue;
    INFO(row.path);
    CHECK(stated.count(row.path) == 1);
  }
}

TEST_CASE("every key of the table has a description, a type and a fallback") {
  for (const KeyRow& row : world_keys().rows()) {
    INFO(row.path);
    CHECK(!row.type.empty());
    CHECK(row.description.size() > 4);
    CHECK((row.path.back() == '*' || !row.fallback.empty()));
  }
}

TEST_CASE("the resolved text of a world loads as the same world") {
  Problems problems;
  const World world = read_world(every_key(), problems);
  const auto again = parse(world.resolved, "resolved.toml", problems);
  problems.throw_if_any();
  CHECK(test::text_of(read_world(*again, problems)) == test::text_of(world));
  problems.throw_if_any();
}

TEST_CASE("the resolved text tells where each value was written, and which are defaults") {
  Problems problems;
  const World world = read_world(every_key(), problems);
  CHECK(world.resolved.find("start = 2025-04-01  # every_key.toml:9\n") != std::string::npos);
  CHECK(world.resolved.find("talk.mean.low = 5  # every_key.toml:51\n") != std::string::npos);
  CHECK(world.resolved.find("\n[staff.weekend]  # every_key.toml:") != std::string::npos);
  CHECK(world.resolved.find("contract_week = \"37 h\"  # default\n") != std::string::npos);
}

}  // namespace bluelight::key_table_test
