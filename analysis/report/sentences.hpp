/// What a proposal does to service, in sentences for people who read nothing else.
#pragma once

#include <bluelight/comparison.hpp>

#include <string>
#include <vector>

namespace bluelight::report {

/// "a, b and c".
std::string joined(const std::vector<std::string>& parts);

/// The verdict on one finding: "better", "cannot be told from the baseline".
std::string finding_text(Verdict verdict);

/// One sentence for each kind of verdict that occurs over the contact classes of a proposal, gains and losses with their
/// figures. Requires: 0 < option < number of options.
std::string service_text(const Comparison& comparison, std::size_t option);

/// How the contact classes of a world without proposals are answered.
std::string single_text(const Comparison& comparison);

}  // namespace bluelight::report
