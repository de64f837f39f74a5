#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <bluelight/quantity_text.hpp>
#include <map>
#include <set>

#include "analysis/model/mechanisms.hpp"
#include "analysis/model/sections.hpp"
#include "analysis/report/words.hpp"

namespace bluelight::model {
namespace {

using Rows = std::vector<std::vector<std::string>>;

std::string stated(const std::string& text) { return text.empty() ? "not stated" : plain(text); }

std::string range_text(const Input& input) {
  if (input.low == input.high) return "–";
  return fmt::format("{} to {}", plain(report::input_text(input.low, input.unit)),
                     plain(report::input_text(input.high, input.unit)));
}

std::vector<std::string> row_of(const Input& input) {
  return {code(input.path), plain(report::input_text(input.value, input.unit)), range_text(input),
          stated(input.grade), stated(input.source)};
}

bool is_same(const Input& one, const Input& other) {
  return one.path == other.path && one.value == other.value && one.low == other.low &&
         one.high == other.high;
}

/// Inputs of a proposal that its baseline does not have, or has otherwise.
std::vector<Input> own_inputs(const StudyResult& study, std::size_t option) {
  const auto& baseline = study.options.front().inputs;
  std::vector<Input> own;
  for (const Input& input : study.options[option].inputs)
    if (std::none_of(baseline.begin(), baseline.end(),
                     [&](const Input& other) { return is_same(input, other); }))
      own.push_back(input);
  return own;
}

/// Those of the baseline, then those of each proposal that are new or differ.
std::vector<Input> all_inputs(const StudyResult& study) {
  std::vector<Input> all = study.options.front().inputs;
  for (std::size_t option = 1; option < study.options.size(); ++option)
    for (const Input& input : own_inputs(study, option))
      if (std::none_of(all.begin(), all.end(),
                       [&](const Input& other) { return is_same(input, other); }))
        all.push_back(input);
  return all;
}

void write_sources(Document& document, const StudyResult& study) {
  document.heading(3, "3.1 Data sources");
  std::map<std::pair<std::string, std::string>, int> counts;
  const auto inputs = all_inputs(study);
  for (const Input& input : inputs) ++counts[{input.source, input.grade}];
  document.paragraph(fmt::format(
      "{} sourced numbers stand in the scenario. Grades: high (official or measured), reported, "
      "derived (calculated from others), low (weak), memory (from memory, to be checked), assumed.",
      count_text(static_cast<double>(inputs.size()))));
  Rows rows;
  for (const auto& [source, count] : counts)
    rows.push_back({stated(source.first), stated(source.second), fmt::format("{}", count)});
  document.table({"source", "grade", "numbers"}, rows);
}

void write_preprocessing(Document& document, const StudyResult& study) {
  document.heading(3, "3.2 Pre-processing");
  document.list(
      {"Profiles of demand are relative: each is divided by its mean over the year from the date "
       "at "
       "which rates hold, so that a stated number a year is met over that year.",
       "A distribution stated by mean and coefficient of variation, or by quantiles, becomes the "
       "member of its family that has them.",
       "Residents' rates are multiplied by the residents of each zone.",
       "Numbers graded *derived* were calculated from their sources before they were written into "
       "the "
       "scenario:"});
  Rows rows;
  for (const Input& input : all_inputs(study))
    if (input.grade == "derived") rows.push_back(row_of(input));
  if (rows.empty()) document.paragraph("None is.");
  document.table({"input", "value", "range", "grade", "source"}, rows);
}

void write_inputs(Document& document, const StudyResult& study) {
  document.heading(3, "3.3 Input parameters");
  const std::vector<std::string> headings{"input", "value", "range", "grade", "source"};
  Rows rows;
  for (const Input& input : study.options.front().inputs) rows.push_back(row_of(input));
  document.paragraph(
      rows.empty() ? "The baseline's scenario states no number with a source."
                   : "Of the baseline. Profiles, rosters and names are in the resolved scenario "
                     "(table `/options` of the results file, and the report).");
  document.table(headings, rows);
  for (std::size_t option = 1; option < study.options.size(); ++option) {
    rows.clear();
    for (const Input& input : own_inputs(study, option)) rows.push_back(row_of(input));
    const std::string title = plain(report::title_of(study.options[option]));
    document.paragraph(rows.empty() ? fmt::format("“{}” has no other inputs.", title)
                                    : fmt::format("New or different in “{}”:", title));
    document.table(headings, rows);
  }
}

void write_assumptions(Document& document, const Subject& subject) {
  document.heading(3, "3.4 Assumptions");
  Rows rows;
  for (const Input& input : all_inputs(subject.study))
    if (input.grade == "assumed" || input.grade == "memory") rows.push_back(row_of(input));
  document.paragraph(rows.empty() ? "No input is graded assumed or from memory."
                                  : fmt::format("{} inputs are assumed or from memory:",
                                                count_text(static_cast<double>(rows.size()))));
  document.table({"input", "value", "range", "grade", "source"}, rows);
  document.paragraph("Not modelled, in any scenario:");
  document.list(
      {"Crews, travel, hospitals, equipment failures and loss of sites: from mobilised on, times "
       "are "
       "drawn.",
       "Callers who ring the wrong service are heard and passed on; a switch by the operator is "
       "not "
       "modelled.",
       "People are alike within their group, but for stated proficiency; nobody has a turn of "
       "shifts, a leave or a second sick day.",
       "A lever is never switched on within a run: service is simulated in settled states."});
  std::vector<std::string> unused;
  for (const Mechanism& mechanism : mechanisms(subject.world))
    if (mechanism.used_by.empty())
      unused.push_back(fmt::format("{}: {}", mechanism.name, mechanism.meaning));
  if (unused.empty()) return;
  document.paragraph("Left out by this baseline, although the model knows them:");
  document.list(unused);
}

}  // namespace

void write_data(Document& document, const Subject& subject) {
  document.heading(2, "3 Data");
  write_sources(document, subject.study);
  write_preprocessing(document, subject.study);
  write_inputs(document, subject.study);
  write_assumptions(document, subject);
}

}  // namespace bluelight::model
