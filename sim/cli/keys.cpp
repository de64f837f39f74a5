#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bluelight/lever.hpp>
#include <bluelight/load.hpp>
#include <iostream>

#include "cli/choose.hpp"
#include "cli/command.hpp"
#include "cli/key_text.hpp"

namespace bluelight::cli {
namespace {

constexpr std::array keys_options{
    OptionRow{.name = "markdown", .description = "the whole reference, as docs/scenario.md has it"},
    OptionRow{.name = "json-schema",
              .description = "a JSON Schema of the kind of file, for editors that complete keys"}};

std::vector<std::string> kinds() {
  std::vector<std::string> all{"world", "proposal", "study"};
  for (const Lever& lever : levers()) all.push_back(fmt::format("lever.{}", lever.kind));
  all.insert(all.end(), {"number", "distribution"});
  return all;
}

std::string chosen_kind(const Arguments& arguments) {
  if (arguments.positional().empty()) throw CommandLineError("keys: expected KIND");
  const std::string& kind = arguments.positional().front();
  chosen(kind, kinds(), "there is no kind of file");
  return kind;
}

ExitCode run_keys(const Arguments& arguments, const Invocation&) {
  if (arguments.has("markdown")) {
    std::cout << key_reference_markdown();
  } else if (arguments.has("json-schema")) {
    std::cout << json_schema(chosen_kind(arguments)) << '\n';
  } else if (!arguments.positional().empty()) {
    std::cout << keys_text(key_rows(chosen_kind(arguments)));
  } else {
    for (const std::string& kind : kinds()) std::cout << "bluelight keys " << kind << '\n';
  }
  return ExitCode::ok;
}

}  // namespace

const Command keys_command{
    .name = "keys",
    .operands = "[KIND]",
    .fewest = 0,
    .most = 1,
    .summary = "list the keys that scenario files may hold",
    .explanation =
        "Lists every key of a kind of scenario file with its type, range, default "
        "and meaning. Kinds: world, proposal, study, lever.NAME; and number and "
        "distribution, for the tables that may stand where a number or a duration "
        "may.",
    .examples =
        "  bluelight keys world\n"
        "  bluelight keys lever.merge_rooms\n"
        "  bluelight keys world --json-schema > world.schema.json\n"
        "  bluelight keys --markdown\n",
    .options = keys_options,
    .run = run_keys};

}  // namespace bluelight::cli
