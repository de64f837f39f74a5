#include <fmt/format.h>

#include <cmath>

#include "analysis/workbook/sheets.hpp"

namespace bluelight::workbook {
namespace {

/// Writes rows of two numbers that must agree to a penny.
class CheckWriter {
 public:
  CheckWriter(Sheet& sheet, int row) : sheet_(sheet), row_(row) {}

  void agree(const std::string& what, const Term& one, const Term& other) {
    sheet_.text(row_, 0, what);
    const Cell first = sheet_.formula(row_, 1, one, Look::money);
    const Cell second = sheet_.formula(row_, 2, other, Look::money);
    const bool good = std::abs(first.value - second.value) < 0.01;
    sheet_.text_formula(row_, 3,
                        fmt::format("IF(ABS({}-{})<0.01,\"agrees\",\"DIFFERS\")", first.address(),
                                    second.address()),
                        good ? "agrees" : "DIFFERS", Look::check);
    ++row_;
  }

 private:
  Sheet& sheet_;
  int row_;
};

Term sum_anywhere(const Cells& cells) {
  Term total{fmt::format("SUM({})", range_anywhere(cells)), 0};
  for (const Cell& cell : cells) total.value += cell.value;
  return total;
}

}  // namespace

void write_checks(Sheet& sheet, const Source& source, const std::vector<OptionCells>& options,
                  const std::vector<ProposalCells>& proposals) {
  sheet.widths({76, 22, 22, 12});
  sheet.text(0, 0, "Sums that must agree", Look::title);
  sheet.text(
      1, 0,
      "The last rows compare with what the program printed: they differ once an input is changed.");
  sheet.text(2, 0, source.stamp, Look::faint);
  int column = 0;
  for (const char* heading : {"What", "One way", "Another way", "Result"})
    sheet.text(4, column++, heading, Look::heading);
  CheckWriter writer(sheet, 5);
  const auto& names = source.ledger.options;
  for (std::size_t i = 0; i < options.size(); ++i) {
    writer.agree(names[i].name + ": present cost, total = sum by organisation",
                 options[i].present.anywhere(), sum_anywhere(options[i].organisations));
    writer.agree(names[i].name + ": present cost, total = sum by category",
                 options[i].present.anywhere(), sum_anywhere(options[i].categories));
  }
  for (std::size_t i = 1; i < options.size(); ++i)
    writer.agree(
        names[i].name + ": NPSV, discounted savings = present cost of baseline less proposal",
        proposals[i - 1].value.anywhere(),
        options.front().present.anywhere() - options[i].present.anywhere());
  for (std::size_t i = 1; i < options.size(); ++i)
    writer.agree(names[i].name + ": NPSV = as the program printed it",
                 proposals[i - 1].value.anywhere(),
                 number(source.findings.appraisal.values[i - 1].central.value));
  sheet.freeze(5, 1);
  sheet.print(4, 4, false, source.stamp);
}

}  // namespace bluelight::workbook
