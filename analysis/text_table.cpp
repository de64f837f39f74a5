#include <algorithm>
#include <bluelight/text_table.hpp>
#include <sstream>
#include <utility>

namespace bluelight {
namespace {

constexpr std::string_view sign = " ±";

/// A cell cut at its ±: the columns that each side takes.
struct Sides {
  std::size_t left = 0, right = 0;
  std::size_t width() const { return left + right; }
};

Sides sides_of(std::string_view text, Align align) {
  if (align == Align::left) return {.right = display_width(text)};
  const auto cut = align == Align::plus_minus ? text.find(sign) : std::string_view::npos;
  if (cut == std::string_view::npos) return {.left = display_width(text)};
  return {.left = display_width(text.substr(0, cut)), .right = display_width(text.substr(cut))};
}

std::string spaces(std::size_t count) { return std::string(count, ' '); }

std::string without_end_spaces(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

/// The widest sides that a column's cells need.
Sides widest(const std::vector<std::vector<Cell>>& rows, std::size_t column, Align align) {
  Sides widest;
  for (const auto& row : rows) {
    if (column >= row.size()) continue;
    const Sides sides = sides_of(row[column].text, align);
    widest = {std::max(widest.left, sides.left), std::max(widest.right, sides.right)};
  }
  return widest;
}

/// Number of columns that share the heading of column `first`.
std::size_t columns_under(const std::vector<Column>& columns, std::size_t first) {
  std::size_t next = first + 1;
  while (next < columns.size() && columns[next].joined) ++next;
  return next - first;
}

std::size_t gap_before(const std::vector<Column>& columns, std::size_t column) {
  if (column == 0) return 0;
  return columns[column].joined ? 1 : 2;
}

/// Columns of the terminal that `count` columns of the table take from `first`.
std::size_t span(const std::vector<Column>& columns, const std::vector<Sides>& widths,
                 std::size_t first, std::size_t count) {
  std::size_t sum = widths[first].width();
  for (std::size_t i = first + 1; i < first + count; ++i)
    sum += gap_before(columns, i) + widths[i].width();
  return sum;
}

/// Widths of the columns' cells, with room for their headings.
std::vector<Sides> layout(const std::vector<Column>& columns,
                          const std::vector<std::vector<Cell>>& rows) {
  std::vector<Sides> widths;
  for (std::size_t i = 0; i < columns.size(); ++i)
    widths.push_back(widest(rows, i, columns[i].align));
  for (std::size_t i = 0; i < columns.size(); i += columns_under(columns, i)) {
    const std::size_t heading = display_width(columns[i].heading);
    const std::size_t cells = span(columns, widths, i, columns_under(columns, i));
    auto& grows = columns[i].align == Align::left ? widths[i].right : widths[i].left;
    if (heading > cells) grows += heading - cells;
  }
  return widths;
}

std::string placed(const Cell& cell, Align align, Sides width, bool colour) {
  const Sides sides = sides_of(cell.text, align);
  return spaces(width.left - sides.left) + painted(cell.text, cell.tone, colour) +
         spaces(width.right - sides.right);
}

std::string heading_of(const Column& column, std::size_t width) {
  const std::string padding = spaces(width - display_width(column.heading));
  return column.align == Align::left ? column.heading + padding : padding + column.heading;
}

std::string headings(const std::vector<Column>& columns, const std::vector<Sides>& widths) {
  std::string line;
  for (std::size_t i = 0; i < columns.size(); i += columns_under(columns, i))
    line += spaces(gap_before(columns, i)) +
            heading_of(columns[i], span(columns, widths, i, columns_under(columns, i)));
  return without_end_spaces(line);
}

std::string repeated(std::string_view text, std::size_t count) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

}  // namespace

std::string painted(std::string_view text, Tone tone, bool colour) {
  if (!colour || tone == Tone::plain || text.empty()) return std::string(text);
  static constexpr std::string_view codes[] = {"0", "1", "2", "32", "31"};
  return "\x1b[" + std::string(codes[static_cast<int>(tone)]) + "m" + std::string(text) + "\x1b[0m";
}

std::size_t display_width(std::string_view text) {
  const auto starts_character = [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
  };
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), starts_character));
}

std::string wrapped(std::string_view text, std::size_t width, std::string_view indent) {
  std::istringstream words{std::string(text)};
  std::string result, line, word;
  while (words >> word) {
    if (!line.empty() && display_width(line) + 1 + display_width(word) > width) {
      result += line + '\n';
      line = std::string(indent) + word;
    } else {
      line += (line.empty() ? "" : " ") + word;
    }
  }
  return result + line;
}

void TextTable::add(std::vector<Cell> row) { rows_.push_back(std::move(row)); }

std::size_t TextTable::width() const {
  return columns_.empty() ? 0 : span(columns_, layout(columns_, rows_), 0, columns_.size());
}

std::string TextTable::text(bool colour) const {
  const auto widths = layout(columns_, rows_);
  std::string text = painted(headings(columns_, widths), Tone::strong, colour) + '\n' +
                     painted(repeated("─", width()), Tone::faint, colour) + '\n';
  for (const auto& row : rows_) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i)
      line +=
          spaces(gap_before(columns_, i)) + placed(row[i], columns_[i].align, widths[i], colour);
    text += without_end_spaces(line) + '\n';
  }
  return text;
}

}  // namespace bluelight
