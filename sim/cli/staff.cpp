#include <fmt/format.h>

#include <bluelight/load.hpp>
#include <bluelight/staff_need.hpp>
#include <iostream>

#include "cli/command.hpp"
#include "cli/progress.hpp"
#include "cli/shared_options.hpp"

namespace bluelight::cli {
namespace {

constexpr std::array rows{jobs_option, set_option, format_option, progress_option};

ExitCode run(const Arguments& arguments, const Invocation&) {
  const Option option = load_option(arguments.positional().front(), arguments.texts("set"));
  StaffingSettings settings;
  settings.jobs.workers = jobs_of(arguments);
  settings.shifts = {{6, 7, 8, 10, 12, 14, 15, 16, 18, 19, 20, 22}, {8, 10, 12}};
  settings.progress = [](const StaffingProgress& now) {
    if (now.runs.done == now.runs.total)
      std::cerr << fmt::format("round {} unsettled {} runs {}\n", now.round, now.unsettled,
                               now.runs.total);
  };
  const StaffNeed need = staff_need(option, settings);
  for (const auto& group : need.groups) {
    std::cout << option.world.staff[group.group.index].name << ' ' << group.hours << " ± "
              << group.hours_error << " rostered " << group.rostered << " gap " << group.gap
              << '\n';
    for (int d = 0; d < 7; ++d) {
      for (int h = 0; h < 24; ++h)
        std::cout << fmt::format("{:3}", group.seats[static_cast<std::size_t>(d * 24 + h)]);
      std::cout << "\n";
      for (int h = 0; h < 24; ++h)
        std::cout << fmt::format("{:3}", group.first[static_cast<std::size_t>(d * 24 + h)]);
      std::cout << "\n";
    }
  }
  for (const auto& one : need.standards)
    std::cout << option.world.contacts[one.contact.index].name << ' ' << one.share.mean << " ± "
              << one.share.half_width << " of " << one.standard.share << " below "
              << one.hours_below << '\n';
  for (const auto& one : need.now) std::cout << one.group << ' ' << one.posts << '\n';
  for (const auto& one : need.then) std::cout << one.group << ' ' << one.posts << '\n';
  std::cout << roster_toml(need);
  return ExitCode::ok;
}

}  // namespace

const Command staff_command{.name = "staff",
                            .operands = "WORLD",
                            .fewest = 1,
                            .most = 1,
                            .summary = "find how many people answer calls to standard",
                            .explanation = "Finds",
                            .examples = "  bluelight staff scenarios/reference_county/world.toml\n",
                            .options = rows,
                            .run = run};

}  // namespace bluelight::cli
