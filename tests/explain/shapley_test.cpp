#include <bluelight/explain.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "explain/split.hpp"

namespace bluelight::shapley_test {
namespace {

TEST_CASE("Two players who only win together share evenly") {
  const std::vector<double> value{0, 0, 0, 10};
  CHECK(shapley_values(value) == std::vector<double>{5, 5});
}

TEST_CASE("The glove game: one left glove, two right ones") {
  // Shapley and Shubik (1969): the left glove gets 2/3, each right one 1/6.
  const std::vector<double> value{0, 0, 0, 1, 0, 1, 0, 1};  // player 0 has the left one
  const std::vector<double> parts = shapley_values(value);
  CHECK(parts[0] == Approx(2.0 / 3).epsilon(1e-14));
  CHECK(parts[1] == Approx(1.0 / 6).epsilon(1e-14));
  CHECK(parts[2] == Approx(1.0 / 6).epsilon(1e-14));
}

TEST_CASE("A player who changes nothing gets exactly nothing, and what adds up is what each adds") {
  std::vector<double> value;
  for (unsigned set = 0; set < 32; ++set)
    value.push_back(7.0 + ((set & 1) != 0 ? 4 : 0) + ((set & 4) != 0 ? -2 : 0));
  const std::vector<double> parts = shapley_values(value);
  CHECK(parts[0] == Approx(4).epsilon(1e-14));
  CHECK(parts[1] == 0);
  CHECK(parts[2] == Approx(-2).epsilon(1e-14));
  CHECK(parts[3] == 0);
  CHECK(parts[4] == 0);
}

TEST_CASE("Parts sum to the change, and what is there with every mechanism off is the rest") {
  Game game{.baseline = 3, .value = {}};
  for (unsigned set = 0; set < 32; ++set) game.value.push_back(std::sin(1.0 + set * set));
  const MechanismSet all(31);
  const auto parts = parts_of(game, all);
  CHECK(std::accumulate(parts.begin(), parts.end(), 0.0) ==
        Approx(game.value.back() - 3).epsilon(1e-13));
  CHECK(parts.back() - shapley_values(game.value).back() == Approx(game.value.front() - 3));
}

TEST_CASE("One mechanism alone is the whole change, to the last digit") {
  Game game{.baseline = 0.1, .value = {}};
  for (unsigned set = 0; set < 32; ++set) game.value.push_back((set & 2) != 0 ? 0.7 : 0.1);
  const auto parts = parts_of(game, MechanismSet(2));
  CHECK(parts[1] == 0.7 - 0.1);
  CHECK(parts[0] == 0);
  CHECK(parts[4] == 0);
}

}  // namespace
}  // namespace bluelight::shapley_test
