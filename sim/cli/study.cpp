#include <bluelight/appraisal.hpp>
#include <bluelight/load.hpp>
#include <iostream>

#include "cli/choose.hpp"
#include "cli/command.hpp"
#include "cli/shared_options.hpp"
#include "cli/simulate.hpp"

namespace bluelight::cli {
namespace {

constexpr auto study_options =
    simulation_options({.output = "results file; default: study.h5; none: write no file",
                        .replications = "runs of each option; default: as the study says",
                        .seed = "another seed gives other calls, the same seed the same results; "
                                "default: as the study says"},
                       OptionRow{.name = "only-option",
                                 .placeholder = "NAME",
                                 .description = "run the baseline or one proposal alone"});

/// Keeps the option called `name` alone, with its inputs as they are; throws `CommandLineError` if
/// there is none.
void keep_only(Study& study, const std::string& name) {
  const Option kept =
      study
          .options[chosen(name, names_of(study.options, &Option::name), "the study has no option")];
  study.options = {kept};
  study.varied.clear();
  study.ends.clear();
}

ExitCode run_study(const Arguments& arguments, const Invocation& invocation) {
  Simulation simulation{.study = load_study(arguments.positional().front(), arguments.texts("set")),
                        .default_output = "study.h5",
                        .arguments = arguments,
                        .invocation = invocation};
  if (arguments.has("only-option")) {
    const Option& baseline = simulation.study.options.front();
    simulation.today =
        baseline.worlds_by_date.empty() ? baseline.world : baseline.worlds_by_date.front().world;
    keep_only(simulation.study, arguments.text("only-option"));
  }
  apply_options(simulation);
  for (const std::string& note : notes_beforehand(simulation.study))
    std::cerr << "bluelight: " << note << '\n';
  return simulate_and_print(simulation);
}

}  // namespace

const Command study_command{
    .name = "study",
    .operands = "STUDY",
    .fewest = 1,
    .most = 1,
    .summary = "simulate a baseline and proposals on the same calls, and compare them",
    .explanation =
        "Simulates every option of a study on the same calls and prints, for each "
        "proposal, what it changes in service and in money and whether that can be "
        "told from chance. A study that was stopped goes on where it was when the "
        "same command is typed again.",
    .examples =
        "  bluelight study scenarios/reference_county/study.toml -o study.h5 --jobs 2\n"
        "  bluelight study study.toml --replications 4 -o quick.h5\n"
        "  bluelight study study.toml --time-limit 10min --memory-limit 2GB\n"
        "Then:\n"
        "  bluelight case study.h5 -o case/\n",
    .options = study_options,
    .run = run_study};

}  // namespace bluelight::cli
