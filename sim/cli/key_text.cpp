#include "cli/key_text.hpp"

#include <fmt/format.h>

#include <bluelight/text_table.hpp>

namespace bluelight::cli {

std::string keys_text(const std::vector<KeyRow>& rows) {
  std::string text;
  for (const KeyRow& row : rows) {
    text += fmt::format("{}: {}", row.path, row.type);
    if (!row.range.empty()) text += fmt::format(", {}", row.range);
    if (row.fallback == "required")
      text += "; required";
    else if (!row.fallback.empty())
      text += fmt::format("; default: {}", row.fallback);
    text += "\n    " + wrapped(row.description, page_width - 4, "    ") + '\n';
  }
  return text;
}

}  // namespace bluelight::cli
