#include "cli/program.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bluelight/run_job.hpp>
#include <iostream>

namespace bluelight::cli {
namespace {

bool asks_for_help(const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [](const std::string& word) { return word == "--help" || word == "-h"; });
}

ExitCode print(const std::string& text) {
  std::cout << text;
  return ExitCode::ok;
}

ExitCode help_about(const std::vector<std::string>& words) {
  if (words.size() < 2) return print(program_help());
  return print(command_help(find_command(words[1])));
}

void check_operands(const Command& command, std::size_t count) {
  if (count < command.fewest)
    throw CommandLineError(fmt::format("{}: expected {}", command.name, command.operands));
  if (count > command.most)
    throw CommandLineError(fmt::format("{}: expected no more than {}, received {} arguments",
                                       command.name, command.operands, count));
}

ExitCode run_command_of(const Invocation& invocation) {
  const auto& words = invocation.words;
  if (words.empty() || words[0] == "help" || words[0] == "--help" || words[0] == "-h")
    return help_about(words);
  if (words[0] == "--version") return print(version_text());
  const Command& command = find_command(words[0]);
  if (asks_for_help(words)) return print(command_help(command));
  const Arguments arguments(command.options, {words.begin() + 1, words.end()});
  check_operands(command, arguments.positional().size());
  return command.run(arguments, invocation);
}

/// Reports every problem of the user's files, one a line, and their count.
void report(const ScenarioError& error) {
  for (const Problem& problem : error.problems()) std::cerr << problem.text() << '\n';
  const std::size_t count = error.problems().size();
  std::cerr << fmt::format("bluelight: {} problem{}\n", count, count == 1 ? "" : "s");
}

int failed(ExitCode code, std::string_view message) {
  std::cerr << "bluelight: " << message << '\n';
  return static_cast<int>(code);
}

}  // namespace

ExitCode run_program(const Invocation& invocation) {
  const ExitCode code = run_command_of(invocation);
  std::cout.flush();
  if (!std::cout) throw FileError("standard output", "cannot be written");
  return code;
}

int report_failure() noexcept {
  try {
    throw;
  } catch (const ScenarioError& error) {
    report(error);
    return static_cast<int>(ExitCode::scenario);
  } catch (const CommandLineError& error) {
    return failed(ExitCode::command_line, fmt::format("{}\nTry: bluelight help", error.what()));
  } catch (const FileError& error) {
    return failed(ExitCode::files, error.what());
  } catch (const Interrupted& interrupted) {
    constexpr int signal_base = 128;
    std::cerr << "bluelight: " << interrupted.what() << '\n';
    return signal_base + interrupted.signal();
  } catch (const std::exception& error) {
    return failed(ExitCode::bug,
                  fmt::format("{}\nThis is a fault of the program. Please report it with the "
                              "command you typed.",
                              error.what()));
  }
}

}  // namespace bluelight::cli
