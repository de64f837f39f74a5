/// Numbers with units, ranges and sources.
#pragma once

#include <bluelight/key_row.hpp>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/reading.hpp"

namespace bluelight {

/// A unit that may follow a number, and what one of it is in the unit that the program counts in.
struct Unit {
  std::string_view symbol;
  double times = 1;
  double per = 1;         ///< apart from `times`, so that 7 % is exactly 0.07
  bool is_alias = false;  ///< another spelling, which hints leave out

  double of(double number) const { return number * times / per; }
};

/// What a number measures.
struct Quantity {
  std::string_view name;        ///< "duration"
  std::string_view expected;    ///< "a duration such as \"6 min\""
  std::string_view unit;        ///< the unit that the program counts in, as `Input::unit`
  std::span<const Unit> units;  ///< those that may be written
  bool bare = true;             ///< may be written without a unit
  bool always_kept = false;     ///< an `Input` even where the scenario states no source
};

const Quantity& duration_quantity();
const Quantity& rate_quantity();
const Quantity& share_quantity();
const Quantity& money_quantity();
const Quantity& plain_quantity();

/// The values a number may take; `text` tells users, in units of their own.
struct Range {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
  std::string text = {};

  /// False for NaN and for infinities.
  bool holds(double value) const;
};

/// Greater than 0 and at most `high`, which users read as `text`.
Range above_zero(double high, std::string text);
/// From 0 to `high`.
Range from_zero(double high, std::string text);

/// The number that `node` states, in the quantity's own unit; none, and a problem, if it states
/// none or one out of range. A table `{ value, low, high, … }` becomes one of `reading.inputs`.
std::optional<double> read_number(Reading& reading, const Node& node, const Quantity& quantity,
                                  const Range& range);

/// The keys of a number that is written as a table.
std::vector<KeyRow> number_rows();

}  // namespace bluelight
