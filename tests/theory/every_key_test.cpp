#include <algorithm>
#include <bluelight/load.hpp>
#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

#include "against_theory.hpp"
#include "scenario/parse.hpp"

namespace every_key_test {

using namespace bluelight;
using namespace bluelight::test;

namespace {

const std::string folder = SOURCE_DIR "/tests/theory/every_key/";
using Texts = std::vector<std::string>;

Texts texts_in(const Node& node) {
  Texts texts;
  if (const auto* text = node.get<std::string>()) texts.push_back(*text);
  for (const Node& element : node.elements()) texts.push_back(*element.get<std::string>());
  return texts;
}

std::map<std::string, Texts> stated(const std::string& table) {
  Problems problems;
  const auto tree = parse(read_text(folder + "changes.toml"), "changes.toml", problems);
  problems.throw_if_any();
  std::map<std::string, Texts> all;
  for (const Node& one : tree->find(table)->members()) all[one.key] = texts_in(one);
  return all;
}

using Values = std::map<std::string, double>;

Values exact_values(const World& world) {
  Values values;
  for (const TheoryValue& one : theory_values(world)) {
    std::string name = one.family + " " + one.measure;
    for (const std::string& label : one.labels) name += " " + label;
    values[name] = one.value;
  }
  return values;
}

/// What a short run of `file` gives for each exact value of the base world.
Values simulated_values(const Texts& set) {
  const std::string file = folder + "world.toml";
  const Runs runs = run_scenario(file, set, 1);
  Values values;
  for (const TheoryValue& one : theory_values(load_option(file).world)) {
    std::string name = one.family + " " + one.measure + " " + one.labels.front();
    values[name] = series(runs, one).front();
  }
  return values;
}

/// Empty if the change is refused or moves exact values, or moves nothing.
std::string fault_of(const Texts& set, const Values& before) {
  World world;
  try {
    world = load_option(folder + "world.toml", set).world;
  } catch (const ScenarioError& error) {
    return std::string("no such world: ") + error.what();
  }
  try {
    if (exact_values(world) != before) return "";
  } catch (const ScenarioError& error) {
    const std::string message = error.what();
    const bool named = message.find("for markov_chain") != std::string::npos ||
                       message.find("warm_up") != std::string::npos;
    return named ? "" : message;
  }
  return simulated_values(set) == simulated_values({}) ? "" : "moves measures, not exact values";
}

}  // namespace

TEST_CASE("every key of a world is modelled by markov_chain, refused, or moves nothing") {
  const Values before = exact_values(load_option(folder + "world.toml").world);
  for (const auto& [key, set] : stated("tried")) {
    INFO(key);
    CHECK(fault_of(set, before) == "");
  }
}

TEST_CASE("every key of a world is tried with markov_chain, or it is known why not") {
  const auto tried = stated("tried"), not_tried = stated("not_tried");
  for (const KeyRow& row : key_rows("world")) {
    const auto lies_in = [&](const std::string& key) {
      return row.path == key || row.path.starts_with(key + ".") || key.starts_with(row.path + ".");
    };
    const auto known = [&](const auto& one) { return lies_in(one.first); };
    INFO(row.path);
    CHECK((std::any_of(tried.begin(), tried.end(), known) ||
           std::any_of(not_tried.begin(), not_tried.end(), known)));
  }
}

}  // namespace every_key_test
