/// Files that extend others, and the command line's last word.
#include "scenario/source.hpp"

#include <catch2/catch.hpp>

#include "scenario/nearest.hpp"
#include "scenario/parse.hpp"
#include "scenario/toml_text.hpp"
#include "support/scenario_files.hpp"

namespace bluelight::source_test {
namespace {

Node tree_of(const std::string& toml, const std::string& file = "test.toml") {
  Problems problems;
  auto tree = parse(toml, file, problems);
  problems.throw_if_any();
  return *tree;
}

std::string merged(const std::string& base, const std::string& over) {
  Node tree = tree_of(base);
  merge(tree, tree_of(over));
  return toml_text(tree);
}

std::string after_set(const std::string& toml, const std::string& set) {
  Problems problems;
  Node tree = tree_of(toml);
  apply_set(tree, {set}, problems);
  const std::string faults = test::refusal([&] { problems.throw_if_any(); });
  return faults.empty() ? toml_text(tree) : faults;
}

}  // namespace

TEST_CASE("tables are merged, anything else is replaced at its place") {
  CHECK(merged("a = 1\nb = [1, 2]\nt = { x = 1, y = 2 }", "b = [3]\nt.y = 5\nz = 9") ==
        "{ a = 1, b = [3], t = { x = 1, y = 5 }, z = 9 }");
}

TEST_CASE("a number that states its value replaces the number before, source and all") {
  CHECK(merged("n = { value = 1, source = \"old\" }", "n = { value = 2 }") ==
        "{ n = { value = 2 } }");
  CHECK(merged("n = { value = 1, source = \"old\" }", "n.low = 0") ==
        "{ n = { value = 1, source = \"old\", low = 0 } }");
}

TEST_CASE("of two ways to state one thing the later stays") {
  CHECK(merged("t = { per_year = 1, growth = 0 }", "t.rate = \"1 /h\"") ==
        "{ t = { growth = 0, rate = \"1 /h\" } }");
  CHECK(merged("t = { mean = 1, cv = 2 }", "t = { median = 3, p90 = 4 }") ==
        "{ t = { median = 3, p90 = 4 } }");
  CHECK(merged("t = { mean = 1, cv = 2 }", "t.mean = 3") == "{ t = { mean = 3, cv = 2 } }");
}

TEST_CASE("keys come in the order of the file and know where they stand") {
  const Node tree = tree_of("z = 1\n[b]\ny = 2\nx = { k = 3 }\n", "some.toml");
  CHECK(toml_text(tree) == "{ z = 1, b = { y = 2, x = { k = 3 } } }");
  const Node& inner = *tree.at("b.x.k");
  CHECK(inner.path == "b.x.k");
  CHECK(inner.origin.file == "some.toml");
  CHECK(inner.origin.line == 4);
  CHECK(inner.key_origin.column == 7);
  CHECK(inner.origin.column == 11);
}

TEST_CASE("values keep their origins through extends") {
  const test::ScenarioFiles files;
  files.write("base.toml", "t = { a = 1, b = 2 }\n");
  files.write("middle.toml", "extends = \"base.toml\"\nt.b = 3\n");
  files.write("other.toml", "t.c = 4\n");
  const std::string top =
      files.write("top.toml", "extends = [\"middle.toml\", \"other.toml\"]\n\nt.d = 5\n");
  Problems problems;
  const auto tree = Sources(problems).read(top, nullptr);
  REQUIRE(tree);
  CHECK(toml_text(*tree) == "{ t = { a = 1, b = 3, c = 4, d = 5 } }");
  CHECK(tree->at("t.a")->origin.file == files.path("base.toml"));
  CHECK(tree->at("t.b")->origin.line == 2);
  CHECK(tree->at("t.c")->origin.file == files.path("other.toml"));
  CHECK(tree->at("t.d")->origin.line == 3);
}

TEST_CASE("--set changes one value and is then its origin") {
  CHECK(after_set("t = { a = 1 }", "t.a=2") == "{ t = { a = 2 } }");
  CHECK(after_set("t = { a = 1 }", "t.a = \"7 min\"") == "{ t = { a = \"7 min\" } }");
  CHECK(after_set("t = { a = 1 }", "t.a=7 min") == "{ t = { a = \"7 min\" } }");
  CHECK(after_set("t = { a = 1 }", "t.b=[1, 2]") == "{ t = { a = 1, b = [1, 2] } }");
  CHECK(after_set("t.x = { per_year = 1 }", "t.x.rate=1 /h") ==
        "{ t = { x = { rate = \"1 /h\" } } }");
  Problems problems;
  Node tree = tree_of("t = { a = 1 }");
  apply_set(tree, {"t.a=2"}, problems);
  CHECK(tree.at("t.a")->origin.file == "--set");
}

TEST_CASE("--set names the nearest thing, and does not make new ones") {
  CHECK(after_set("room.north = { a = 1 }", "room.nort.a=2") ==
        "--set: room.nort: expected the name of one of the things called room, received nort (did "
        "you mean north?)");
  CHECK(after_set("t = { a = 1 }", "t.a.b=2").find("a value that is no table") !=
        std::string::npos);
  CHECK_THROWS_AS(set_path("no equals sign"), CommandLineError);
  CHECK_THROWS_AS(set_path("=5"), CommandLineError);
  CHECK_THROWS_AS(set_path("  =5"), CommandLineError);
}

TEST_CASE("the nearest name is suggested only if it is near") {
  CHECK(edit_distance("priorty", "priority") == 1);
  CHECK(edit_distance("pirority", "priority") == 1);
  CHECK(edit_distance("", "abc") == 3);
  CHECK(nearest_hint("tlak", {"talk", "wrap_up"}) == "did you mean talk?");
  CHECK(nearest_hint("zzz", {"talk", "wrap_up"}) == "one of: talk, wrap_up");
  CHECK(nearest_hint("zzz", {}) == "there is none");
  CHECK(close_hint("suburban", {"rural", "urban"}) == "did you mean urban?");
  CHECK(close_hint("guess", {"high", "low"}).empty());
  CHECK(close_hint("zzz", {}).empty());
}

TEST_CASE("values are written so that TOML reads the same") {
  for (const std::string text :
       {"1", "-5", "1.5", "1e+300", "2.0", "true", "2025-04-01", "[1, \"a\"]", "{}",
        "\"tab\\t quote\\\" backslash\\\\ bell\\u0007 é\""}) {
    const Node value = parse_value(text, {});
    CHECK(toml_text(value) == text);
  }
  CHECK(toml_key("police_999") == "police_999");
  CHECK(toml_key("two words") == "\"two words\"");
}

TEST_CASE("long values are cut short, never inside a letter") {
  Node node;
  node.value = std::string(100, 'a') + "é";
  CHECK(node.text().size() == 60 + std::string("…").size());
  node.value = std::string(58, 'a') + "éééé";
  CHECK(node.text() == "\"" + std::string(58, 'a') + "…");
}

}  // namespace bluelight::source_test
