#include "cli/simulate.hpp"

#include <bluelight/load.hpp>
#include <bluelight/run_study.hpp>
#include <bluelight_build.hpp>
#include <iostream>

#include "cli/print_findings.hpp"
#include "cli/progress.hpp"

namespace bluelight::cli {
namespace {

constexpr std::string_view no_output = "none";

/// The words that decide what is simulated: command, file, changes and seed.
std::vector<std::string> deciding_words(const Simulation& simulation) {
  const Arguments& arguments = simulation.arguments;
  std::vector<std::string> words{simulation.invocation.words.front(),
                                 arguments.positional().front()};
  for (const std::string& set : arguments.texts("set")) words.insert(words.end(), {"--set", set});
  words.insert(words.end(), {"--seed", std::to_string(simulation.study.seed)});
  return words;
}

/// The command line that repeats one run: the same file and changes, without limits.
std::string repeat_command(const Simulation& simulation, const Job& job) {
  auto words = deciding_words(simulation);
  words.insert(words.end(), {"--only-replication", std::to_string(job.replication)});
  if (words.front() == "study")
    words.insert(words.end(), {"--only-option", simulation.study.options[job.option].name});
  return Invocation{simulation.invocation.program, words}.text();
}

/// The command line that gives the same results, without what never changes them.
std::string stamped_command(const Simulation& simulation) {
  auto words = deciding_words(simulation);
  words.insert(words.end(), {"--replications", std::to_string(simulation.study.replications)});
  for (const std::string only : {"only-replication", "only-option"})
    for (const std::string& value : simulation.arguments.texts(only))
      words.insert(words.end(), {"--" + only, value});
  return Invocation{"bluelight", words}.text();
}

RunSettings settings_of(const Simulation& simulation, Progress& progress) {
  RunSettings settings;
  settings.workers = jobs_of(simulation.arguments);
  settings.limits = limits_of(simulation.arguments);
  settings.only_replication = simulation.arguments.number("only-replication");
  settings.repeat_command = [&](const Job& job) { return repeat_command(simulation, job); };
  settings.progress = [&](const RunProgress& now) { progress.show(now); };
  settings.note = [](const std::string& note) { std::cerr << "bluelight: " << note << '\n'; };
  return settings;
}

/// A repeated replication is looked at, not kept.
std::string output_of(const Simulation& simulation) {
  const bool repeated = simulation.arguments.has("only-replication");
  return simulation.arguments.text("output", repeated ? no_output : simulation.default_output);
}

StudyResult simulated(const Simulation& simulation, const std::string& output) {
  Progress progress(progress_style(simulation.arguments));
  const RunSettings settings = settings_of(simulation, progress);
  if (output == no_output) return run_study(simulation.study, settings);
  return run_study_to_file(simulation.study, settings, output);
}

Findings findings_beside_theory(const StudyResult& result, const World& world) {
  Findings findings = findings_of(result);
  findings.standards = standards_of(world);
  if (result.options.size() == 1)
    findings.theory = beside_theory(result.options.front(), theory_values(world));
  return findings;
}

}  // namespace

void apply_options(Simulation& simulation) {
  Study& study = simulation.study;
  const Arguments& arguments = simulation.arguments;
  study.seed = arguments.number("seed").value_or(study.seed);
  if (const auto replications = arguments.number("replications", {.least = 1, .most = 1'000'000}))
    study.replications = static_cast<int>(*replications);
  study.provenance = scenario_provenance(arguments.positional().front(), arguments.texts("set"));
  study.provenance["program_version"] = build::version;
  study.provenance["git_commit"] = build::commit;
  study.provenance["compiler"] = build::compiler;
  study.provenance["seed"] = std::to_string(study.seed);
  study.provenance["command"] = stamped_command(simulation);
}

ExitCode simulate_and_print(const Simulation& simulation) {
  const Format format = format_of(simulation.arguments);
  const World& world = simulation.study.options.front().world;
  theory_values(world);
  const std::string output = output_of(simulation);
  const StudyResult result = simulated(simulation, output);
  const Findings findings = findings_beside_theory(result, world);
  print_findings(findings, format);
  if (output != no_output) std::cerr << "Results: " << output << '\n';
  return findings.failures.empty() ? ExitCode::ok : ExitCode::replication_failed;
}

}  // namespace bluelight::cli
