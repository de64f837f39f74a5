#include <fmt/format.h>

#include <algorithm>
#include <bluelight/findings.hpp>
#include <bluelight/quantity_text.hpp>
#include <cmath>

#include "analysis/report/interval_bar.hpp"
#include "analysis/report/money_words.hpp"
#include "analysis/report/sections.hpp"
#include "analysis/report/sentences.hpp"
#include "analysis/report/words.hpp"

namespace bluelight::report {
namespace {

/// The row that answers first in `option` for each contact class that was offered a call.
std::vector<const ComparisonRow*> leading_rows(const Comparison& comparison, std::size_t option) {
  std::vector<const ComparisonRow*> rows;
  for (const std::string& contact : comparison.labels("contact"))
    if (const ComparisonRow* row = leading_row(comparison, contact, option)) rows.push_back(row);
  return rows;
}

Data service_finding(const Source& source, const ComparisonRow& row, std::size_t option) {
  const ComparedValue& value = row.options[option];
  const Verdict verdict = value.difference ? value.difference->verdict : Verdict::no_pairs;
  const Estimate change = value.difference ? value.difference->estimate : Estimate{};
  return record(
      {{"name", title_of(row.label)},
       {"measure", measure_text(source.study, row)},
       {"before", quantity_text(row.options.front().estimate, row.unit)},
       {"before_standard", standard_text(source.study, row, row.options.front().estimate)},
       {"after_standard", standard_text(source.study, row, value.estimate)},
       {"after", quantity_text(value.estimate, row.unit)},
       {"difference", verdict == Verdict::identical ? "none" : difference_text(change, row.unit)},
       {"style", style_of(verdict)},
       {"symbol", symbol_of(verdict)},
       {"verdict", finding_text(verdict)},
       {"bar", difference_bar(source.comparison, row, option)}});
}

/// The widest reach of the values' intervals from zero: the scale of their drawings.
double reach_of(const Appraisal& appraisal) {
  double reach = 0;
  for (const NetPresentSocialValue& value : appraisal.values)
    reach = std::max({reach, std::abs(value.low.value), std::abs(value.high.value)});
  return reach;
}

Data money_finding(const Appraisal& appraisal, std::size_t option) {
  const NetPresentSocialValue& value = appraisal.values[option - 1];
  const Verdict verdict = verdict_of(value);
  return record({{"name", "Money"},
                 {"measure", fmt::format("cost over {} years, present value", appraisal.years)},
                 {"before", money_text(appraisal.options.front().present_cost)},
                 {"after", money_text(appraisal.options[option].present_cost)},
                 {"before_standard", ""},
                 {"after_standard", ""},
                 {"difference", fmt::format("NPSV {}", money_text(value.central, Sign::always))},
                 {"style", style_of(verdict)},
                 {"symbol", symbol_of(verdict)},
                 {"verdict", money_verdict_text(value)},
                 {"bar", interval_bar(value.low.value, value.central.value, value.high.value,
                                      reach_of(appraisal))}});
}

Data findings_of(const Source& source, std::size_t option) {
  Data findings = list(leading_rows(source.comparison, option), [&](const ComparisonRow* row) {
    return service_finding(source, *row, option);
  });
  if (!source.appraisal.empty()) findings.push_back(money_finding(source.appraisal, option));
  return findings;
}

Data proposal_of(const Source& source, std::size_t option) {
  const bool money = !source.appraisal.empty();
  return record(
      {{"style", style_of_option(option)},
       {"number", fmt::format("Proposal {} of {}", option, source.study.options.size() - 1)},
       {"title", title_of(source.study.options[option])},
       {"service", service_text(source, option)},
       {"has_money", money},
       {"money", money ? money_sentence(source.appraisal, option) : std::string()},
       {"findings", findings_of(source, option)}});
}

Data single_of(const StudyResult& study, const ComparisonRow& row) {
  return record({{"name", title_of(row.label)},
                 {"measure", measure_text(study, row)},
                 {"value", quantity_text(row.options.front().estimate, row.unit)}});
}

}  // namespace

Data answer_section(const Source& source) {
  Data proposals{Data::type::list};
  for (std::size_t option = 1; option < source.study.options.size(); ++option)
    proposals.push_back(proposal_of(source, option));
  const bool alone = source.study.options.size() == 1;
  return record({{"baseline", title_of(source.study.options.front())},
                 {"stranded", list(stranded(source.study),
                                   [](const std::string& sentence) { return Data(sentence); })},
                 {"proposals", proposals},
                 {"alone", alone},
                 {"service", alone ? single_text(source) : std::string()},
                 {"values", list(leading_rows(source.comparison, 0), [&](const ComparisonRow* row) {
                    return single_of(source.study, *row);
                  })}});
}

}  // namespace bluelight::report
