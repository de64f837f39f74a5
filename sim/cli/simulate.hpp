/// What `run` and `study` share: from a study and a command line to results.
#pragma once

#include <bluelight/problem.hpp>
#include <bluelight/study.hpp>
#include <optional>
#include <string>

#include "cli/command.hpp"

namespace bluelight::cli {

/// A study to simulate and what the command line says about it.
struct Simulation {
  Study study;
  std::string default_output;  ///< where results go without --output
  const Arguments& arguments;
  const Invocation& invocation;
  std::optional<World> today{};  ///< the baseline before its levers, if the study has lost it
};

/// Sets the study's seed, replications and provenance from the command line.
void apply_options(Simulation& simulation);

/// Runs the study, or adds runs to its results, writes them unless they go to "none", and prints
/// what it found; or prints what that would take.
/// Exit code 5 if a replication failed.
ExitCode simulate_and_print(Simulation simulation);

}  // namespace bluelight::cli
