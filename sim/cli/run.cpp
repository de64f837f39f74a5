#include <bluelight/load.hpp>
#include <bluelight/run_study.hpp>

#include "cli/command.hpp"
#include "cli/shared_options.hpp"
#include "cli/simulate.hpp"

namespace bluelight::cli {
namespace {

constexpr int default_replications = 10;
constexpr std::uint64_t default_seed = 1;

constexpr auto run_options = simulation_options(
    {.output = "results file; default: results.h5; none: write no file",
     .replications = "independent runs; default: 10",
     .seed = "another seed gives other calls, the same seed the same results; default: 1"});

ExitCode run_run(const Arguments& arguments, const Invocation& invocation) {
  const Option option = load_option(arguments.positional().front(), arguments.texts("set"));
  Simulation simulation{.study = study_of(option, default_seed, default_replications),
                        .default_output = "results.h5",
                        .arguments = arguments,
                        .invocation = invocation};
  apply_options(simulation);
  return simulate_and_print(simulation);
}

}  // namespace

const Command run_command{
    .name = "run",
    .operands = "WORLD",
    .fewest = 1,
    .most = 1,
    .summary = "simulate one world, or the world that a proposal makes",
    .explanation =
        "Simulates a world several times and prints how calls were answered, how "
        "busy staff were and what posts cost, each with its interval. A world that "
        "names a theory is printed beside its exact values. All numbers go to a "
        "results file (docs/results.md).",
    .examples =
        "  bluelight run scenarios/reference_county/world.toml\n"
        "  bluelight run world.toml --replications 5 -o none\n"
        "  bluelight run world.toml --set 'staff.fire_operators.roster={ constant = 5 }'\n"
        "  bluelight run world.toml --format json > answer.json\n"
        "  bluelight run world.toml --seed 1 --only-replication 3\n",
    .options = run_options,
    .run = run_run};

}  // namespace bluelight::cli
