#include <fmt/format.h>

#include <bluelight/load.hpp>
#include <bluelight/staff_need.hpp>
#include <charconv>
#include <filesystem>
#include <iostream>

#include "cli/build_stamp.hpp"
#include "cli/command.hpp"
#include "cli/progress.hpp"
#include "cli/shared_options.hpp"
#include "cli/staff_text.hpp"
#include "cli/terminal.hpp"
#include "results/durable_file.hpp"

namespace bluelight::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::array staff_options{
    OptionRow{.name = "output",
              .letter = 'o',
              .placeholder = "FILE",
              .description = "writes the roster by shifts as a scenario file that extends WORLD"},
    OptionRow{.name = "study",
              .placeholder = "STUDY",
              .description = "holds what the [equal_service] of this study says, beside its "
                             "baseline; default: the standard of every class, in every hour"},
    OptionRow{.name = "replications",
              .letter = 'n',
              .placeholder = "N",
              .description = "runs of 8 weeks for each candidate of the search; default: 12"},
    OptionRow{.name = "fresh-replications",
              .placeholder = "N",
              .description = "runs that verify the roster by shifts; default: 10"},
    OptionRow{.name = "rounds",
              .placeholder = "N",
              .description = "rounds of the search, at most; 0: Erlang A alone; default: 40"},
    OptionRow{.name = "shift-begins",
              .placeholder = "HOURS",
              .description = "local hours at which shifts may begin; default: "
                             "6,7,8,10,12,14,15,16,18,19,20,22"},
    OptionRow{.name = "shift-lengths",
              .placeholder = "HOURS",
              .description = "hours that shifts may last; default: 8,10,12"},
    OptionRow{.name = "seed",
              .placeholder = "S",
              .description = "another seed gives other calls, the same seed the same answer; "
                             "default: 1"},
    jobs_option,
    set_option,
    format_option,
    progress_option,
    time_limit_option,
    memory_limit_option};

int whole(const Arguments& arguments, std::string_view option, WholeRange range, int fallback) {
  const auto given = arguments.number(option, range);
  return given ? static_cast<int>(*given) : fallback;
}

/// "6,14,22": whole numbers between two bounds. Throws `CommandLineError`.
std::vector<int> hours_of(const Arguments& arguments, std::string_view option,
                          std::pair<int, int> bounds) {
  const std::string text = arguments.text(option);
  std::vector<int> hours;
  const char* at = text.data();
  const char* const end = at + text.size();
  while (true) {
    int hour = -1;
    const auto [next, fault] = std::from_chars(at, end, hour);
    if (fault != std::errc{} || hour < bounds.first || hour > bounds.second ||
        (next != end && *next != ','))
      throw CommandLineError(
          fmt::format("--{}: expected whole hours from {} to {} such as "
                      "\"6,14,22\", received \"{}\"",
                      option, bounds.first, bounds.second, text));
    hours.push_back(hour);
    if (next == end) return hours;
    at = next + 1;
  }
}

/// What a study says of equal service, and the baseline that it is held to.
struct StatedAims {
  EqualService aims;
  std::optional<World> today;
};

StatedAims aims_of(const Arguments& arguments) {
  if (!arguments.has("study")) return {};
  const Study study = load_study(arguments.text("study"), arguments.texts("set"));
  const Option& baseline = study.options.front();
  return {study.equal_service.value_or(EqualService{}),
          baseline.worlds_by_date.empty() ? baseline.world : baseline.worlds_by_date.front().world};
}

StaffingSettings settings_of(const Arguments& arguments, const StatedAims& stated) {
  StaffingSettings settings;
  settings.aims = stated.aims;
  if (stated.today) settings.today = &*stated.today;
  settings.seed = arguments.number("seed").value_or(settings.seed);
  settings.aims.replications =
      whole(arguments, "replications", {.least = 2, .most = 10'000}, settings.aims.replications);
  settings.aims.fresh_replications =
      whole(arguments, "fresh-replications", {.least = 2, .most = 10'000},
            settings.aims.fresh_replications);
  settings.aims.rounds =
      whole(arguments, "rounds", {.least = 0, .most = 1000}, settings.aims.rounds);
  if (arguments.has("shift-begins"))
    settings.aims.shifts.begins = hours_of(arguments, "shift-begins", {0, 23});
  if (arguments.has("shift-lengths"))
    settings.aims.shifts.lasts = hours_of(arguments, "shift-lengths", {1, 24});
  settings.jobs = {jobs_of(arguments), limits_of(arguments)};
  return settings;
}

/// Lines that say how far the search is; nothing with `--progress none`.
void show(Progress::Style style, const StaffingProgress& now) {
  if (style == Progress::Style::none || now.runs.done != now.runs.total) return;
  if (now.round == 0)
    std::cerr << "bluelight: roster verified\n";
  else
    std::cerr << fmt::format("bluelight: round {}, {} kinds of hours unsettled\n", now.round,
                             now.unsettled);
}

/// The command line that gives the same roster.
std::string command_of(const Arguments& arguments) {
  Invocation again{"bluelight", {"staff", arguments.positional().front()}};
  for (const std::string option : {"study", "set", "seed", "replications", "fresh-replications",
                                   "rounds", "shift-begins", "shift-lengths"})
    for (const std::string& value : arguments.texts(option))
      again.words.insert(again.words.end(), {"--" + option, value});
  return again.text();
}

/// A world extends another; a proposal's rosters are tables to be pasted.
std::string file_text(const Arguments& arguments, const fs::path& output, const StaffNeed& need) {
  const std::string& path = arguments.positional().front();
  std::string text = fmt::format("# Made by: {} (version {}, commit {})\n\n", command_of(arguments),
                                 build::version, build::commit);
  if (std::holds_alternative<World>(load(path))) {
    const fs::path base = fs::relative(path, fs::absolute(output).parent_path());
    text += fmt::format("format  = \"bluelight-world/1\"\nextends = \"{}\"\n", base.string());
  }
  return text + roster_toml(need);
}

std::string text_of(const StaffAnswer& answer, Format format) {
  if (format == Format::json) return staff_json(answer);
  return format == Format::csv ? staff_csv(answer) : staff_text(answer, wants_colour());
}

ExitCode answer_and_print(const Arguments& arguments, const StaffingSettings& settings) {
  const Format format = format_of(arguments);
  const Option option = load_option(arguments.positional().front(), arguments.texts("set"));
  const std::string output = arguments.text("output");
  if (!output.empty()) replaceable_file(output);
  const StaffNeed need = staff_need(option, settings);
  if (!output.empty()) {
    const std::string text = file_text(arguments, output, need);
    write_durably(output, std::as_bytes(std::span(text)));
  }
  std::cout << text_of({option.world, settings, need}, format) << std::flush;
  if (!output.empty()) std::cerr << "Roster: " << output << '\n';
  return ExitCode::ok;
}

ExitCode run_staff(const Arguments& arguments, const Invocation&) {
  const StatedAims stated = aims_of(arguments);
  StaffingSettings settings = settings_of(arguments, stated);
  const Progress::Style style = progress_style(arguments);
  settings.progress = [style](const StaffingProgress& now) { show(style, now); };
  try {
    return answer_and_print(arguments, settings);
  } catch (const FailedReplications& failed) {
    std::cerr << "bluelight: " << failed.what() << '\n';
    return ExitCode::replication_failed;
  }
}

}  // namespace

const Command staff_command{
    .name = "staff",
    .operands = "WORLD",
    .fewest = 1,
    .most = 1,
    .summary = "find how many people answer calls to standard",
    .explanation =
        "Finds for each staff group that answers calls with a standard the fewest "
        "seats, hour by hour, that hold every standard, or what a study holds: first by Erlang A, "
        "then "
        "corrected by simulation with the same calls for every candidate. Covers "
        "them by shifts in the fewest paid hours, verifies that roster by runs "
        "that the search has not seen, and compares its posts with the world's. "
        "Other groups keep their roster.",
    .examples =
        "  bluelight staff scenarios/reference_county/world.toml\n"
        "  bluelight staff world.toml --shift-begins 7,19 --shift-lengths 12\n"
        "  bluelight staff world.toml --set 'contact.police_999.standard.share=0.95'\n"
        "  bluelight staff world.toml --study study.toml\n"
        "  bluelight staff world.toml -o roster.toml\n"
        "Then:\n"
        "  bluelight run roster.toml\n",
    .options = staff_options,
    .run = run_staff};

}  // namespace bluelight::cli
