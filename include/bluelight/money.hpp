/// Money in pounds sterling, so that a sum of money is never taken for a count of posts.
#pragma once

#include <compare>

namespace bluelight {

/// An amount in GBP at the prices the scenario states (`area.prices`).
struct Pounds {
  double value = 0;
  auto operator<=>(const Pounds&) const = default;
  Pounds& operator+=(Pounds other) { return value += other.value, *this; }
  friend Pounds operator+(Pounds a, Pounds b) { return {a.value + b.value}; }
  friend Pounds operator-(Pounds a, Pounds b) { return {a.value - b.value}; }
  friend Pounds operator*(Pounds a, double factor) { return {a.value * factor}; }
};

}  // namespace bluelight
