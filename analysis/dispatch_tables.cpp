#include <fmt/format.h>

#include <bluelight/quantity_text.hpp>

#include "analysis/findings_tables.hpp"

namespace bluelight {
namespace {

/// A column of a table of one option: a measure under a heading.
struct MeasureColumn {
  std::string_view measure;
  Column column;
  bool counts = false;  ///< shown without its interval
};

Cell cell_of(const ComparisonRow* row, bool counts) {
  if (row == nullptr) return {"–"};
  const Estimate& value = row->options.front().estimate;
  return {counts ? count_text(value.mean) : quantity_number(value, row->unit)};
}

/// A table of one family under a heading.
struct FamilyTable {
  std::string_view family, heading;
  std::vector<MeasureColumn> measures;
};

/// One row for each label that has any of the measures.
TextTable text_table(const Comparison& comparison, const FamilyTable& shown) {
  std::vector<Column> columns{{std::string(shown.heading)}};
  for (const MeasureColumn& one : shown.measures) columns.push_back(one.column);
  TextTable table(columns);
  for (const std::string& label : comparison.labels(shown.family)) {
    std::vector<Cell> cells{{label}};
    bool any = false;
    for (const MeasureColumn& one : shown.measures) {
      const ComparisonRow* const row = comparison.find(shown.family, one.measure, label);
      any = any || (row && row->options.front().estimate.count > 0);
      cells.push_back(cell_of(row, one.counts));
    }
    if (any) table.add(std::move(cells));
  }
  return table;
}

constexpr std::string_view shown_fates[] = {"turned",
                                            "chased",
                                            "balked",
                                            "turned_away",
                                            "presented_again",
                                            "overflowed",
                                            "answered_by_partner",
                                            "call_back_accepted",
                                            "called_back",
                                            "call_back_time_mean",
                                            "interrupted",
                                            "passed_on",
                                            "linked",
                                            "doubled",
                                            "resolved_by_phone",
                                            "held",
                                            "hold_time_mean"};

/// What happened to calls of `contacts`.
TextTable fate_table(const Comparison& comparison, const std::vector<std::string>& contacts) {
  std::vector<Column> columns{{"what became of calls"}};
  for (const std::string& contact : contacts) columns.push_back({contact, Align::right});
  TextTable table(columns);
  for (const std::string_view fate : shown_fates) {
    std::vector<Cell> cells;
    for (const std::string& contact : contacts)
      if (const ComparisonRow* row = comparison.find("contact", fate, contact)) {
        if (cells.empty())
          cells.push_back(
              {fmt::format("{}{}", row->headline.title, row->unit == "s" ? ", s" : "")});
        cells.resize(1 + static_cast<std::size_t>(&contact - contacts.data()), Cell{"–"});
        cells.push_back(cell_of(row, true));
      }
    if (cells.empty()) continue;
    cells.resize(1 + contacts.size(), Cell{"–"});
    table.add(std::move(cells));
  }
  return table;
}

}  // namespace

std::vector<TextTable> fate_tables(const Comparison& comparison) {
  std::vector<TextTable> tables;
  std::vector<std::string> contacts;
  for (const std::string& contact : comparison.labels("contact")) {
    std::vector<std::string> wider = contacts;
    wider.push_back(contact);
    TextTable table = fate_table(comparison, wider);
    const bool fits = table.width() <= page_width;
    if (tables.empty() || !fits) {
      contacts = {contact};
      tables.push_back(fate_table(comparison, contacts));
    } else {
      contacts = std::move(wider);
      tables.back() = std::move(table);
    }
  }
  return tables;
}

TextTable incident_table(const Comparison& comparison) {
  return text_table(comparison, {"incident",
                                 "incidents",
                                 {{"visible", {"seen", Align::right}, true},
                                  {"time_to_visible_mean", {"to visible, s", Align::plus_minus}},
                                  {"time_to_visible_p90", {"90th, s", Align::plus_minus}},
                                  {"time_to_mobilise_mean", {"to mobilised, s", Align::plus_minus}},
                                  {"time_to_mobilise_p90", {"90th, s", Align::plus_minus}}}});
}

TextTable desk_table(const Comparison& comparison) {
  return text_table(comparison, {"desk",
                                 "desks",
                                 {{"visible", {"seen", Align::right}, true},
                                  {"dispatch_within", {"in time, %", Align::plus_minus}},
                                  {"wait_mean", {"wait, s", Align::plus_minus}},
                                  {"dispatch_time_mean", {"to mobilised, s", Align::plus_minus}}}});
}

TextTable transfer_table(const Comparison& comparison) {
  return text_table(comparison, {"transfer",
                                 "transfers",
                                 {{"needed", {"needed", Align::right}, true},
                                  {"share_missed", {"missed, %", Align::plus_minus}},
                                  {"share_late", {"late, %", Align::plus_minus}},
                                  {"transfer_time_mean", {"mean, s", Align::plus_minus}},
                                  {"transfer_time_p90", {"90th, s", Align::plus_minus}}}});
}

TextTable duty_table(const Comparison& comparison) {
  return text_table(comparison,
                    {"staff",
                     "people",
                     {{"below_minimum", {"below minimum, %", Align::plus_minus}},
                      {"absent_hours", {"absent, h", Align::right}, true},
                      {"overtime_hours", {"overtime, h", Align::right}, true},
                      {"share_breaks_missed", {"breaks missed, %", Align::plus_minus}}}});
}

}  // namespace bluelight
