#include "cli/simulate.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <bluelight/load.hpp>
#include <bluelight/plan_study.hpp>
#include <bluelight/results_file.hpp>
#include <bluelight/run_study.hpp>
#include <bluelight/staff_study.hpp>
#include <iostream>

#include "cli/build_stamp.hpp"
#include "cli/print_findings.hpp"
#include "cli/print_plan.hpp"
#include "cli/progress.hpp"
#include "cli/study_staff.hpp"

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
  if (simulation.study.precision.empty())
    words.insert(words.end(), {"--replications", std::to_string(simulation.study.replications)});
  for (const std::string only : {"only-replication", "only-option"})
    for (const std::string& value : simulation.arguments.texts(only))
      words.insert(words.end(), {"--" + only, value});
  return Invocation{"bluelight", words}.text();
}

RunSettings settings_of(const Simulation& simulation, Progress& progress, std::size_t& failed) {
  RunSettings settings;
  settings.workers = jobs_of(simulation.arguments);
  settings.limits = limits_of(simulation.arguments);
  settings.only_replication = simulation.arguments.number("only-replication");
  settings.repeat_command = [&](const Job& job) { return repeat_command(simulation, job); };
  settings.progress = [&](const RunProgress& now) {
    failed = now.failed;
    progress.show(now);
  };
  settings.note = [](const std::string& note) { std::cerr << "bluelight: " << note << '\n'; };
  return settings;
}

/// A repeated replication is looked at, not kept.
std::string output_of(const Simulation& simulation) {
  const bool repeated = simulation.arguments.has("only-replication");
  return simulation.arguments.text("output", repeated ? no_output : simulation.default_output);
}

/// What of two studies differs, so that runs of one are not runs of the other.
std::vector<std::string> differences(const StudyResult& earlier, const Study& study) {
  std::vector<std::string> names;
  for (const char* name : {"scenario_sha256", "program_version", "git_commit", "seed"}) {
    const auto found = earlier.provenance.find(name);
    if (found == earlier.provenance.end() || found->second != study.provenance.at(name))
      names.emplace_back(name);
  }
  const auto name = [](const auto& option) { return option.name; };
  if (!std::ranges::equal(earlier.options, study.options, {}, name, name))
    names.emplace_back("options");
  return names;
}

/// Results to which runs are added. Throws `FileError` unless they are of this very study, by the
/// same program.
StudyResult earlier_results(const Study& study, const std::string& file) {
  StudyResult earlier = read_results(file);
  if (const auto differing = differences(earlier, study); !differing.empty())
    throw FileError(file, fmt::format("runs cannot be added to results of something else: {} {}",
                                      fmt::join(differing, ", "),
                                      differing.size() == 1 ? "differs" : "differ"));
  return earlier;
}

/// The command line that gives results with `added` runs of each option more.
std::string longer_command(Simulation& simulation, const StudyResult& earlier, int added) {
  const auto& runs = earlier.options.front().runs;
  if (!runs.empty() && runs.front().replication > 0)  // after a pilot
    return fmt::format("{} --add {}", earlier.provenance.at("command"), added);
  simulation.study.replications = static_cast<int>(runs.size()) + added;
  simulation.study.precision.clear();
  return stamped_command(simulation);
}

/// How many runs of each option are added. Throws `CommandLineError` if there is nothing to add to.
std::optional<int> added_runs(const Simulation& simulation, const std::string& output) {
  const auto added = simulation.arguments.number("add", {.least = 1, .most = 1'000'000});
  if (!added) return std::nullopt;
  if (simulation.arguments.has("only-replication"))
    throw CommandLineError("--add: expected no --only-replication beside it");
  if (output == no_output)
    throw CommandLineError("--add: expected a results file to add to, received --output none");
  return static_cast<int>(*added);
}

/// What was found, and how many runs of this start failed: of those beside the options' own the
/// result does not tell.
struct Simulated {
  StudyResult result;
  std::size_t failed = 0;
};

Simulated simulated(Simulation& simulation, const std::string& output) {
  const auto added = added_runs(simulation, output);
  std::optional<StudyResult> earlier;
  if (added) earlier = earlier_results(simulation.study, output);
  if (added && wants_staff(simulation.study))
    std::cerr << "bluelight: staff is looked for anew, and found as before: trials of a finished "
                 "study are not kept\n";
  find_staff(simulation, output == no_output ? "" : output);
  Progress progress(progress_style(simulation.arguments));
  Simulated done;
  RunSettings settings = settings_of(simulation, progress, done.failed);
  if (added) {
    settings.addition.emplace(*earlier, *added);
    simulation.study.provenance["command"] = longer_command(simulation, *earlier, *added);
  }
  if (output == no_output) {
    done.result = run_study(simulation.study, settings);
    return done;
  }
  done.result = run_study_to_file(simulation.study, settings, output);
  forget_staff(staff_folder(output));
  return done;
}

/// The exact values of a world that names its theory. They are found before anything is simulated:
/// a world that does not reduce to its theory is refused.
std::vector<TheoryValue> exact_values(const World& world, Progress::Style style) {
  if (!world.theory.empty() && style != Progress::Style::none)
    std::cerr << fmt::format("bluelight: exact values of {}\n", world.theory);
  return theory_values(world);
}

Findings findings_beside(const std::vector<TheoryValue>& exact, const StudyResult& result,
                         const World& world) {
  Findings findings = findings_of(result);
  findings.standards = standards_of(world);
  if (result.options.size() == 1) findings.theory = beside_theory(result.options.front(), exact);
  return findings;
}

}  // namespace

void apply_options(Simulation& simulation) {
  Study& study = simulation.study;
  const Arguments& arguments = simulation.arguments;
  study.seed = arguments.number("seed").value_or(study.seed);
  if (const auto replications = arguments.number("replications", {.least = 1, .most = 1'000'000}))
    study.replications = static_cast<int>(*replications);
  if (arguments.has("replications")) study.precision.clear();
  study.provenance = scenario_provenance(arguments.positional().front(), arguments.texts("set"));
  study.provenance["program_version"] = build::version;
  study.provenance["git_commit"] = build::commit;
  study.provenance["compiler"] = build::compiler;
  study.provenance["seed"] = std::to_string(study.seed);
  study.provenance["command"] = stamped_command(simulation);
}

namespace {

ExitCode simulate_and_tell(Simulation& simulation) {
  const Format format = format_of(simulation.arguments);
  const World& world = simulation.study.options.front().world;
  const std::vector<TheoryValue> exact = exact_values(world, progress_style(simulation.arguments));
  if (simulation.arguments.has("plan")) {
    const StudyPlan plan = plan_study(simulation.study, limits_of(simulation.arguments));
    print_plan(plan, jobs_of(simulation.arguments), staff_plan_text(simulation, plan));
    return ExitCode::ok;
  }
  const std::string output = output_of(simulation);
  const Simulated done = simulated(simulation, output);
  const Findings findings = findings_beside(exact, done.result, world);
  print_findings(findings, format);
  if (output != no_output) std::cerr << "Results: " << output << '\n';
  return findings.failures.empty() && done.failed == 0 ? ExitCode::ok
                                                       : ExitCode::replication_failed;
}

}  // namespace

ExitCode simulate_and_print(Simulation simulation) {
  try {
    return simulate_and_tell(simulation);
  } catch (const FailedReplications& failed) {
    std::cerr << "bluelight: " << failed.what() << '\n';
    return ExitCode::replication_failed;
  }
}

}  // namespace bluelight::cli
