#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bluelight/explain.hpp>
#include <bluelight/load.hpp>
#include <bluelight/results_file.hpp>
#include <cmath>
#include <fstream>
#include <iostream>

#include "cli/build_stamp.hpp"
#include "cli/choose.hpp"
#include "cli/command.hpp"
#include "cli/explain_text.hpp"
#include "cli/progress.hpp"
#include "cli/shared_options.hpp"
#include "cli/terminal.hpp"

namespace bluelight::cli {
namespace {

constexpr std::array explain_options{
    OptionRow{.name = "proposal",
              .letter = 'p',
              .placeholder = "NAME",
              .description = "the proposal to explain; may be left out if the study has one alone"},
    OptionRow{.name = "replications",
              .letter = 'n',
              .placeholder = "N",
              .description = "of each world; default: 10"},
    OptionRow{.name = "weeks",
              .placeholder = "N",
              .description = "measured weeks of each replication; default: as the study says"},
    OptionRow{.name = "threshold",
              .placeholder = "SECONDS",
              .description = "waits that differ by no more are as before; default: 5"},
    OptionRow{.name = "measure",
              .placeholder = "NAME",
              .description = "measure of classes of calls to split; default: each class's leading "
                             "one, its share within standard or its mean answer time"},
    OptionRow{.name = "seed",
              .placeholder = "S",
              .description = "another seed gives other calls; default: as the study says"},
    jobs_option,
    set_option,
    format_option,
    progress_option,
    time_limit_option,
    memory_limit_option};

bool is_results_file(const std::string& path) {
  constexpr std::string_view signature = "\x89HDF\r\n\x1a\n";
  std::string begin(signature.size(), '\0');
  std::ifstream(path, std::ios::binary).read(begin.data(), std::ssize(begin));
  return begin == signature;
}

/// The study that a results file came from, if its files still say what they said then.
std::string study_of_results(const std::string& path, const std::vector<std::string>& set) {
  const auto provenance = read_results(path).provenance;
  const auto text = [&](const char* key) {
    const auto found = provenance.find(key);
    return found == provenance.end() ? std::string() : found->second;
  };
  const std::string files = text("files");
  const std::string study = files.substr(0, files.find(", "));
  if (study.empty() || !std::ifstream(study))
    throw FileError(path, fmt::format("its study \"{}\" is not found from this folder; name the "
                                      "study itself",
                                      study));
  if (scenario_provenance(study, set).at("scenario_sha256") != text("scenario_sha256"))
    throw FileError(path, fmt::format("{} or a file that it names has changed since, or was run "
                                      "with other --set; name the study itself",
                                      study));
  return study;
}

/// What is to be explained.
struct Task {
  std::string study, proposal;
  std::optional<std::uint64_t> seed;  ///< of a results file
};

Task task_of(const Arguments& arguments) {
  const std::string& path = arguments.positional().front();
  Task task{path, arguments.text("proposal"), {}};
  if (is_results_file(path)) {
    task.study = study_of_results(path, arguments.texts("set"));
    task.seed = read_results(path).seed;
  }
  return task;
}

/// Throws `CommandLineError` if the study has no such proposal.
void check_proposal(const Study& study, const std::string& name) {
  std::vector<std::string> names = names_of(study.options, &Option::name);
  names.erase(names.begin());
  chosen(name, names,
         name.empty() ? "--proposal: which one? received" : "the study has no proposal");
}

/// The study with the proposal taken apart; without a name, its only one.
TakenApart taken_apart(Task& task, const std::vector<std::string>& set) {
  if (task.proposal.empty()) {
    const Study study = load_study(task.study, set);
    if (study.options.size() == 2) task.proposal = study.options[1].name;
    check_proposal(study, task.proposal);
  }
  TakenApart apart = load_apart(task.study, task.proposal, set);
  check_proposal(apart.study, task.proposal);
  return apart;
}

Duration threshold_of(const Arguments& arguments) {
  const std::string text = arguments.text("threshold", "5");
  char* end = nullptr;
  const double seconds = std::strtod(text.c_str(), &end);
  if (text.empty() || *end != '\0' || !(seconds >= 0 && seconds <= 86400))
    throw CommandLineError(
        fmt::format("--threshold: expected seconds from 0 to 86400, received \"{}\"", text));
  return to_duration(Seconds{seconds});
}

std::string measure_of(const Arguments& arguments) {
  const std::string name = arguments.text("measure");
  if (name.empty()) return name;
  std::vector<std::string> names;
  for (const MeasureMeaning& one : measure_meanings())
    if (one.family == "contact") names.emplace_back(one.name);
  chosen(name, names, "--measure: classes of calls have no measure");
  return name;
}

ExplainSettings settings_of(const Arguments& arguments) {
  ExplainSettings settings;
  settings.replications =
      static_cast<int>(arguments.number("replications", {.least = 2, .most = 10'000}).value_or(10));
  settings.threshold = threshold_of(arguments);
  settings.measure = measure_of(arguments);
  settings.jobs = {jobs_of(arguments), limits_of(arguments)};
  return settings;
}

void shorten(TakenApart& apart, std::uint64_t weeks) {
  const Duration length = std::chrono::weeks{weeks};
  for (Option& option : apart.study.options) option.world.horizon.length = length;
  for (World& world : apart.worlds) world.horizon.length = length;
}

/// In what the explanation differs from the study.
std::vector<std::string> notes_of(const Study& study, std::optional<std::uint64_t> weeks) {
  constexpr double week = 7 * 86400;
  const double stated = to_seconds(study.options.front().world.horizon.length).count() / week;
  std::vector<std::string> notes;
  if (weeks && static_cast<double>(*weeks) < stated)
    notes.push_back(
        fmt::format("only the first {} of the study's {:g} weeks; other seasons may differ.",
                    *weeks == 1 ? "week" : fmt::format("{} weeks", *weeks), stated));
  if (study.staffing == StaffingRule::hold_standard)
    notes.emplace_back(
        "the study finds rosters that hold the standards, and prices those. Here both worlds work "
        "the rosters that their files state, so that service differs and posts are those stated.");
  return notes;
}

std::string text_of(const Explained& answer, Format format) {
  if (format == Format::json) return explain_json(answer);
  return format == Format::csv ? explain_csv(answer) : explain_text(answer, wants_colour());
}

ExitCode run_explain(const Arguments& arguments, const Invocation& invocation) {
  const Format format = format_of(arguments);
  ExplainSettings settings = settings_of(arguments);
  const auto weeks = arguments.number("weeks", {.least = 1, .most = 520});
  const Progress::Style style = progress_style(arguments);
  Task task = task_of(arguments);
  TakenApart apart = taken_apart(task, arguments.texts("set"));
  const std::vector<std::string> notes = notes_of(apart.study, weeks);
  if (weeks) shorten(apart, *weeks);
  settings.seed = arguments.number("seed").value_or(task.seed.value_or(apart.study.seed));
  apart.study.provenance["seed"] = std::to_string(settings.seed);
  apart.study.provenance["program_version"] = build::version;
  apart.study.provenance["git_commit"] = build::commit;
  apart.study.provenance["command"] = invocation.text();
  try {
    std::optional<Progress> progress(style);
    settings.progress = [&progress](const RunProgress& now) { progress->show(now); };
    Explanation found = explain(apart, task.proposal, settings);
    progress.reset();
    const auto option = std::ranges::find(apart.study.options, task.proposal, &Option::name);
    const World& baseline = apart.study.options.front().world;
    std::cout << text_of({baseline, option->world, std::move(found), notes}, format) << std::flush;
    return ExitCode::ok;
  } catch (const ExplainFailure& failed) {
    std::cerr << "bluelight: " << failed.what() << '\n';
    return ExitCode::replication_failed;
  }
}

}  // namespace

const Command explain_command{
    .name = "explain",
    .operands = "STUDY",
    .fewest = 1,
    .most = 1,
    .summary = "say who gains by a proposal, who loses, and what does it",
    .explanation =
        "Simulates the baseline and a proposal on the same callers, and says of each caller "
        "whether they wait longer, less or as long as before: which classes of calls, zones and "
        "times of day have more of those worse off, with calls as examples. Then switches the "
        "mechanisms of the proposal on and off, and splits every change among pooling, crewing, "
        "handling times, transfer and the rest. STUDY may be a results file whose scenario files "
        "are still the same.",
    .examples =
        "  bluelight explain scenarios/reference_county/study.toml --proposal one_room\n"
        "  bluelight explain study.h5 --proposal one_room --weeks 12\n"
        "  bluelight explain study.toml --proposal one_room --measure abandonment\n"
        "  bluelight explain study.toml --proposal one_room --format json | jq .split\n",
    .options = explain_options,
    .run = run_explain};

}  // namespace bluelight::cli
