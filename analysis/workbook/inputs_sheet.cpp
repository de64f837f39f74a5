#include <fmt/format.h>

#include "analysis/workbook/sheets.hpp"

namespace bluelight::workbook {
namespace {

constexpr int heading_row = 4;

Look look_of(const Input& input) {
  return input.unit == "GBP" ? Look::input_money : Look::input_number;
}

std::string stated(const std::string& text) { return text.empty() ? "not stated" : text; }

void write_headings(Sheet& sheet) {
  int column = 0;
  for (const char* heading : {"Input", "Unit", "Value", "Low", "High", "Source", "Grade"})
    sheet.text(heading_row, column++, heading, Look::heading);
}

Cell write_input(Sheet& sheet, int row, const Input& input) {
  sheet.text(row, 0, input.path);
  sheet.text(row, 1, input.unit == "1" ? "" : input.unit);
  const Cell value = sheet.number(row, 2, input.value, look_of(input));
  if (input.low < input.high) {
    sheet.number(row, 3, input.low, Look::money);
    sheet.number(row, 4, input.high, Look::money);
  }
  sheet.text(row, 5, stated(input.source), Look::wrapped);
  sheet.text(row, 6, stated(input.grade));
  return value;
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
  sheet.text(1, 0,
             "Yellow cells may be changed: everything in the other sheets follows. Low and high "
             "are what the "
             "program draws between; no formula here uses them.");
  sheet.text(2, 0, source.stamp, Look::faint);
  write_headings(sheet);
  InputCells cells;
  int row = heading_row + 1;
  for (const Input& input : source.ledger.inputs)
    cells.values.push_back(write_input(sheet, row++, input));
  const DiscountSchedule& schedule = source.study.discount;
  sheet.text(++row, 0, fmt::format("Discount schedule: {}", schedule.title), Look::strong);
  sheet.text(row++, 5, stated(schedule.source), Look::wrapped);
  sheet.text(row, 0, "From year", Look::heading);
  sheet.text(row++, 1, "Rate", Look::heading);
  for (const auto& step : schedule.steps) {
    cells.step_years.push_back(sheet.number(row, 0, step.from_year, Look::input_number));
    cells.step_rates.push_back(sheet.number(row++, 1, step.rate, Look::input_rate));
  }
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
