#include <fmt/format.h>

#include <bluelight/quantity_text.hpp>

#include "analysis/findings_tables.hpp"

namespace bluelight {
namespace {

Tone tone_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::better:
      return Tone::good;
    case Verdict::worse:
      return Tone::bad;
    default:
      return Tone::faint;
  }
}

std::string row_title(const ComparisonRow& row) {
  const std::string_view unit = unit_text(row.unit);
  const bool titled = unit.empty() || unit == "calls" || unit == "h";
  return fmt::format(" {}{}{}", row.headline.title, titled ? "" : ", ", titled ? "" : unit);
}

/// The baseline's value; counts without their interval.
std::string baseline_text(const ComparisonRow& row) {
  const Estimate& baseline = row.options.front().estimate;
  const bool counts = row.headline.good == Good::neither && row.unit != "1" && baseline.count > 0;
  return counts ? count_text(baseline.mean) : quantity_number(baseline, row.unit);
}

bool has_values(const ComparisonRow* row) {
  if (!row) return false;
  for (const ComparedValue& value : row->options)
    if (value.estimate.count > 0) return true;
  return false;
}

/// A difference and its verdict; a word alone where there is nothing to measure.
std::vector<Cell> cells_of(const Difference& difference, std::string_view unit) {
  const Tone tone = tone_of(difference.verdict);
  const std::string word(word_of(difference.verdict));
  if (difference.verdict == Verdict::identical || difference.verdict == Verdict::no_pairs)
    return {{word, tone}, {}};
  return {{quantity_number(difference.estimate, unit, Sign::always), tone}, {word, tone}};
}

std::vector<Cell> difference_cells(const ComparisonRow& row,
                                   std::span<const std::size_t> proposals) {
  std::vector<Cell> cells{{row_title(row)}, {baseline_text(row)}};
  for (const std::size_t proposal : proposals)
    for (Cell& cell : cells_of(*row.options[proposal].difference, row.unit))
      cells.push_back(std::move(cell));
  return cells;
}

/// Whether nothing of a thing can be compared, as of a class that only a proposal has.
bool has_no_pairs(const std::vector<const ComparisonRow*>& rows,
                  std::span<const std::size_t> proposals) {
  for (const ComparisonRow* row : rows) {
    if (row->options.front().estimate.count > 0) return false;
    for (const std::size_t proposal : proposals)
      if (row->options[proposal].difference->verdict != Verdict::no_pairs) return false;
  }
  return true;
}

/// The rows of one thing; one alone if there is nothing to compare and no baseline to show.
void add_differences_of(TextTable& table, const std::vector<const ComparisonRow*>& rows,
                        std::span<const std::size_t> proposals) {
  if (!rows.empty() && has_no_pairs(rows, proposals)) {
    std::vector<Cell> cells = difference_cells(*rows.front(), proposals);
    cells[0] = {" every measure"};
    cells[1] = {"–"};
    table.add(std::move(cells));
    return;
  }
  for (const ComparisonRow* row : rows) table.add(difference_cells(*row, proposals));
}

std::vector<Column> difference_columns(const Comparison& comparison,
                                       std::span<const std::size_t> proposals) {
  std::vector<Column> columns{{""}, {comparison.options.front().name, Align::plus_minus}};
  for (const std::size_t proposal : proposals) {
    columns.push_back({comparison.options[proposal].name, Align::plus_minus});
    columns.push_back({.heading = "", .joined = true});
  }
  return columns;
}

/// Number of a measure of one label of the only option; "–" without one.
Cell value_cell(const Comparison& comparison, std::string_view measure, const std::string& label) {
  const ComparisonRow* row = comparison.find("contact", measure, label);
  return {row ? quantity_number(row->options.front().estimate, row->unit) : "–"};
}

}  // namespace

TextTable class_table(const Comparison& comparison) {
  TextTable table({{"calls"},
                   {"offered", Align::right},
                   {"in time, %", Align::plus_minus},
                   {"mean, s", Align::plus_minus},
                   {"90th, s", Align::plus_minus},
                   {"abandoned, %", Align::plus_minus}});
  for (const std::string& label : comparison.labels("contact")) {
    const ComparisonRow* offered = comparison.find("contact", "offered", label);
    std::vector<Cell> cells{{label},
                            {offered ? count_text(offered->options.front().estimate.mean) : "–"}};
    for (const auto measure :
         {"answer_within", "answer_time_mean", "answer_time_p90", "abandonment"})
      cells.push_back(value_cell(comparison, measure, label));
    table.add(std::move(cells));
  }
  return table;
}

TextTable difference_table(const Comparison& comparison, const ShownMeasures& shown,
                           std::span<const std::size_t> proposals) {
  TextTable table(difference_columns(comparison, proposals));
  for (const std::string& label : comparison.labels(shown.family)) {
    table.add({{label, Tone::strong}});
    std::vector<const ComparisonRow*> rows;
    for (const std::string_view measure : shown.measures)
      if (const ComparisonRow* row = comparison.find(shown.family, measure, label); has_values(row))
        rows.push_back(row);
    add_differences_of(table, rows, proposals);
  }
  return table;
}

std::vector<std::vector<std::size_t>> pages(const Comparison& comparison,
                                            const ShownMeasures& shown) {
  std::vector<std::vector<std::size_t>> pages;
  for (std::size_t proposal = 1; proposal < comparison.options.size(); ++proposal) {
    auto wider = pages.empty() ? std::vector<std::size_t>{} : pages.back();
    wider.push_back(proposal);
    const bool fits = difference_table(comparison, shown, wider).width() <= page_width;
    if (pages.empty() || !fits)
      pages.push_back({proposal});
    else
      pages.back() = std::move(wider);
  }
  return pages;
}

}  // namespace bluelight
