#include <array>
#include <bluelight/results_file.hpp>

#include "cli/command.hpp"
#include "cli/print_findings.hpp"

namespace bluelight::cli {
namespace {

constexpr std::array compare_options{format_option};

ExitCode run_compare(const Arguments& arguments, const Invocation&) {
  const Format format = format_of(arguments);
  print_findings(findings_of(read_results(arguments.positional().front())), format);
  return ExitCode::ok;
}

}  // namespace

const Command compare_command{
    .name = "compare",
    .operands = "RESULTS",
    .fewest = 1,
    .most = 1,
    .summary = "print the comparison of a results file again",
    .explanation =
        "Prints what a study found: for each proposal, what it changes and whether "
        "the change can be told from chance; its cost by organisation and year; its "
        "present value.",
    .examples =
        "  bluelight compare study.h5\n"
        "  bluelight compare study.h5 --format csv > comparison.csv\n"
        "  bluelight compare study.h5 --format json | jq .appraisal.values\n",
    .options = compare_options,
    .run = run_compare};

}  // namespace bluelight::cli
