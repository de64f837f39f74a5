/// Findings on standard output in the form that the user asked for.
#pragma once

#include <bluelight/findings.hpp>

#include "cli/shared_options.hpp"

namespace bluelight::cli {

/// Prints tables, CSV of the comparison, or JSON of everything.
void print_findings(const Findings& findings, Format format);

}  // namespace bluelight::cli
