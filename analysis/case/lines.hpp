/// Money beside posts: cost lines of the scenario and valued benefits.
#pragma once

#include "analysis/case/option_model.hpp"

namespace bluelight {

/// The price at the input `path` of `option`, shared by `parts` streams.
DrawnPrice price_of(const OptionRuns& option, const std::string& path, Pounds price, double parts,
                    Knobs& knobs);

/// Adds the cost lines of `result.options[option]` and, of a proposal, the benefits of the study.
/// Requires: `model.levers` are complete.
void add_lines(const StudyResult& result, std::size_t option, Knobs& knobs, OptionModel& model);

}  // namespace bluelight
