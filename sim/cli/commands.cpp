#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/command.hpp"
#include "scenario/nearest.hpp"

namespace bluelight::cli {

std::span<const Command* const> commands() {
  static constexpr std::array all{&check_command, &show_command,     &run_command,
                                  &staff_command, &study_command,    &compare_command,
                                  &case_command,  &explain_command,  &levers_command,
                                  &keys_command,  &measures_command, &warmup_command};
  return all;
}

const Command& find_command(const std::string& name) {
  std::vector<std::string> names{"help"};
  for (const Command* command : commands()) {
    if (command->name == name) return *command;
    names.emplace_back(command->name);
  }
  throw CommandLineError(
      with_hint(fmt::format("unknown command \"{}\"", name), nearest_hint(name, names)));
}

std::string shell_word(const std::string& word) {
  static constexpr std::string_view plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_=+./:,@%";
  if (!word.empty() && word.find_first_not_of(plain) == std::string::npos) return word;
  std::string quoted = "'";
  for (const char letter : word) quoted += letter == '\'' ? "'\\''" : std::string(1, letter);
  return quoted + "'";
}

std::string Invocation::text() const {
  std::string line = shell_word(program);
  for (const std::string& word : words) line += ' ' + shell_word(word);
  return line;
}

}  // namespace bluelight::cli
