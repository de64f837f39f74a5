/// The answer in three short sentences, before everything else.
#pragma once

#include <string>
#include <vector>

#include "analysis/report/sections.hpp"

namespace bluelight::report {

/// Which proposal is best, if any; what it is worth and what drives that; what is not known. At
/// most three. Requires: at least one proposal.
std::vector<std::string> summary_sentences(const Source& source);

}  // namespace bluelight::report
