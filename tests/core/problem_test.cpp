#include <bluelight/problem.hpp>
#include <catch2/catch.hpp>

namespace problem_test {

using bluelight::Problem;

TEST_CASE("A problem is a line: place, key, what is wrong, and help", "[problem]") {
  const Problem whole{{"a.toml", 3, 7}, "run.length", "a duration", "5", "units: s, min"};
  CHECK(whole.text() == "a.toml:3:7: run.length: expected a duration, received 5 (units: s, min)");
  const Problem file{{"a.toml", 0, 0}, "", "TOML", "", ""};
  CHECK(file.text() == "a.toml: expected TOML");
}

TEST_CASE("Control characters of a user's file command no terminal", "[problem]") {
  const Problem problem{{"a\nb.toml", 1, 1}, "a\x1b[2J", "text", "\"\x7f\t£\"", ""};
  CHECK(problem.text() ==
        "a\\u000Ab.toml:1:1: a\\u001B[2J: expected text, received "
        "\"\\u007F\\u0009£\"");
}

}  // namespace problem_test
