#include "analysis/workbook/term.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

namespace bluelight::workbook {
namespace {

std::string column_name(int column) {
  std::string name;
  for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return name;
}

std::string on_sheet(const std::string& sheet) {
  std::string name = "'";
  for (const char letter : sheet) name += letter == '\'' ? "''" : std::string(1, letter);
  return name + "'!";
}

}  // namespace

Term number(double value) { return {fmt::format("{}", value), value}; }

Term operator+(const Term& a, const Term& b) {
  return {fmt::format("({}+{})", a.text, b.text), a.value + b.value};
}
Term operator-(const Term& a, const Term& b) {
  return {fmt::format("({}-{})", a.text, b.text), a.value - b.value};
}
Term operator*(const Term& a, const Term& b) {
  return {fmt::format("{}*{}", a.text, b.text), a.value * b.value};
}
Term operator/(const Term& a, const Term& b) {
  return {fmt::format("{}/{}", a.text, b.text), a.value / b.value};
}

std::string Cell::address(bool fixed) const {
  const char* sign = fixed ? "$" : "";
  return fmt::format("{}{}{}{}", sign, column_name(column), sign, row + 1);
}

Term Cell::here() const { return {address(), value}; }

Term Cell::anywhere() const { return {on_sheet(sheet) + address(true), value}; }

std::string range(const Cells& cells, bool fixed) {
  assert(!cells.empty());
  return cells.front().address(fixed) + ":" + cells.back().address(fixed);
}

std::string range_anywhere(const Cells& cells) {
  return on_sheet(cells.front().sheet) + range(cells, true);
}

Term sum(const Cells& cells) {
  Term total{fmt::format("SUM({})", range(cells)), 0};
  for (const Cell& cell : cells) total.value += cell.value;
  return total;
}

Term sum_product(const Cells& cells, const Cells& others) {
  assert(cells.size() == others.size());
  Term total{fmt::format("SUMPRODUCT({},{})", range(cells), range_anywhere(others)), 0};
  for (std::size_t i = 0; i < cells.size(); ++i) total.value += cells[i].value * others[i].value;
  return total;
}

Term sum_if(const Labelled& labels, const Cell& wanted, std::string_view text,
            const Cells& values) {
  assert(labels.cells.size() == values.size());
  Term total{fmt::format("SUMIF({},{},{})", range(labels.cells, true), wanted.address(true),
                         range(values)),
             0};
  for (std::size_t i = 0; i < values.size(); ++i)
    if (labels.texts[i] == text) total.value += values[i].value;
  return total;
}

std::string quoted(std::string_view text) {
  std::string shown = "\"";
  for (const char letter : text) shown += letter == '"' ? "\"\"" : std::string(1, letter);
  return shown + '"';
}

}  // namespace bluelight::workbook
