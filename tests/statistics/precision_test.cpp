// How many replications an interval needs.
#include <bluelight/precision.hpp>
#include <catch2/catch.hpp>
#include <limits>

namespace precision_test {

using namespace bluelight;

namespace {

PrecisionGoal goal_of(double half_width, bool relative = false) {
  PrecisionGoal goal;
  goal.half_width = half_width;
  goal.relative = relative;
  return goal;
}

Estimate estimate_of(double mean, double half_width, std::size_t count) {
  return {.mean = mean, .half_width = half_width, .count = count};
}

}  // namespace

TEST_CASE("an interval that is narrow enough needs no more replications") {
  CHECK(is_met(goal_of(0.1), estimate_of(5, 0.1, 30)));
  CHECK(replications_needed(goal_of(0.1), estimate_of(5, 0.1, 30)) == 30);
  CHECK_FALSE(is_met(goal_of(0.1), estimate_of(5, 0.11, 30)));
}

TEST_CASE("twice too wide needs four times as many, within the bounds of the goal") {
  CHECK(replications_needed(goal_of(0.1), estimate_of(5, 0.2, 30)) == 120);
  CHECK(replications_needed(goal_of(0.1), estimate_of(5, 2, 30)) == 200);
  CHECK(replications_needed(goal_of(0.1), estimate_of(5, 0.01, 5)) == 20);
}

TEST_CASE("a relative goal is a share of the mean, whatever its sign") {
  CHECK(is_met(goal_of(0.02, true), estimate_of(-5, 0.1, 30)));
  CHECK_FALSE(is_met(goal_of(0.02, true), estimate_of(-4, 0.1, 30)));
  CHECK(replications_needed(goal_of(0.02, true), estimate_of(0, 0.1, 30)) == 200);
  CHECK(is_met(goal_of(0.02, true), estimate_of(0, 0, 30)));
}

TEST_CASE("one value says nothing of an interval") {
  const Estimate one = estimate_of(5, std::numeric_limits<double>::infinity(), 1);
  CHECK_FALSE(is_met(goal_of(0.1), one));
  CHECK(replications_needed(goal_of(0.1), one) == 200);
}

}  // namespace precision_test
