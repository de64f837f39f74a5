/// Findings on standard output in the form that the user asked for.
#pragma once

#include <bluelight/findings.hpp>

#include "cli/shared_options.hpp"

namespace bluelight::cli {

/// Tables, CSV of the comparison, or JSON of everything.
std::string text_of(const Findings& findings, Format format);

/// Tables, CSV of the comparison, or JSON of everything.
std::string text_of(const Findings& findings, Format format);

/// Prints that text on standard output, and failed runs on standard error.
void print_findings(const Findings& findings, Format format);

}  // namespace bluelight::cli
