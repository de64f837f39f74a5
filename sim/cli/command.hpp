/// The commands of the program: each in a file of its own.
#pragma once

#include <bluelight/problem.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/arguments.hpp"

namespace bluelight::cli {

/// The command line as it was typed, for provenance and for commands that repeat a run.
struct Invocation {
  std::string program;             ///< how the program was called
  std::vector<std::string> words;  ///< all words after it
  /// One line that a shell takes.
  std::string text() const;
};

/// `word` as a shell takes it: quoted where needed.
std::string shell_word(const std::string& word);

/// One command.
struct Command {
  std::string_view name;
  std::string_view operands;         ///< "FILE", "[KIND]": positional arguments as help shows them
  std::size_t fewest = 0, most = 0;  ///< positional arguments
  std::string_view summary;          ///< one line
  std::string_view explanation;      ///< what it does, in sentences
  std::string_view examples;         ///< command lines, each line ended
  std::span<const OptionRow> options;
  ExitCode (*run)(const Arguments& arguments, const Invocation& invocation);
};

/// Every command, in the order of the work.
std::span<const Command* const> commands();

/// The command called `name`; throws `CommandLineError` with the nearest otherwise.
const Command& find_command(const std::string& name);

/// "Usage: …" with every command.
std::string program_help();
/// Usage, explanation, examples and options of one command.
std::string command_help(const Command& command);
/// "bluelight 0.1.0 (commit …, compiler …)".
std::string version_text();

extern const Command check_command, show_command, run_command, study_command, case_command,
    compare_command, levers_command, keys_command, measures_command, staff_command, warmup_command,
    explain_command;

}  // namespace bluelight::cli
