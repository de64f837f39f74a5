#include <array>
#include <bluelight/model_description.hpp>
#include <bluelight/report.hpp>
#include <bluelight/results_file.hpp>
#include <bluelight/workbook.hpp>
#include <filesystem>
#include <iostream>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "cli/command.hpp"
#include "cli/print_findings.hpp"
#include "results/durable_file.hpp"

namespace bluelight::cli {
namespace {

constexpr std::array case_options{
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

/// The content of one file.
struct Output {
  std::string name;
  std::vector<std::byte> content;
};

Output text_output(std::string name, const std::string& text) {
  const auto bytes = std::as_bytes(std::span(text));
  return {std::move(name), {bytes.begin(), bytes.end()}};
}

std::vector<Output> outputs_of(const StudyResult& result, const Findings& findings) {
  return {text_output("report.html", report_page(result, findings)),
          {"workbook.xlsx", workbook_bytes(result, findings)},
          text_output("model.md", model_description(result, findings)),
          text_output("comparison.csv", comparison_csv(findings.comparison)),
          text_output("costs.csv", costs_csv(findings.appraisal)),
          text_output("timeline.csv", timeline_csv(findings.appraisal)),
          text_output("tornado.csv", tornado_csv(findings.appraisal)),
          text_output("service.csv", service_csv(findings.appraisal)),
          text_output("responses.csv", responses_csv(findings.appraisal))};
}

ExitCode run_case(const Arguments& arguments, const Invocation&) {
  const Format format = format_of(arguments);
  const std::filesystem::path folder = arguments.text("output", "case");
  const StudyResult result = read_results(arguments.positional().front());
  const Findings findings = findings_of(result);
  const auto outputs = outputs_of(result, findings);
  make_folder(folder);
  for (const Output& output : outputs)
    replaceable_file(folder / output.name);  // all can be written, or none is
  std::string names;
  for (const Output& output : outputs) {
    write_durably(folder / output.name, output.content);
    names += (names.empty() ? (folder / output.name).string() : ", " + output.name);
  }
  std::cout << (format == Format::table ? answer_text(findings) : text_of(findings, format));
  std::cerr << "Written: " << names << '\n';
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
        "network; workbook.xlsx, the money as live formulas down to the inputs; model.md, the "
        "model behind it as reviewers of simulation studies ask "
        "for it (STRESS-DES); comparison.csv, every measure of every option with its interval "
        "and its difference from the baseline; costs.csv, every cost by "
        "organisation and year; timeline.csv, posts and savings by month; tornado.csv, what each "
        "uncertain input does to the value, and where the case turns; service.csv, service by year "
        "if "
        "rosters stay; responses.csv, how posts and benefits follow demand.",
    .examples =
        "  bluelight case study.h5 -o case/\n"
        "  xdg-open case/report.html\n",
    .options = case_options,
    .run = run_case};

}  // namespace bluelight::cli
