#include <algorithm>
#include <bluelight/text_table.hpp>
#include <sstream>
#include <utility>

namespace bluelight {
namespace {

constexpr std::string_view sign = " ±";
constexpr std::string_view gap = "  ";

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

/// Widths of the columns' cells, with room for their headings.
std::vector<Sides> layout(const std::vector<Column>& columns,
                          const std::vector<std::vector<Cell>>& rows) {
  std::vector<Sides> widths;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    Sides sides = widest(rows, i, columns[i].align);
    const std::size_t heading = display_width(columns[i].heading);
    if (heading > sides.width()) {
      auto& grows = columns[i].align == Align::left ? sides.right : sides.left;
      grows += heading - sides.width();
    }
    widths.push_back(sides);
  }
  return widths;
}

std::string placed(const Cell& cell, Align align, Sides width, bool colour) {
  const Sides sides = sides_of(cell.text, align);
  return spaces(width.left - sides.left) + painted(cell.text, cell.tone, colour) +
         spaces(width.right - sides.right);
}

std::string heading_of(const Column& column, Sides width) {
  const std::string padding = spaces(width.width() - display_width(column.heading));
  return column.align == Align::left ? column.heading + padding : padding + column.heading;
}

std::size_t total(const std::vector<Sides>& widths) {
  std::size_t sum = widths.empty() ? 0 : gap.size() * (widths.size() - 1);
  for (const Sides& sides : widths) sum += sides.width();
  return sum;
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

std::size_t TextTable::width() const { return total(layout(columns_, rows_)); }

std::string TextTable::text(bool colour) const {
  const auto widths = layout(columns_, rows_);
  std::string heading;
  for (std::size_t i = 0; i < columns_.size(); ++i)
    heading += (i ? std::string(gap) : "") + heading_of(columns_[i], widths[i]);
  std::string text = painted(without_end_spaces(heading), Tone::strong, colour) + '\n' +
                     painted(repeated("─", total(widths)), Tone::faint, colour) + '\n';
  for (const auto& row : rows_) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i)
      line += (i ? std::string(gap) : "") + placed(row[i], columns_[i].align, widths[i], colour);
    text += without_end_spaces(line) + '\n';
  }
  return text;
}

}  // namespace bluelight
