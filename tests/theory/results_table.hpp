/// Comparisons with theory as a table for people.
#pragma once

#include <string>
#include <vector>

#include "against_theory.hpp"

namespace bluelight::test {

/// One comparison in one line, for the message of a failed test.
std::string line_of(const Comparison& comparison);

/// Replaces what stands between the markers `<!-- name: begin -->` and `<!-- name: end -->` of the
/// document at `path`. Throws `std::runtime_error` if it has none.
void write_between(const std::string& path, const std::string& name, const std::string& text);

/// Replaces what stands between the markers of the document at `path` by a table of these results.
void write_results(const std::string& path, const std::vector<Comparison>& all);

}  // namespace bluelight::test
