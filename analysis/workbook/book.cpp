#include "analysis/workbook/book.hpp"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <bluelight/problem.hpp>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>
#include <utility>

namespace bluelight::workbook {
namespace {

// The document's date must not be that of the day on which it is written: 1 January 2000.
constexpr time_t fixed_date = 946684800;

constexpr const char* money_form = "#,##0.00;[Red]-#,##0.00";

struct Style {
  Look look;
  const char* form;  ///< of numbers
  bool bold;
  double size;
  std::uint32_t ink, ground;  ///< colours; white: none
};

constexpr std::uint32_t none = 0xFFFFFF, ink = 0x12202F, muted = 0x55606E;

constexpr std::array styles{Style{Look::title, "General", true, 16, ink, none},
                            Style{Look::text, "General", false, 10, ink, none},
                            Style{Look::wrapped, "General", false, 10, ink, none},
                            Style{Look::strong, "General", true, 10, ink, none},
                            Style{Look::faint, "General", false, 9, muted, none},
                            Style{Look::heading, "General", true, 10, 0xFFFFFE, 0x0B3D7A},
                            Style{Look::number_heading, "General", true, 10, 0xFFFFFE, 0x0B3D7A},
                            Style{Look::input_money, "#,##0.00", false, 10, 0x0B3D7A, 0xFFF4CE},
                            Style{Look::input_number, "0.######", false, 10, 0x0B3D7A, 0xFFF4CE},
                            Style{Look::input_rate, "0.00%", false, 10, 0x0B3D7A, 0xFFF4CE},
                            Style{Look::plain_number, "#,##0.######", false, 10, ink, none},
                            Style{Look::rate, "0.00%", false, 10, ink, none},
                            Style{Look::quantity, "#,##0.0000", false, 10, ink, 0xE3EEF9},
                            Style{Look::money, money_form, false, 10, ink, none},
                            Style{Look::whole_money, "#,##0;[Red]-#,##0", false, 10, ink, none},
                            Style{Look::factor, "0.000000", false, 10, ink, none},
                            Style{Look::total, money_form, true, 10, ink, none},
                            Style{Look::ratio, "0.00", true, 10, ink, none},
                            Style{Look::sentence, "General", false, 12, ink, none},
                            Style{Look::program, money_form, false, 10, muted, 0xEEEEEE},
                            Style{Look::program_share, "0%", false, 10, muted, 0xEEEEEE},
                            Style{Look::check, "General", true, 10, ink, none}};

/// Text without the letters that no sheet's name may have, 31 at most.
std::string sheet_name(std::string_view wanted) {
  std::string name;
  for (const char letter : wanted)
    name += std::string_view("[]:*?/\\'").find(letter) == std::string_view::npos ? letter : ' ';
  std::size_t end = std::min<std::size_t>(name.size(), 31);
  while (end < name.size() && end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80)
    --end;
  return name.substr(0, end);
}

[[noreturn]] void fail(const std::string& path, const char* reason) {
  throw FileError(path, fmt::format("the workbook cannot be written: {}", reason));
}

}  // namespace

void Sheet::text(int row, int column, std::string_view text, Look look) {
  worksheet_write_string(sheet_, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                         std::string(text).c_str(), book_.format(look));
}

Cell Sheet::number(int row, int column, double value, Look look) {
  worksheet_write_number(sheet_, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), value,
                         book_.format(look));
  return {name_, row, column, value};
}

Cell Sheet::formula(int row, int column, const Term& term, Look look) {
  worksheet_write_formula_num(sheet_, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                              ("=" + term.text).c_str(), book_.format(look), term.value);
  return {name_, row, column, term.value};
}

void Sheet::text_formula(int row, int column, const std::string& formula, std::string_view value,
                         Look look) {
  worksheet_write_formula_str(sheet_, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                              ("=" + formula).c_str(), book_.format(look),
                              std::string(value).c_str());
}

void Sheet::wide_text(int row, int last_column, std::string_view text, Look look, double height) {
  const auto place = static_cast<lxw_row_t>(row);
  worksheet_set_row(sheet_, place, height, nullptr);
  worksheet_merge_range(sheet_, place, 0, place, static_cast<lxw_col_t>(last_column),
                        std::string(text).c_str(), book_.format(look));
}

void Sheet::wide_formula(int row, int last_column, const std::string& formula,
                         std::string_view value, double height) {
  wide_text(row, last_column, "", Look::sentence, height);
  text_formula(row, 0, formula, value, Look::sentence);
}

void Sheet::height(int row, double points) {
  worksheet_set_row(sheet_, static_cast<lxw_row_t>(row), points, nullptr);
}

void Sheet::widths(const std::vector<double>& characters) {
  for (std::size_t i = 0; i < characters.size(); ++i)
    width(static_cast<int>(i), static_cast<int>(i), characters[i]);
}

void Sheet::width(int first_column, int last_column, double characters) {
  worksheet_set_column(sheet_, static_cast<lxw_col_t>(first_column),
                       static_cast<lxw_col_t>(last_column), characters, nullptr);
}

void Sheet::freeze(int row, int column) {
  worksheet_freeze_panes(sheet_, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column));
}

void Sheet::print(int first_row, int last_row, bool landscape, std::string_view footer) {
  constexpr std::uint8_t a4 = 9;
  worksheet_set_paper(sheet_, a4);
  if (landscape) worksheet_set_landscape(sheet_);
  worksheet_fit_to_pages(sheet_, 1, 0);
  worksheet_repeat_rows(sheet_, static_cast<lxw_row_t>(first_row),
                        static_cast<lxw_row_t>(last_row));
  worksheet_set_footer(sheet_, fmt::format("&L&8{}&R&8&A, page &P of &N", footer).c_str());
  worksheet_gridlines(sheet_, LXW_HIDE_ALL_GRIDLINES);
}

Book::Book(const std::string& title, const std::string& comments) {
  folder_ = (std::filesystem::temp_directory_path() / "bluelight-XXXXXX").string();
  if (mkdtemp(folder_.data()) == nullptr) fail(folder_, std::strerror(errno));
  path_ = folder_ + "/workbook.xlsx";
  book_ = workbook_new(path_.c_str());
  std::string shown = title, author = "Bluelight", remark = comments;
  lxw_doc_properties properties{};
  properties.title = shown.data();
  properties.author = author.data();
  properties.comments = remark.data();
  properties.created = fixed_date;
  workbook_set_properties(book_, &properties);
}

Book::~Book() {
  if (book_ != nullptr) workbook_close(book_);
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

Sheet Book::sheet(std::string_view name) {
  const std::string given = sheet_name(name);
  return {*this, given, workbook_add_worksheet(book_, given.c_str())};
}

lxw_format* Book::format(Look look) {
  const auto found = formats_.find(look);
  if (found != formats_.end()) return found->second;
  const Style& style = *std::find_if(styles.begin(), styles.end(),
                                     [look](const Style& each) { return each.look == look; });
  lxw_format* format = workbook_add_format(book_);
  format_set_num_format(format, style.form);
  format_set_font_size(format, style.size);
  format_set_font_color(format, style.ink);
  if (style.bold) format_set_bold(format);
  if (style.ground != none) format_set_bg_color(format, style.ground);
  if (look == Look::total) format_set_top(format, LXW_BORDER_THIN);
  if (look == Look::number_heading || look == Look::ratio)
    format_set_align(format, LXW_ALIGN_RIGHT);
  if (look == Look::wrapped || look == Look::sentence || look == Look::heading ||
      look == Look::number_heading) {
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  }
  return formats_[look] = format;
}

std::vector<std::byte> Book::bytes() {
  const lxw_error error = workbook_close(std::exchange(book_, nullptr));
  if (error != LXW_NO_ERROR) fail(path_, lxw_strerror(error));
  std::ifstream file(path_, std::ios::binary);
  const std::string all{std::istreambuf_iterator<char>(file), {}};
  if (!file) fail(path_, "it cannot be read back");
  const auto bytes = std::as_bytes(std::span(all));
  return {bytes.begin(), bytes.end()};
}

}  // namespace bluelight::workbook
