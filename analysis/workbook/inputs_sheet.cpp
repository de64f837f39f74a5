#include <fmt/format.h>

#include "analysis/workbook/sheets.hpp"

namespace bluelight::workbook {
namespace {

constexpr int heading_row = 4;

Look look_of(const LedgerInput& input) {
  return input.unit.find("GBP") == std::string::npos ? Look::input_number : Look::input_money;
}

std::string stated(const std::string& text) { return text.empty() ? "not stated" : text; }

void write_input_headings(Sheet& sheet, int row) {
  int column = 0;
  for (const char* heading : {"Input", "Unit"}) sheet.text(row, column++, heading, Look::heading);
  for (const char* heading : {"Value", "Low", "High"})
    sheet.text(row, column++, heading, Look::number_heading);
  for (const char* heading : {"Source", "Grade"}) sheet.text(row, column++, heading, Look::heading);
}

/// A row whose value looks as `look` says; low and high are only told.
Cell write_input(Sheet& sheet, int row, const LedgerInput& input, Look look) {
  sheet.text(row, 0, input.path);
  sheet.text(row, 1, input.unit == "1" ? "" : input.unit);
  const Cell value = sheet.number(row, 2, input.value, look);
  if (input.low < input.high) {
    sheet.number(row, 3, input.low, Look::plain_number);
    sheet.number(row, 4, input.high, Look::plain_number);
  }
  sheet.text(row, 5, stated(input.source), Look::wrapped);
  sheet.text(row, 6, stated(input.grade));
  return value;
}

/// The discount schedule; gives its cells, and the first row below it.
int write_schedule(Sheet& sheet, const Source& source, int row, InputCells& cells) {
  const DiscountSchedule& schedule = source.study.discount;
  sheet.text(row, 0, fmt::format("Discount schedule: {}", schedule.title), Look::strong);
  sheet.text(row++, 5, stated(schedule.source), Look::wrapped);
  sheet.text(row, 0, "From year", Look::heading);
  sheet.text(row++, 1, "Rate", Look::number_heading);
  for (const auto& step : schedule.steps) {
    cells.step_years.push_back(sheet.number(row, 0, step.from_year, Look::input_number));
    cells.step_rates.push_back(sheet.number(row++, 1, step.rate, Look::input_rate));
  }
  return row;
}

/// The rate of the year whose number stands in `place`: that of the last step before it.
Term rate_of(const Source& source, const InputCells& inputs, const Cell& place) {
  Term rate{fmt::format("LOOKUP({},{},{})", place.address(), range_anywhere(inputs.step_years),
                        range_anywhere(inputs.step_rates)),
            0};
  for (const auto& step : source.study.discount.steps)
    if (step.from_year <= place.value) rate.value = step.rate;
  return rate;
}

}  // namespace

InputCells write_inputs(Sheet& sheet, const Source& source) {
  sheet.widths({52, 10, 16, 16, 16, 60, 12});
  sheet.text(0, 0, "Inputs that the money depends on", Look::title);
  sheet.text(
      1, 0,
      "Yellow cells may be changed: everything in the other sheets follows. Low and high are "
      "what the program draws between, as their grade widens it; no formula here uses them.");
  sheet.text(2, 0, source.stamp, Look::faint);
  write_input_headings(sheet, heading_row);
  InputCells cells;
  int row = heading_row + 1;
  for (const LedgerInput& input : source.ledger.inputs)
    cells.values.push_back(write_input(sheet, row++, input, look_of(input)));
  row = write_schedule(sheet, source, row + 1, cells) + 1;
  if (!source.ledger.settled.empty())
    sheet.text(row++, 0,
               "These decide when, how many and how long: the quantities hold them. Change them in "
               "the scenario and run the program again.",
               Look::strong);
  for (const LedgerInput& input : source.ledger.settled)
    write_input(sheet, row++, input, Look::plain_number);
  sheet.freeze(heading_row + 1, 1);
  sheet.print(heading_row, heading_row, true, source.stamp);
  return cells;
}

Cells write_discounting(Sheet& sheet, const Source& source, const InputCells& inputs) {
  const auto& years = source.ledger.years;
  sheet.widths({24});
  sheet.width(1, static_cast<int>(years.size()), 12);
  sheet.text(0, 0, "What a pound in each year is worth in year 0", Look::title);
  sheet.text(
      1, 0,
      "Year 0 is not discounted; the factor of a year is that of the year before over 1 + its "
      "rate.");
  sheet.text(2, 0, source.stamp, Look::faint);
  int row = 4;
  for (const char* heading : {"Year", "Number", "Rate", "Factor"})
    sheet.text(row++, 0, heading, Look::heading);
  Cells factors;
  for (std::size_t year = 0; year < years.size(); ++year) {
    const int column = 1 + static_cast<int>(year);
    sheet.text(4, column, years[year], Look::heading);
    const Cell place = sheet.number(5, column, static_cast<double>(year), Look::text);
    const Cell rate = sheet.formula(6, column, rate_of(source, inputs, place), Look::rate);
    factors.push_back(year == 0 ? sheet.number(7, column, 1, Look::factor)
                                : sheet.formula(7, column,
                                                factors.back().here() / (number(1) + rate.here()),
                                                Look::factor));
  }
  sheet.freeze(5, 1);
  sheet.print(4, 4, true, source.stamp);
  return factors;
}

}  // namespace bluelight::workbook
