/// Options that several commands share, and what they mean.
#pragma once

#include <array>
#include <bluelight/run_job.hpp>

#include "cli/arguments.hpp"

namespace bluelight::cli {

inline constexpr OptionRow set_option{
    .name = "set",
    .placeholder = "KEY=VALUE",
    .description =
        "change one value of the scenario, written as in the file: "
        "--set 'contact.police_999.talk.mean=\"7 min\"'; may be repeated",
    .repeatable = true};
inline constexpr OptionRow format_option{
    .name = "format",
    .placeholder = "FORMAT",
    .description = "table (default), json or csv; docs/json.md describes the last two"};
inline constexpr OptionRow jobs_option{
    .name = "jobs",
    .letter = 'j',
    .placeholder = "N",
    .description = "runs at a time; default: one for each core; never changes results"};
inline constexpr OptionRow only_replication_option{
    .name = "only-replication",
    .placeholder = "R",
    .description = "run replication R alone: repeats one that failed"};
inline constexpr OptionRow add_option{
    .name = "add",
    .placeholder = "N",
    .description =
        "make N further runs of each option and put them into the results file, "
        "which stays as it is if that fails"};
inline constexpr OptionRow plan_option{
    .name = "plan",
    .description = "say what the runs will take, in core-hours, memory and disk, and stop"};
inline constexpr OptionRow progress_option{
    .name = "progress",
    .placeholder = "HOW",
    .description = "auto (default: a bar on a terminal, else lines), plain or none"};
inline constexpr OptionRow time_limit_option{
    .name = "time-limit",
    .placeholder = "TIME",
    .description = "stop a run that takes longer, for example 90s, 10min or 2h; default 1h"};
inline constexpr OptionRow memory_limit_option{
    .name = "memory-limit",
    .placeholder = "SIZE",
    .description =
        "stop a run that needs more memory, for example 500MB or 2GB; default: no limit"};

/// What a command that simulates does unless told otherwise, as its help says it.
struct SimulationDefaults {
  std::string_view output, replications, seed;
};

/// The options of a command that simulates, and then `own`.
template <class... Own>
constexpr auto simulation_options(const SimulationDefaults& defaults, const Own&... own) {
  return std::array{
      OptionRow{
          .name = "output", .letter = 'o', .placeholder = "FILE", .description = defaults.output},
      OptionRow{.name = "replications",
                .letter = 'n',
                .placeholder = "N",
                .description = defaults.replications},
      OptionRow{.name = "seed", .placeholder = "S", .description = defaults.seed},
      jobs_option,
      set_option,
      format_option,
      progress_option,
      time_limit_option,
      memory_limit_option,
      only_replication_option,
      add_option,
      plan_option,
      own...};
}

/// The forms in which commands print numbers.
enum class Format { table, json, csv };

/// `--format`; throws `CommandLineError`.
Format format_of(const Arguments& arguments);

/// `--time-limit` and `--memory-limit`; throws `CommandLineError`.
RunLimits limits_of(const Arguments& arguments);

/// `--jobs`, by default the number of cores.
int jobs_of(const Arguments& arguments);

}  // namespace bluelight::cli
