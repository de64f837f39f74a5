/// Findings on standard output in the form that the user asked for.
#pragma once

#include <bluelight/findings.hpp>
#include <bluelight/problem.hpp>

#include "cli/shared_options.hpp"

namespace bluelight::cli {

/// Tables, CSV of the comparison, or JSON of everything.
std::string text_of(const Findings& findings, Format format);

/// Tables, CSV of the comparison, or JSON of everything.
std::string text_of(const Findings& findings, Format format);

/// Prints tables, CSV of the comparison, or JSON of everything; failed runs on standard error.
/// Exit code 5 if a run failed.
ExitCode print_findings(const Findings& findings, Format format);

}  // namespace bluelight::cli
