#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <bluelight/appraisal.hpp>
#include <bluelight/quantity_text.hpp>
#include <map>

#include "analysis/model/sections.hpp"
#include "analysis/report/words.hpp"

namespace bluelight::model {
namespace {

std::string title_of(const OptionRuns& option) { return plain(report::title_of(option)); }

std::vector<std::string> titles_of(const auto& things) {
  std::vector<std::string> names;
  for (const auto& thing : things)
    names.push_back(plain(thing.title.empty() ? thing.name : thing.title));
  return names;
}

std::string residents_text(const World& world) {
  double residents = 0;
  for (const Zone& zone : world.zones) residents += zone.population;
  return residents > 0 ? count_text(residents) : "no stated number of";
}

void write_purpose(Document& document, const Subject& subject) {
  const World& world = subject.world;
  const int years = subject.study.appraisal.years;
  document.heading(3, "1.1 Purpose of the model");
  document.paragraph(fmt::format(
      "To tell what a proposed collaboration of emergency services is worth: what it changes in "
      "how "
      "calls are answered and units are mobilised, how many posts that takes, and what it costs "
      "each "
      "organisation over {} year{}. The world is “{}” (prices of {}), with the services {} and {} "
      "residents.",
      years, years == 1 ? "" : "s", plain(world.title),
      world.area.prices.empty() ? "no stated year" : plain(world.area.prices),
      fmt::join(titles_of(world.services), ", "), residents_text(world)));
}

/// What one measure means: the words of its layout.
std::string meaning_of(const StudyResult& study, const Headline& headline) {
  for (const OptionRuns& option : study.options)
    for (const Measure& measure : option.layout.measures)
      if (measure.family == headline.family && measure.name == headline.measure)
        return plain(measure.description);
  return "–";
}

void write_measures(Document& document, const Subject& subject) {
  std::vector<std::vector<std::string>> rows;
  std::map<std::pair<std::string_view, std::string_view>, bool> seen;
  for (const ComparisonRow& row : subject.findings.comparison.rows) {
    const Headline& headline = row.headline;
    if (std::exchange(seen[{headline.family, headline.measure}], true)) continue;
    rows.push_back({code(fmt::format("{}.{}", headline.family, headline.measure)),
                    row.unit == "1" ? "share" : plain(row.unit),
                    meaning_of(subject.study, headline), std::string(name_of(headline.good))});
  }
  document.table({"measure", "unit", "meaning", "good is"}, rows);
}

/// How each class of calls is answered in each option.
void write_answers(Document& document, const Subject& subject) {
  const Comparison& comparison = subject.findings.comparison;
  std::vector<std::vector<std::string>> rows;
  for (const std::string& contact : comparison.labels("contact"))
    for (std::size_t i = 0; i < comparison.options.size(); ++i) {
      const ComparisonRow* row = leading_row(comparison, contact, i);
      if (row == nullptr || !row->options[i].present) continue;
      const auto& difference = row->options[i].difference;
      rows.push_back({code(contact), code(comparison.options[i].name),
                      plain(report::measure_text(subject.study, *row)),
                      quantity_text(row->options[i].estimate, row->unit),
                      difference ? report::difference_text(difference->estimate, row->unit) : "–",
                      difference ? std::string(text_of(difference->verdict)) : "–"});
    }
  document.table(
      {"class of calls", "option", "measure", "value", "difference from the baseline", "verdict"},
      rows);
}

void write_money(Document& document, const Subject& subject) {
  const Appraisal& appraisal = subject.findings.appraisal;
  std::vector<std::string> sentences;
  for (const NetPresentSocialValue& value : appraisal.values)
    sentences.push_back(
        fmt::format("{}: {}.", code(value.proposal), plain(value_sentence(appraisal, value))));
  document.list(sentences);
}

void write_outputs(Document& document, const Subject& subject) {
  document.heading(3, "1.2 Model outputs");
  document.paragraph(
      "Measures that every comparison shows, each for every class of calls, room, staff group, "
      "desk, pair of services or zone that has it. Most exist by hour of the week too. Means over "
      "replications stand with a 95 % interval.");
  write_measures(document, subject);
  document.paragraph("What the runs of this study gave for the measure that answers first:");
  write_answers(document, subject);
  write_money(document, subject);
}

std::string levers_text(const OptionText& option) {
  std::vector<std::string> levers;
  for (const LeverText& lever : option.levers)
    levers.push_back(fmt::format("{} ({})", code(lever.name), plain(lever.kind)));
  return levers.empty() ? "none" : fmt::format("{}", fmt::join(levers, ", "));
}

std::string rule_text(StaffingRule rule) {
  switch (rule) {
    case StaffingRule::fixed:
      return "posts stay those of the stated rosters, however demand grows";
    case StaffingRule::hold_standard:
      return "posts are those that hold the stated standards, found anew for every state and level "
             "of demand";
    case StaffingRule::budget:
      return "what is paid for posts stays as it is";
  }
  return "";
}

void write_aims(Document& document, const Subject& subject) {
  document.heading(3, "1.3 Experimentation aims");
  const auto& options = subject.study.options;
  document.paragraph(
      options.size() == 1
          ? "One world is described as it is: nothing is compared."
          : fmt::format("{} compared with the baseline “{}”; every option meets the same calls.",
                        report::sentence_case(report::counted(options.size() - 1, "proposal")) +
                            (options.size() == 2 ? " is" : " are"),
                        title_of(options.front())));
  std::vector<std::vector<std::string>> rows;
  for (std::size_t i = 0; i < options.size(); ++i)
    rows.push_back({code(options[i].name), title_of(options[i]), i == 0 ? "baseline" : "proposal",
                    levers_text(subject.options[i])});
  document.table({"option", "title", "is", "levers"}, rows);
  document.paragraph(fmt::format("The same rule of staffing holds for all options: {}.",
                                 rule_text(subject.study.staffing)));
}

}  // namespace

void write_objectives(Document& document, const Subject& subject) {
  document.heading(2, "1 Objectives");
  write_purpose(document, subject);
  write_outputs(document, subject);
  write_aims(document, subject);
}

}  // namespace bluelight::model
