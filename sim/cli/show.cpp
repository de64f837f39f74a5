#include <fmt/format.h>

#include <array>
#include <bluelight/load.hpp>
#include <iostream>

#include "cli/command.hpp"
#include "cli/shared_options.hpp"

namespace bluelight::cli {
namespace {

constexpr std::array show_options{set_option};

void print(const World& world) { std::cout << world.resolved; }

void print(const Option& option) { print(option.world); }

void print(const Study& study) {
  for (const Option& option : study.options) {
    std::cout << fmt::format("# {}: {}\n\n", option.name, option.title);
    print(option);
    std::cout << '\n';
  }
}

ExitCode run_show(const Arguments& arguments, const Invocation&) {
  const Scenario scenario = load(arguments.positional().front(), arguments.texts("set"));
  std::visit([](const auto& read) { print(read); }, scenario);
  return ExitCode::ok;
}

}  // namespace

const Command show_command{
    .name = "show",
    .operands = "FILE",
    .fewest = 1,
    .most = 1,
    .summary = "show every resolved value and where it was written",
    .explanation =
        "Prints the scenario as the program understands it, after everything it "
        "extends and all --set, each value with the file and line that it comes "
        "from. A proposal shows its world and, as comments, the levers that act on "
        "it and what they change; a study shows each of its options.",
    .examples =
        "  bluelight show scenarios/reference_county/one_room.toml\n"
        "  bluelight show world.toml --set 'contact.fire_999.talk.mean=\"3 min\"'\n"
        "  diff <(bluelight show do_minimum.toml) <(bluelight show one_room.toml)\n",
    .options = show_options,
    .run = run_show};

}  // namespace bluelight::cli
