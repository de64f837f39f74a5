/// A document in Markdown, written from top to bottom.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bluelight::model {

/// `text` as Markdown shows it unchanged, on one line.
std::string plain(std::string_view text);

/// `text` in the letters of a program.
std::string code(std::string_view text);

/// Collects headings, paragraphs, lists and tables. Texts are Markdown; see `plain` for foreign
/// ones.
class Document {
 public:
  /// `level` 1 … 6.
  void heading(int level, std::string_view text);
  void paragraph(std::string_view text);
  /// Nothing without items.
  void list(const std::vector<std::string>& items);
  /// Nothing without rows. Requires: as many cells in each row as headings.
  void table(const std::vector<std::string>& headings,
             const std::vector<std::vector<std::string>>& rows);
  /// A block of `content` in `language`, as it stands.
  void block(std::string_view language, std::string_view content);

  const std::string& text() const { return text_; }

 private:
  void row(const std::vector<std::string>& cells);
  std::string text_;
};

}  // namespace bluelight::model
