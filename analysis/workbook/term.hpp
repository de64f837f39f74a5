/// Formulas that know their value, so that a workbook can be read before it is recalculated.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bluelight::workbook {

/// Part of a formula as a spreadsheet writes it, and what it comes to.
struct Term {
  std::string text;
  double value = 0;
};

/// A number within a formula.
Term number(double value);

Term operator+(const Term& a, const Term& b);
Term operator-(const Term& a, const Term& b);
Term operator*(const Term& a, const Term& b);
Term operator/(const Term& a, const Term& b);

/// A cell that holds a number.
struct Cell {
  std::string sheet;
  int row = 0, column = 0;  ///< from 0
  double value = 0;

  /// "G12"; with `fixed` "$G$12".
  std::string address(bool fixed = false) const;
  /// The cell in a formula on its own sheet.
  Term here() const;
  /// The cell in a formula on any sheet: "'1 one_room'!$G$12".
  Term anywhere() const;
};

/// Cells beside or below each other, in order. Not empty.
using Cells = std::vector<Cell>;

/// "G12:P12"; with `fixed` "$G$12:$P$12". Requires: the cells stand in one line on one sheet.
std::string range(const Cells& cells, bool fixed = false);
/// The same with its sheet, fixed.
std::string range_anywhere(const Cells& cells);

/// SUM over cells of the same sheet.
Term sum(const Cells& cells);
/// SUMPRODUCT of cells of the same sheet with cells of any sheet. Requires: equal numbers.
Term sum_product(const Cells& cells, const Cells& others);

/// Cells of `from` to `last` (both counted) of `names` whose text is `name`, added up: SUMIF over
/// `values`, of the same sheet. `label` is the cell that holds `name`.
struct Labelled {
  Cells cells;                     ///< in one column; their values do not matter
  std::vector<std::string> texts;  ///< what stands in them
};
Term sum_if(const Labelled& labels, const Cell& wanted, std::string_view text, const Cells& values);

/// `text` as a string within a formula.
std::string quoted(std::string_view text);

}  // namespace bluelight::workbook
