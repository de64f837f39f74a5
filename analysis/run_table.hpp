/// One option's values of one measure and label, in a common order of replications.
#pragma once

#include <bluelight/study.hpp>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace bluelight {

/// The measure of a layout; null if it has none of this name.
const Measure* find_measure(const MeasureLayout& layout, std::string_view family,
                            std::string_view name);

/// Position of `label` in the only dimension of `measure`; none if it is not there.
std::optional<std::size_t> find_label(const Measure& measure, std::string_view label);

/// Numbers of all replications that any option of `result` was asked to run, ascending.
std::vector<std::uint64_t> replications_of(const StudyResult& result);

/// Values at `position` of a run's values, one for each of `replications`; NaN where a run failed
/// or is missing.
std::vector<double> values_at(const OptionRuns& option, std::size_t position,
                              const std::vector<std::uint64_t>& replications);

}  // namespace bluelight
