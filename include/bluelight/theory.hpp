/// Exact values of the measures of worlds that reduce to a queue with a known solution.
#pragma once

#include <bluelight/measures.hpp>
#include <bluelight/world.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bluelight {

/// The exact expectation of one value of a run.
struct TheoryValue {
  std::string family, measure;  ///< as in the layout: "contact", "wait_mean"
  std::vector<std::string>
      labels;          ///< one for each dimension: {"emergency"} or {"emergency", "Mon 08"}
  double value = 0;    ///< in the measure's unit
  std::string source;  ///< where the formula is from
};

/// A queue with a known solution that a world's `theory` may name.
struct TheoryCase {
  std::string_view name;      ///< "erlang_a"
  std::string_view notation;  ///< Kendall's, "M/M/c+M"; may be written instead, also with numbers
  std::string_view also;      ///< other names, between spaces; may be empty
  std::string_view requirement;  ///< what every room of the world must be
  std::string_view source;       ///< where the formulas are from
};

/// Every case there is, simplest first.
std::span<const TheoryCase> theory_cases();

/// The exact values of `world`, which names its case in `World::theory`; none if it names no case.
/// Throws `ScenarioError` with one problem for each condition of the case that the world does not
/// meet.
///
/// A room stands for itself: a case holds for a world of several rooms if it holds in each. Classes
/// of calls that share a room are one stream where the case has one queue. Handlers are held for
/// talk and wrap-up together. Values are those of a long run. Quantiles of answer times are linear
/// between the edges of `WaitingHistogram`, as the measures are.
std::vector<TheoryValue> theory_values(const World& world);

/// Where the value stands in the runs of the layout. Throws `std::out_of_range` if the layout does
/// not have it.
std::size_t position(const MeasureLayout& layout, const TheoryValue& value);

}  // namespace bluelight
