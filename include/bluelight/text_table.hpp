/// Tables for a terminal: aligned columns, intervals aligned at their ±, colour only where wanted.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bluelight {

/// How the cells of a column stand under each other. `plus_minus` aligns "88.1 ± 0.9" at the sign.
enum class Align { left, right, plus_minus };

/// What a text should look like where colours are shown.
enum class Tone { plain, strong, faint, good, bad };

/// `text` in the colours of `tone` if `colour`, else unchanged.
std::string painted(std::string_view text, Tone tone, bool colour);

/// Columns of a terminal that UTF-8 `text` takes. Requires: no wide or combining characters.
std::size_t display_width(std::string_view text);

/// Columns of a terminal that tables and sentences should keep to.
constexpr std::size_t page_width = 80;

/// `text` broken at spaces into lines of at most `width` columns; longer words stay whole. Further
/// lines start with `indent`.
std::string wrapped(std::string_view text, std::size_t width, std::string_view indent = "");

/// One place in a table.
struct Cell {
  std::string text;
  Tone tone = Tone::plain;
};

/// A heading and the alignment of what stands below it.
struct Column {
  std::string heading;
  Align align = Align::left;
  bool joined = false;  ///< stands close to the column before it, under the same heading
};

/// Rows of cells under headings.
class TextTable {
 public:
  explicit TextTable(std::vector<Column> columns) : columns_(std::move(columns)) {}

  /// Requires: no more cells than columns; missing cells are empty.
  void add(std::vector<Cell> row);
  bool empty() const { return rows_.empty(); }
  /// Columns of a terminal that the table takes.
  std::size_t width() const;
  /// Heading, rule and rows, each line ended; no spaces at the ends of lines.
  std::string text(bool colour) const;

 private:
  std::vector<Column> columns_;
  std::vector<std::vector<Cell>> rows_;
};

}  // namespace bluelight
