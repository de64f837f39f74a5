/// What the money of an option leaves out or takes for granted, in sentences.
#pragma once

#include <bluelight/study.hpp>
#include <string>
#include <vector>

namespace bluelight {

/// Notes on the money of `result.options[option]`.
std::vector<std::string> cost_notes(const StudyResult& result, std::size_t option);

}  // namespace bluelight
