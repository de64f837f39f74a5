#include <array>
#include <bluelight/model_description.hpp>
#include <bluelight/report.hpp>
#include <bluelight/results_file.hpp>
#include <filesystem>
#include <iostream>

#include "cli/command.hpp"
#include "cli/print_findings.hpp"
#include "results/durable_file.hpp"

namespace bluelight::cli {
namespace {

constexpr std::array rows{
    OptionRow{.name = "output",
              .letter = 'o',
              .placeholder = "FOLDER",
              .description = "where the files go; made if need be; default: case"},
    format_option};

void make_folder(const std::filesystem::path& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) throw FileError(folder.string(), error.message());
}

void write_text(const std::filesystem::path& path, const std::string& text) {
  write_durably(path, std::as_bytes(std::span(text)));
}

ExitCode run(const Arguments& arguments, const Invocation&) {
  const Format format = format_of(arguments);
  const std::filesystem::path folder = arguments.text("output", "case");
  const StudyResult result = read_results(arguments.positional().front());
  const Findings findings = findings_of(result);
  const std::string model = model_description(result, findings);
  make_folder(folder);
  for (const char* name : {"report.html", "model.md", "comparison.csv", "costs.csv"})
    replaceable_file(folder / name);  // all can be written, or none is
  write_report(result, folder / "report.html");
  write_text(folder / "model.md", model);
  write_text(folder / "comparison.csv", comparison_csv(findings.comparison));
  write_text(folder / "costs.csv", costs_csv(findings.appraisal));
  std::cout << (format == Format::table ? answer_text(findings) : text_of(findings, format));
  std::cerr << "Written: " << (folder / "report.html").string()
            << ", model.md, comparison.csv, costs.csv\n";
  return ExitCode::ok;
}

}  // namespace

const Command case_command{
    .name = "case",
    .operands = "RESULTS",
    .fewest = 1,
    .most = 1,
    .summary = "write the report and tables of a results file",
    .explanation =
        "Writes what a study found to a folder: report.html, one page that needs no "
        "network; model.md, the model behind it as reviewers of simulation studies ask "
        "for it (STRESS-DES); comparison.csv, every measure of every option with its interval "
        "and its difference from the baseline; costs.csv, every cost by "
        "organisation and year.",
    .examples =
        "  bluelight case study.h5 -o case/\n"
        "  xdg-open case/report.html\n",
    .options = rows,
    .run = run};

}  // namespace bluelight::cli
