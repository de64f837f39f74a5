#include <algorithm>
#include <array>
#include <bluelight/quantity_text.hpp>
#include <span>

#include "analysis/report/interval_bar.hpp"
#include "analysis/report/sections.hpp"
#include "analysis/report/sentences.hpp"
#include "analysis/report/words.hpp"

namespace bluelight::report {
namespace {

/// Measures of contact classes that stand in the open; the others are folded away.
constexpr std::array<std::string_view, 5> principal{"answer_within", "answer_time_mean",
                                                    "answer_time_p90", "time_to_answer_in_all_mean",
                                                    "abandonment"};

/// One table of a section: a family of measures, the principal ones or the rest.
struct TableChoice {
  std::string_view family, title;
  bool folded = false;
  bool principal = false;

  bool holds(const ComparisonRow& row) const {
    if (row.headline.family != family) return false;
    if (family != "contact") return true;
    const bool is = std::find(report::principal.begin(), report::principal.end(),
                              row.headline.measure) != report::principal.end();
    return is == principal;
  }
};

constexpr TableChoice of_service[] = {
    {"contact", "Answering, by class of call", false, true},
    {"contact", "Further measures, by class of call", true, false},
    {"room", "By control room", true, false},
    {"staff", "By staff group", true, false},
    {"zone", "By zone: calls about incidents, and the incidents", true, false}};
constexpr TableChoice of_dispatch[] = {{"incident", "From the first call to mobilised, by service"},
                                       {"desk", "Dispatch desks"},
                                       {"transfer", "Transfers between services"}};

bool has_value(const ComparisonRow& row) {
  return std::any_of(row.options.begin(), row.options.end(), [](const ComparedValue& value) {
    return value.present && value.estimate.count > 0;
  });
}

/// "91.2 ± 0.3 % (meets 90 %)" of a desk; the answer says the same of classes of calls.
std::string value_text(const Source& source, const ComparisonRow& row, const Estimate& value) {
  const std::string text = quantity_text(value, row.unit);
  if (row.headline.family != "desk") return text;
  const std::string standard = standard_text(source.study, row, value);
  return standard.empty() ? text : text + " (" + standard + ")";
}

Data option_cell(const Source& source, const ComparisonRow& row, std::size_t option) {
  const ComparedValue& value = row.options[option];
  const Difference difference = value.difference.value_or(Difference{});
  const Verdict verdict = value.difference ? difference.verdict : Verdict::no_pairs;
  const bool same = verdict == Verdict::identical || verdict == Verdict::no_pairs;
  return record(
      {{"title", title_of(source.study.options[option])},
       {"value", value.present ? value_text(source, row, value.estimate) : "not in this option"},
       {"difference", same ? std::string() : difference_text(difference.estimate, row.unit)},
       {"style", style_of(verdict)},
       {"symbol", symbol_of(verdict)},
       {"marked", verdict != Verdict::context},
       {"verdict", verdict == Verdict::standard_met ? finding_text(difference)
                                                    : std::string(word_of(verdict))},
       {"bar", same ? Data(false) : difference_bar(source.comparison, row, option)}});
}

Data row_of(const Source& source, const ComparisonRow& row) {
  Data options{Data::type::list};
  for (std::size_t option = 1; option < row.options.size(); ++option)
    options.push_back(option_cell(source, row, option));
  const ComparedValue& first = row.options.front();
  return record({{"measure", sentence_case(measure_text(source.study, row))},
                 {"baseline",
                  first.present ? value_text(source, row, first.estimate) : "not in the baseline"},
                 {"options", options}});
}

Data groups_of(const Source& source, const TableChoice& choice) {
  Data groups{Data::type::list};
  for (const std::string& label : source.comparison.labels(choice.family)) {
    Data rows{Data::type::list};
    for (const ComparisonRow& row : source.comparison.rows)
      if (choice.holds(row) && row.label == label && has_value(row))
        rows.push_back(row_of(source, row));
    if (!rows.is_empty_list())
      groups.push_back(record({{"name", title_of(label)}, {"rows", rows}}));
  }
  return groups;
}

Data tables_of(const Source& source, std::span<const TableChoice> choices) {
  Data made{Data::type::list};
  for (const TableChoice& choice : choices) {
    const Data groups = groups_of(source, choice);
    if (groups.is_empty_list()) continue;
    made.push_back(record(
        {{"title", std::string(choice.title)}, {"folded", choice.folded}, {"groups", groups}}));
  }
  return made;
}

/// A section of tables; the template has its introduction under "of_" and its name.
Data section_of(std::string_view name, std::string_view title, const Data& tables) {
  return record({{"id", std::string(name)},
                 {"title", std::string(title)},
                 {"of_" + std::string(name), true},
                 {"tables", tables}});
}

}  // namespace

Data comparison_section(const Source& source) {
  const Data dispatch = tables_of(source, of_dispatch);
  Data sections{Data::type::list};
  sections.push_back(
      section_of("comparison", "Service, measure by measure", tables_of(source, of_service)));
  if (!dispatch.is_empty_list())
    sections.push_back(section_of("dispatch", "Dispatch and transfers", dispatch));
  return record({{"sections", sections},
                 {"has_dispatch", !dispatch.is_empty_list()},
                 {"baseline", title_of(source.study.options.front())},
                 {"columns", std::to_string(source.study.options.size() + 1)},
                 {"note", reading_note(source.comparison)}});
}

}  // namespace bluelight::report
