#include <fmt/format.h>

#include <cmath>

#include "analysis/input_words.hpp"
#include "analysis/payback_text.hpp"
#include "analysis/workbook/sheets.hpp"

namespace bluelight::workbook {
namespace {

constexpr int last_column = 12;

/// "the NPSV is £1,234,567": a formula and what it comes to.
struct Sentence {
  std::string formula, value;
};

std::string commas(double value) {
  std::string digits = fmt::format("{:.0f}", std::abs(value));
  for (auto place = static_cast<int>(digits.size()) - 3; place > 0; place -= 3)
    digits.insert(static_cast<std::size_t>(place), 1, ',');
  return digits;
}

std::string signed_pounds(Pounds amount) {
  return fmt::format("{}£{}", amount.value < 0 ? "−" : "+", commas(amount.value));
}

/// What a proposal is worth, live; the interval is the program's.
Sentence worth(const Source& source, std::size_t proposal, const ProposalCells& cells) {
  const NetPresentSocialValue& drawn = source.findings.appraisal.values[proposal - 1];
  const Cell& value = cells.value;
  const std::string name = source.ledger.options[proposal].title + ": ";
  const bool unclear = drawn.cannot_be_told();
  const std::string opening =
      unclear ? "cannot be told from the baseline in money. At central values it costs "
              : "it costs ";
  const std::string rest = fmt::format(
      " the baseline over {} years, in present value.{}", source.ledger.years.size(),
      drawn.ranged_inputs > 0
          ? fmt::format(" 95 % of the program's draws lie between {} and {}; {:.0f} % are above 0.",
                        signed_pounds(drawn.low), signed_pounds(drawn.high),
                        100 * drawn.chance_positive)
          : " No input has a range, so there is no interval.");
  const std::string cell = value.anywhere().text;
  const std::string size = std::abs(value.value) < 0.5
                               ? "the same as"
                               : fmt::format("£{}{}", commas(value.value),
                                             value.value < 0 ? " more than" : " less than");
  return {fmt::format("{0}&IF(ABS({1})<0.5,\"the same as\",\"£\"&TEXT(ABS({1}),\"#,##0\")&IF({1}<"
                      "0,\" more than\",\" less than\"))&{2}",
                      quoted(name + opening), cell, quoted(rest)),
          name + opening + size + rest};
}

void write_answer_headings(Sheet& sheet, int row) {
  sheet.text(row, 0, "Proposal", Look::heading);
  int column = 1;
  for (const char* heading :
       {"NPSV", "PV of costs", "PV of benefits", "Benefits / costs", "PV of cash saved",
        "Paid back from, by year", "Peak funding, by year", "NPSV, 2.5 % of draws",
        "NPSV, 97.5 % of draws", "Draws above 0", "Paid back from, by month",
        "Peak funding, by month"})
    sheet.text(row, column++, heading, Look::number_heading);
  sheet.height(row, 42);
}

/// Benefits over costs; "none" where nothing costs more.
void write_ratio(Sheet& sheet, int row, const ProposalCells& cells) {
  const Term costs = cells.costs.anywhere(), benefits = cells.benefits.anywhere();
  if (costs.value > 0.005) {
    sheet.formula(row, 4,
                  {fmt::format("IF({0}>0.005,{1}/{0},\"none\")", costs.text, benefits.text),
                   benefits.value / costs.value},
                  Look::ratio);
  } else {
    sheet.text_formula(row, 4,
                       fmt::format("IF({0}>0.005,{1}/{0},\"none\")", costs.text, benefits.text),
                       "none", Look::ratio);
  }
}

/// The first year from which the sum of savings stays at 0 or above; "none".
void write_payback(Sheet& sheet, const Source& source, int row, const ProposalCells& cells) {
  const auto& years = source.ledger.years;
  std::string chosen;
  for (const std::string& year : years) chosen += "," + quoted(year);
  const auto stay = static_cast<std::size_t>(std::lround(cells.stays.value));
  const std::string stays = cells.stays.anywhere().text;
  sheet.text_formula(
      row, 6,
      fmt::format("IF({}=0,\"none\",CHOOSE({}-{}+1{}))", stays, years.size(), stays, chosen),
      stay == 0 ? "none" : years[years.size() - stay], Look::ratio);
}

void write_row(Sheet& sheet, const Source& source, int row, std::size_t proposal,
               const ProposalCells& cells) {
  const NetPresentSocialValue& drawn = source.findings.appraisal.values[proposal - 1];
  sheet.text(row, 0, source.ledger.options[proposal].title, Look::wrapped);
  sheet.height(row, 28);
  sheet.formula(row, 1, cells.value.anywhere(), Look::total);
  sheet.formula(row, 2, cells.costs.anywhere(), Look::money);
  sheet.formula(row, 3, cells.benefits.anywhere(), Look::money);
  write_ratio(sheet, row, cells);
  sheet.formula(row, 5, cells.cashable.anywhere(), Look::money);
  write_payback(sheet, source, row, cells);
  sheet.formula(row, 7, cells.peak_funding.anywhere(), Look::money);
  sheet.number(row, 8, drawn.low.value, Look::program);
  sheet.number(row, 9, drawn.high.value, Look::program);
  sheet.number(row, 10, drawn.chance_positive, Look::program_share);
  sheet.text(row, 11, payback_text(drawn), Look::program);
  sheet.number(row, 12, drawn.peak_funding.value, Look::program);
}

/// What the net present social value hinges on most, as the program found it.
std::string hinge_text(const NetPresentSocialValue& value) {
  if (value.sensitivities.empty()) return "No uncertain input makes a difference to it.";
  const Sensitivity& widest = value.sensitivities.front();
  std::string text = fmt::format("It hinges most on the {}: from {}, the NPSV goes from {} to {}",
                                 spoken_name(widest), spoken_range(widest),
                                 signed_pounds(widest.at_low), signed_pounds(widest.at_high));
  if (widest.switches_at && !is_group(widest))
    text += fmt::format("; it is 0 at {}", spoken_value(*widest.switches_at, widest));
  return text + " (as the program found it).";
}

}  // namespace

void write_answer(Sheet& sheet, const Source& source, const std::vector<OptionCells>& options,
                  const std::vector<ProposalCells>& proposals) {
  sheet.widths({44, 17, 17, 17, 11, 17, 12, 17, 17, 17, 11, 14, 17});
  sheet.text(0, 0, source.study.title, Look::title);
  sheet.text(1, 0, source.stamp, Look::faint);
  int row = 3;
  for (std::size_t i = 1; i < options.size(); ++i) {
    const Sentence sentence = worth(source, i, proposals[i - 1]);
    sheet.wide_formula(row++, last_column, sentence.formula, sentence.value, 34);
    sheet.wide_text(row++, last_column, service_sentence(source.findings.comparison, i),
                    Look::sentence, 34);
    sheet.wide_text(row++, last_column, hinge_text(source.findings.appraisal.values[i - 1]),
                    Look::sentence, 20);
  }
  write_answer_headings(sheet, ++row);
  for (std::size_t i = 1; i < options.size(); ++i)
    write_row(sheet, source, ++row, i, proposals[i - 1]);
  row += 2;
  sheet.text(row++, 0, "How to read it", Look::strong);
  sheet.text(row++, 0, "Yellow, on the sheet Inputs: may be changed, and everything follows.");
  sheet.text(
      row++, 0,
      "Blue, on the sheets of the options: quantities from the simulation and the timetable.");
  sheet.text(row++, 0,
             "Grey: the program's own, from draws over the ranges of inputs and from months at "
             "central values; no formula here gives them.");
  sheet.text(row++, 0,
             "Everything else is a formula. NPSV is above 0 where the proposal costs less.");
  sheet.print(0, 0, true, source.stamp);
}

}  // namespace bluelight::workbook
