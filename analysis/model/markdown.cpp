#include "analysis/model/markdown.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cassert>

namespace bluelight::model {

std::string plain(std::string_view text) {
  static constexpr std::string_view special = "\\`*<|";
  std::string shown;
  for (const char letter : text) {
    if (special.find(letter) != std::string_view::npos) shown += '\\';
    shown += letter == '\n' || letter == '\r' ? ' ' : letter;
  }
  return shown;
}

std::string code(std::string_view text) {
  std::string shown = "`";
  for (const char letter : text) {
    if (letter == '|') shown += '\\';
    shown += letter == '\n' ? ' ' : letter == '`' ? '\'' : letter;
  }
  return shown + '`';
}

void Document::heading(int level, std::string_view text) {
  text_ += fmt::format("{} {}\n\n", std::string(static_cast<std::size_t>(level), '#'), text);
}

void Document::paragraph(std::string_view text) { text_ += fmt::format("{}\n\n", text); }

void Document::list(const std::vector<std::string>& items) {
  for (const std::string& item : items) text_ += fmt::format("* {}\n", item);
  if (!items.empty()) text_ += '\n';
}

void Document::row(const std::vector<std::string>& cells) {
  text_ += fmt::format("| {} |\n", fmt::join(cells, " | "));
}

void Document::table(const std::vector<std::string>& headings,
                     const std::vector<std::vector<std::string>>& rows) {
  if (rows.empty()) return;
  row(headings);
  row(std::vector<std::string>(headings.size(), "---"));
  for (const auto& cells : rows) {
    assert(cells.size() == headings.size());
    row(cells);
  }
  text_ += '\n';
}

void Document::block(std::string_view language, std::string_view content) {
  text_ += fmt::format("```{}\n{}```\n\n", language, content);
}

}  // namespace bluelight::model
