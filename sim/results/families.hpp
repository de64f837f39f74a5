/// The measures of all options of a study on common axes: options may have different rooms and
/// staff groups.
#pragma once

#include <bluelight/study.hpp>
#include <cstdint>
#include <string>
#include <vector>

namespace bluelight {

/// Measures that share dimensions. Each dimension has the labels of all options, in the order in
/// which they are first met.
struct Family {
  std::string name;
  std::vector<Dimension> dimensions;
  std::vector<Measure> measures;  ///< of all options, each name once

  /// Numbers that one run has for one measure on the common axes.
  std::size_t block_size() const;
};

/// The families of all options. Throws `std::invalid_argument` if measures of a family do not share
/// dimensions.
std::vector<Family> families_of(const std::vector<OptionRuns>& options);

/// Every replication that any option has, ascending.
std::vector<std::uint64_t> replications_of(const std::vector<OptionRuns>& options);

/// For each number of a measure on an option's `own` axes, in order: its place on the `common`
/// axes. Requires: the same dimensions, and every own label among the common ones.
std::vector<std::size_t> places_on(const std::vector<Dimension>& common,
                                   const std::vector<Dimension>& own);

/// Position of a label. Throws `std::invalid_argument` if there is none.
std::size_t position_of(const std::vector<std::string>& labels, const std::string& label);

/// The measures of one family in a layout.
std::vector<const Measure*> members(const MeasureLayout& layout, const std::string& family);

}  // namespace bluelight
