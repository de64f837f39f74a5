#include <fmt/format.h>

#include <algorithm>
#include <bluelight/findings.hpp>
#include <bluelight/quantity_text.hpp>
#include <cmath>

#include "analysis/cost_notes.hpp"
#include "analysis/report/equal_section.hpp"
#include "analysis/report/hinge.hpp"
#include "analysis/report/interval_bar.hpp"
#include "analysis/report/money_words.hpp"
#include "analysis/report/sections.hpp"
#include "analysis/report/sentences.hpp"
#include "analysis/report/service_section.hpp"
#include "analysis/report/summary.hpp"
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
  const Difference change = value.difference.value_or(Difference{});
  const Verdict verdict = change.verdict;
  return record(
      {{"name", title_of(row.label)},
       {"measure", measure_text(source.study, row)},
       {"before", quantity_text(row.options.front().estimate, row.unit)},
       {"before_standard", standard_text(source.study, row, row.options.front().estimate)},
       {"after_standard", standard_text(source.study, row, value.estimate)},
       {"after", quantity_text(value.estimate, row.unit)},
       {"difference",
        verdict == Verdict::identical ? "none" : difference_text(change.estimate, row.unit)},
       {"style", style_of(verdict)},
       {"symbol", symbol_of(verdict)},
       {"verdict", finding_text(change)},
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

/// Whether any class of calls is answered better or worse.
bool is_service_told(const Source& source, std::size_t option) {
  const auto rows = leading_rows(source.comparison, option);
  return std::any_of(rows.begin(), rows.end(), [option](const ComparisonRow* row) {
    const auto& difference = row->options[option].difference;
    return difference &&
           (difference->verdict == Verdict::better || difference->verdict == Verdict::worse ||
            difference->verdict == Verdict::standard_met);
  });
}

/// What it is worth, with interval and chance; first of all whether anything can be told.
std::string worth_text(const Source& source, std::size_t option) {
  const bool told = is_service_told(source, option);
  if (source.appraisal.empty())
    return told ? "The study names no discount schedule, so its money is not appraised."
                : "It cannot be told from the baseline in service, and its money is not appraised.";
  const Verdict money = verdict_of(source.appraisal.values[option - 1]);
  if (!told && money == Verdict::identical)
    return "It is the baseline: nothing changes in money, and no change in service can be told.";
  const std::string worth = money_sentence(source.appraisal, option);
  if (told || money != Verdict::unclear) return worth;
  return "It cannot be told from the baseline, neither in service nor in money. " + worth;
}

/// "Posts: 12.3 fewer than the baseline's 311.0."
std::string posts_sentence(const StudyResult& study, std::size_t option) {
  const double before = total_posts(study.options.front());
  const double change = total_posts(study.options[option]) - before;
  if (before == 0) return {};
  if (std::abs(change) < 0.05)
    return fmt::format("Posts: as many as in the baseline, {:.1f}.", before);
  return fmt::format("Posts: {:.1f} {} than the baseline’s {:.1f}.", std::abs(change),
                     change < 0 ? "fewer" : "more", before);
}

/// Posts at equal service, where they are what is paid; else those of the rosters, then these.
std::string staffing_sentence(const Source& source, std::size_t option) {
  const std::string equal = equal_service_text(source, option);
  if (equal.empty()) return posts_sentence(source.study, option);
  if (source.study.staffing == StaffingRule::hold_standard) return equal;
  return posts_sentence(source.study, option) + " " + equal;
}

Data proposal_of(const Source& source, std::size_t option) {
  const bool money = !source.appraisal.empty();
  return record(
      {{"style", style_of_option(option)},
       {"number", fmt::format("Proposal {} of {}", option, source.study.options.size() - 1)},
       {"title", title_of(source.study.options[option])},
       {"worth", worth_text(source, option)},
       {"service", service_text(source, option)},
       {"posts", staffing_sentence(source, option)},
       {"over_years", standards_over_years(source, option)},
       {"has_money", money},
       {"hinge",
        money ? hinge_sentence(source.appraisal.values[option - 1].sensitivities) : std::string()},
       {"findings", findings_of(source, option)}});
}

/// A row for each proposal: what it is worth, on one scale.
Data overview_of(const Source& source) {
  const Appraisal& appraisal = source.appraisal;
  Data rows{Data::type::list};
  for (std::size_t option = 1; option < appraisal.options.size(); ++option) {
    const NetPresentSocialValue& value = appraisal.values[option - 1];
    const Verdict verdict = verdict_of(value);
    rows.push_back(record(
        {{"title", title_of(source.study.options[option])},
         {"option", style_of_option(option)},
         {"value", unbroken(money_text(value.central, Sign::always))},
         {"interval", value.ranged_inputs > 0
                          ? fmt::format("{} to {}", unbroken(money_text(value.low, Sign::always)),
                                        unbroken(money_text(value.high, Sign::always)))
                          : std::string("no range")},
         {"chance", value.ranged_inputs > 0 ? fmt::format("{:.0f} %", 100 * value.chance_positive)
                                            : std::string("–")},
         {"style", style_of(verdict)},
         {"symbol", symbol_of(verdict)},
         {"verdict", money_verdict_text(value)},
         {"bar", interval_bar(value.low.value, value.central.value, value.high.value,
                              reach_of(appraisal))}}));
  }
  return rows;
}

/// Which ranges the intervals of money do not hold, in the words of a page.
std::string undrawn_text(const Appraisal& appraisal) {
  const auto& names = appraisal.undrawn.names;
  if (names.empty() || appraisal.values.empty()) return {};
  constexpr std::size_t most_names = 4;
  std::vector<std::string> shown;
  for (std::size_t i = 0; i < std::min(names.size(), most_names); ++i)
    shown.push_back(i + 1 == most_names && names.size() > most_names ? "others" : names[i]);
  return fmt::format(
      "Not in the intervals of money: the ranges of {} of the world ({}). Its simulations hold "
      "them at their values; [vary] in the study lets them err.",
      counted(appraisal.undrawn.inputs, "input"), joined(shown));
}

/// The rule of staffing, and what of the growth of demand it does not reach.
std::string rule_sentences(const Source& source) {
  const std::string growth = source.appraisal.empty() ? "" : growth_note(source.study);
  return std::string(rule_text(source.study.staffing)) + (growth.empty() ? "" : " " + growth);
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
                 {"summary", alone ? Data{Data::type::list}
                                   : list(summary_sentences(source),
                                          [](const std::string& text) { return Data(text); })},
                 {"rule", rule_sentences(source)},
                 {"several", source.appraisal.values.size() > 1},
                 {"overview", overview_of(source)},
                 {"years", std::to_string(source.appraisal.years)},
                 {"undrawn", undrawn_text(source.appraisal)},
                 {"proposals", proposals},
                 {"alone", alone},
                 {"service", alone ? single_text(source) : std::string()},
                 {"values", list(leading_rows(source.comparison, 0), [&](const ComparisonRow* row) {
                    return single_of(source.study, *row);
                  })}});
}

}  // namespace bluelight::report
