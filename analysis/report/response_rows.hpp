/// How posts and valued service follow demand: what was found at each level, and the line through
/// it.
#pragma once

#include <bluelight/appraisal.hpp>
#include <string>
#include <vector>

namespace bluelight::report {

/// One level of one line, in words.
struct ResponseRow {
  std::string what, option, from, demand, found, fitted;
};

/// Every level of every line of the appraisal.
std::vector<ResponseRow> response_rows(const Appraisal& appraisal);

/// "Fire operators, one_room from start: 0.41 posts": by how much a line misses what was found, as
/// the root of the mean square; those that do not are left out.
std::vector<std::string> deviations(const Appraisal& appraisal);

}  // namespace bluelight::report
