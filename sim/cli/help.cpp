#include <fmt/format.h>

#include <algorithm>
#include <bluelight/text_table.hpp>

#include "cli/build_stamp.hpp"
#include "cli/command.hpp"

namespace bluelight::cli {
namespace {

/// "-o, --output FILE".
std::string spelling(const OptionRow& row) {
  const std::string letter = row.letter ? fmt::format("-{}, ", row.letter) : "    ";
  const std::string value = row.placeholder.empty() ? "" : fmt::format(" {}", row.placeholder);
  return fmt::format("{}--{}{}", letter, row.name, value);
}

/// `text` beside `term`, wrapped in a column that starts at `start`.
std::string entry(const std::string& term, std::string_view text, std::size_t start) {
  const std::string indent(start, ' ');
  const std::string body = wrapped(text, page_width - start);
  std::string result = fmt::format("  {:<{}}", term, start - 2);
  for (const char letter : body) result += letter == '\n' ? '\n' + indent : std::string(1, letter);
  return result + '\n';
}

std::string options_text(std::span<const OptionRow> rows) {
  std::size_t longest = 0;
  for (const OptionRow& row : rows) longest = std::max(longest, spelling(row).size());
  std::string text;
  for (const OptionRow& row : rows) text += entry(spelling(row), row.description, longest + 4);
  return text;
}

}  // namespace

std::string program_help() {
  std::string text =
      "Bluelight says what a proposed collaboration of police, fire and ambulance\n"
      "services is worth.\n"
      "\n"
      "Usage: bluelight COMMAND …\n"
      "\n"
      "Commands:\n";
  for (const Command* command : commands())
    text += entry(fmt::format("{} {}", command->name, command->operands), command->summary, 22);
  return text +
         "\n"
         "Try it:\n"
         "  bluelight check scenarios/reference_county/study.toml\n"
         "  bluelight run   scenarios/reference_county/world.toml --replications 5\n"
         "  bluelight study scenarios/reference_county/study.toml -o study.h5\n"
         "  bluelight case  study.h5 -o case/\n"
         "\n"
         "bluelight COMMAND --help explains a command by example.\n";
}

std::string command_help(const Command& command) {
  std::string text = fmt::format("Usage: bluelight {} {}{}\n\n{}\n\nExamples:\n{}", command.name,
                                 command.operands, command.options.empty() ? "" : " [options]",
                                 wrapped(command.explanation, page_width), command.examples);
  if (!command.options.empty()) text += "\nOptions:\n" + options_text(command.options);
  return text;
}

std::string version_text() {
  return fmt::format("bluelight {} (commit {}, {})\n", build::version, build::commit,
                     build::compiler);
}

}  // namespace bluelight::cli
