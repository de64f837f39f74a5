#include <fmt/format.h>

#include <algorithm>
#include <bluelight/lever.hpp>
#include <bluelight/load.hpp>
#include <bluelight/text_table.hpp>
#include <iostream>
#include <sstream>

#include "cli/choose.hpp"
#include "cli/command.hpp"
#include "cli/key_text.hpp"

namespace bluelight::cli {
namespace {

const Lever& find_lever(const std::string& kind) {
  return levers()[chosen(kind, names_of(levers(), &Lever::kind), "there is no lever")];
}

/// What it is, its mechanism, its evidence and its limits, each on lines of its own.
void print(const Lever& lever) {
  std::cout << lever.kind << "\n";
  std::istringstream parts{std::string(lever.description)};
  for (std::string part; std::getline(parts, part);)
    std::cout << "  " << wrapped(part, page_width - 2, "  ") << "\n";
  std::cout << "\n";
}

ExitCode run_levers(const Arguments& arguments, const Invocation&) {
  if (arguments.positional().empty()) {
    for (const Lever& lever : levers()) print(lever);
    return ExitCode::ok;
  }
  const Lever& lever = find_lever(arguments.positional().front());
  print(lever);
  std::cout << keys_text(key_rows(fmt::format("lever.{}", lever.kind)));
  return ExitCode::ok;
}

}  // namespace

const Command levers_command{
    .name = "levers",
    .operands = "[KIND]",
    .fewest = 0,
    .most = 1,
    .summary = "list what a proposal may do, and how each lever works",
    .explanation =
        "Lists the kinds of lever that a proposal may pull: mechanism, evidence and "
        "limits. With a kind, also the keys that its table may hold.",
    .examples =
        "  bluelight levers\n"
        "  bluelight levers merge_rooms\n",
    .options = {},
    .run = run_levers};

}  // namespace bluelight::cli
