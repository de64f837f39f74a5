#include <fmt/format.h>

#include <cmath>

#include "analysis/workbook/sheets.hpp"

namespace bluelight::workbook {
namespace {

constexpr int last_column = 8;

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

/// What a proposal is worth, live; the interval is the program's.
Sentence worth(const Source& source, std::size_t proposal, const ProposalCells& cells) {
  const NetPresentSocialValue& drawn = source.findings.appraisal.values[proposal - 1];
  const Cell& value = cells.value;
  const std::string name = source.ledger.options[proposal].title + ": ";
  const bool unclear = drawn.ranged_inputs > 0 && drawn.low.value <= 0 && drawn.high.value >= 0;
  const std::string opening =
      unclear ? "cannot be told from the baseline in money. At central values it costs "
              : "it costs ";
  const std::string rest = fmt::format(
      " than the baseline over {} years, in present value.{}", source.ledger.years.size(),
      drawn.ranged_inputs > 0
          ? fmt::format(
                " 95 % of the program's draws lie between {}£{} and {}£{}; {:.0f} % are above 0.",
                drawn.low.value < 0 ? "−" : "+", commas(drawn.low.value),
                drawn.high.value < 0 ? "−" : "+", commas(drawn.high.value),
                100 * drawn.chance_positive)
          : " No input has a range, so there is no interval.");
  const std::string cell = value.anywhere().text;
  return {fmt::format("{}&\"£\"&TEXT(ABS({}),\"#,##0\")&IF({}<0,\" more\",\" less\")&{}",
                      quoted(name + opening), cell, cell, quoted(rest)),
          fmt::format("{}£{}{}{}", name + opening, commas(value.value),
                      value.value < 0 ? " more" : " less", rest)};
}

void write_headings(Sheet& sheet, int row) {
  sheet.text(row, 0, "Proposal", Look::heading);
  int column = 1;
  for (const char* heading :
       {"Present cost, baseline", "Present cost, proposal", "NPSV", "Payback", "Peak funding",
        "NPSV, 2.5 % of draws", "NPSV, 97.5 % of draws", "Draws above 0"})
    sheet.text(row, column++, heading, Look::number_heading);
  sheet.height(row, 28);
}

/// The first year from which the sum of savings stays at 0 or above; "none".
void write_payback(Sheet& sheet, const Source& source, int row, const ProposalCells& cells) {
  const auto& years = source.ledger.years;
  std::string chosen;
  for (const std::string& year : years) chosen += "," + quoted(year);
  const auto stay = static_cast<std::size_t>(std::lround(cells.stays.value));
  const std::string stays = cells.stays.anywhere().text;
  sheet.text_formula(
      row, 4,
      fmt::format("IF({}=0,\"none\",CHOOSE({}-{}+1{}))", stays, years.size(), stays, chosen),
      stay == 0 ? "none" : years[years.size() - stay], Look::strong);
}

void write_row(Sheet& sheet, const Source& source, int row, std::size_t proposal,
               const OptionCells& baseline, const OptionCells& own, const ProposalCells& cells) {
  const NetPresentSocialValue& drawn = source.findings.appraisal.values[proposal - 1];
  sheet.text(row, 0, source.ledger.options[proposal].title, Look::wrapped);
  sheet.height(row, 28);
  sheet.formula(row, 1, baseline.present.anywhere(), Look::money);
  sheet.formula(row, 2, own.present.anywhere(), Look::money);
  sheet.formula(row, 3, cells.value.anywhere(), Look::total);
  write_payback(sheet, source, row, cells);
  sheet.formula(row, 5, cells.peak_funding.anywhere(), Look::money);
  sheet.number(row, 6, drawn.low.value, Look::program);
  sheet.number(row, 7, drawn.high.value, Look::program);
  sheet.number(row, 8, drawn.chance_positive, Look::program_share);
}

}  // namespace

void write_answer(Sheet& sheet, const Source& source, const std::vector<OptionCells>& options,
                  const std::vector<ProposalCells>& proposals) {
  sheet.widths({48, 18, 18, 17, 12, 17, 17, 17, 11});
  sheet.text(0, 0, source.study.title, Look::title);
  sheet.text(1, 0, source.stamp, Look::faint);
  int row = 3;
  for (std::size_t i = 1; i < options.size(); ++i) {
    const Sentence sentence = worth(source, i, proposals[i - 1]);
    sheet.wide_formula(row++, last_column, sentence.formula, sentence.value, 34);
    sheet.wide_text(row++, last_column, service_sentence(source.findings.comparison, i),
                    Look::sentence, 34);
  }
  write_headings(sheet, ++row);
  for (std::size_t i = 1; i < options.size(); ++i)
    write_row(sheet, source, ++row, i, options.front(), options[i], proposals[i - 1]);
  row += 2;
  sheet.text(row++, 0, "How to read it", Look::strong);
  sheet.text(row++, 0, "Yellow, on the sheet Inputs: may be changed, and everything follows.");
  sheet.text(
      row++, 0,
      "Blue, on the sheets of the options: quantities from the simulation and the timetable.");
  sheet.text(row++, 0,
             "Grey: from the program's draws over the ranges of inputs; no formula can give them.");
  sheet.text(row++, 0,
             "Everything else is a formula. NPSV is above 0 where the proposal costs less.");
  sheet.print(0, 0, true, source.stamp);
}

}  // namespace bluelight::workbook
