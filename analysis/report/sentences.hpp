/// What a proposal does to service, in sentences for people who read nothing else.
#pragma once

#include <bluelight/comparison.hpp>
#include <string>
#include <vector>

#include "analysis/report/sections.hpp"

namespace bluelight::report {

/// "a, b and c".
std::string joined(const std::vector<std::string>& parts);

/// The verdict on one finding: "better", "cannot be told apart", "lower, standard met".
std::string finding_text(const Difference& difference);

/// What a proposal does to each contact class: gains and losses with their paired differences, then
/// the classes of which nothing can be said, then those that nothing happens to. Requires: 0 <
/// option < number of options.
std::string service_text(const Source& source, std::size_t option);

/// How the contact classes of a world without proposals are answered.
std::string single_text(const Source& source);

}  // namespace bluelight::report
