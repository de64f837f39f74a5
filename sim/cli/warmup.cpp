#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bluelight/load.hpp>
#include <bluelight/text_table.hpp>
#include <bluelight/warm_up.hpp>
#include <iostream>

#include "cli/command.hpp"
#include "cli/shared_options.hpp"
#include "cli/welch_plot.hpp"
#include "results/durable_file.hpp"

namespace bluelight::cli {
namespace {

constexpr std::array warmup_options{
    OptionRow{.name = "output",
              .letter = 'o',
              .placeholder = "FILE",
              .description = "writes Welch's plot of every room to this SVG file"},
    OptionRow{.name = "replications",
              .letter = 'n',
              .placeholder = "N",
              .description = "runs from empty rooms, and as many under way; default: 20"},
    OptionRow{
        .name = "days", .placeholder = "N", .description = "days that are looked at; default: 14"},
    OptionRow{.name = "seed",
              .placeholder = "S",
              .description = "another seed gives other calls; default: 1"},
    jobs_option,
    set_option,
    format_option,
    time_limit_option,
    memory_limit_option};

WarmUpSettings settings_of(const Arguments& arguments) {
  WarmUpSettings settings;
  settings.seed = arguments.number("seed").value_or(settings.seed);
  settings.replications =
      static_cast<int>(arguments.number("replications", {.least = 2, .most = 10'000}).value_or(20));
  settings.length =
      std::chrono::days{arguments.number("days", {.least = 1, .most = 365}).value_or(14)};
  settings.jobs = {jobs_of(arguments), limits_of(arguments)};
  return settings;
}

std::string time_text(Duration time) {
  const double hours = to_seconds(time).count() / 3600;
  return hours < 48 ? fmt::format("{:.1f} h", hours) : fmt::format("{:.1f} days", hours / 24);
}

/// What the answer means for the world's own warm-up, which is simulated in whole days.
std::string advice(const World& world, const std::vector<RoomStart>& starts, Duration length) {
  Duration longest{};
  for (const RoomStart& start : starts) {
    if (!start.warm_up)
      return fmt::format("{} has not settled in the first half of {}: look at more days (--days).",
                         at(world.rooms, start.room).name, time_text(length));
    longest = std::max(longest, *start.warm_up);
  }
  const auto stated = std::chrono::ceil<std::chrono::days>(world.horizon.warm_up);
  if (longest <= stated)
    return fmt::format("The world's warm-up of {} is long enough.", time_text(stated));
  return fmt::format("The world's warm-up of {} is TOO SHORT: set run.warm_up = \"{} days\".",
                     time_text(stated), std::chrono::ceil<std::chrono::days>(longest).count());
}

std::string table_text(const World& world, const std::vector<RoomStart>& starts, Duration length) {
  TextTable table({{"room"}, {"level", Align::right}, {"warm-up", Align::right}, {"how it fills"}});
  for (const RoomStart& start : starts)
    table.add({{at(world.rooms, start.room).name},
               {fmt::format("{:.1f}", mean_of(start.under_way))},
               {start.warm_up ? time_text(*start.warm_up) : "not settled"},
               {fill_line(start)}});
  const std::string note = fmt::format(
      "Level: people busy and calls waiting. Warm-up: by MSER-5. How it fills: the first 8 hours, "
      "by quarters of an hour; a full block is the level under way. {}",
      advice(world, starts, length));
  return table.text(false) + "\n" + wrapped(note, page_width) + "\n";
}

std::string csv_text(const World& world, const std::vector<RoomStart>& starts) {
  std::string text = "room,minutes,from_empty,from_empty_smooth,under_way,under_way_smooth\n";
  for (const RoomStart& start : starts) {
    const auto empty = moving_average(start.from_empty, welch_half_window);
    const auto level = moving_average(start.under_way, welch_half_window);
    for (std::size_t i = 0; i < empty.size(); ++i)
      text += fmt::format("{},{},{},{},{},{}\n", at(world.rooms, start.room).name,
                          static_cast<int>(i) * (warm_up_slot / std::chrono::minutes{1}),
                          start.from_empty[i], empty[i], start.under_way[i], level[i]);
  }
  return text;
}

std::string text_of(const World& world, const std::vector<RoomStart>& starts,
                    const Arguments& arguments) {
  const Duration length = settings_of(arguments).length;
  switch (format_of(arguments)) {
    case Format::csv:
      return csv_text(world, starts);
    case Format::json:
      return warm_up_json(world, starts);
    case Format::table:
      break;
  }
  return table_text(world, starts, length);
}

ExitCode run_warmup(const Arguments& arguments, const Invocation&) {
  const WarmUpSettings settings = settings_of(arguments);
  format_of(arguments);
  const Option option = load_option(arguments.positional().front(), arguments.texts("set"));
  const std::string output = arguments.text("output");
  if (!output.empty()) replaceable_file(output);
  const std::vector<RoomStart> starts = find_warm_up(option.world, settings);
  if (!output.empty()) {
    const std::string svg = welch_svg(option.world, starts);
    write_durably(output, std::as_bytes(std::span(svg)));
  }
  std::cout << text_of(option.world, starts, arguments) << std::flush;
  if (!output.empty()) std::cerr << "Welch's plot: " << output << '\n';
  return ExitCode::ok;
}

}  // namespace

const Command warmup_command{
    .name = "warmup",
    .operands = "WORLD",
    .fewest = 1,
    .most = 1,
    .summary = "find how long a warm-up a world needs",
    .explanation =
        "Runs start with empty rooms, and what is measured must not know it. Simulates the "
        "world from empty and, with other calls, the same dates under way; their difference, "
        "room by room in slots of 5 minutes, is cut by MSER-5 (White 1997). Says whether the "
        "world's own warm-up is long enough. Welch's plot shows the same for the eye.",
    .examples =
        "  bluelight warmup scenarios/reference_county/world.toml\n"
        "  bluelight warmup world.toml -o welch.svg\n"
        "  bluelight warmup world.toml --days 28 --format csv\n",
    .options = warmup_options,
    .run = run_warmup};

}  // namespace bluelight::cli
