/// What the money of an option leaves out or takes for granted, in sentences.
#pragma once

#include <bluelight/appraisal.hpp>
#include <bluelight/study.hpp>
#include <string>
#include <vector>

namespace bluelight {

/// Notes on the money of `result.options[option]`.
std::vector<std::string> cost_notes(const StudyResult& result, std::size_t option);

/// What of the growth of demand the baseline's posts do not follow, as a sentence; empty: nothing.
/// Requires: money is appraised.
std::string growth_note(const StudyResult& result);

/// Notes on the years in which demand is beyond the levels at which an option's service was
/// simulated. Requires: `appraisal.service` is complete.
std::vector<std::string> service_notes(const StudyResult& result, const Appraisal& appraisal,
                                       std::size_t option);

}  // namespace bluelight
