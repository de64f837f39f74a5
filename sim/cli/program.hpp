/// From the words of a command line to the program's exit code.
#pragma once

#include <bluelight/problem.hpp>

#include "cli/command.hpp"

namespace bluelight::cli {

/// Runs the command that `invocation` names. Throws what the command throws.
ExitCode run_program(const Invocation& invocation);

/// Tells the user what went wrong on standard error, and gives the exit code that says the same: an
/// `ExitCode`, or 128 and the signal's number when the program was asked to end.
/// Requires: an exception is being handled.
int report_failure() noexcept;

}  // namespace bluelight::cli
