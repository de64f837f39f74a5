/// Sheets of a workbook, written cell by cell.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/workbook/term.hpp"

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace bluelight::workbook {

/// What a cell looks like: what it is, then how its number is written.
enum class Look {
  title,
  text,
  wrapped,  ///< text over several lines
  strong,
  faint,
  heading,
  number_heading,  ///< above numbers
  input_money,     ///< an input that a reader may change
  input_number,
  input_rate,
  rate,
  plain_number,
  quantity,     ///< fixed by the simulation and the timetable
  money,        ///< to the penny
  whole_money,  ///< to the pound, where years stand beside each other
  factor,
  total,
  ratio,
  sentence,  ///< a long text of the first page
  program,   ///< a number of the program that no formula here can give
  program_share,
  check
};

/// A sheet that is being written. Rows and columns count from 0.
class Sheet {
 public:
  const std::string& name() const { return name_; }
  void text(int row, int column, std::string_view text, Look look = Look::text);
  Cell number(int row, int column, double value, Look look);
  Cell formula(int row, int column, const Term& term, Look look);
  /// A formula that comes to a text.
  void text_formula(int row, int column, const std::string& formula, std::string_view value,
                    Look look);
  /// One text over several columns of a row that is `height` points high.
  void wide_text(int row, int last_column, std::string_view text, Look look, double height);
  void wide_formula(int row, int last_column, const std::string& formula, std::string_view value,
                    double height);
  /// Height of a row, in points.
  void height(int row, double points);
  void widths(const std::vector<double>& characters);
  void width(int first_column, int last_column, double characters);
  /// Rows above and columns left of this cell stay in view.
  void freeze(int row, int column);
  /// Rows that every printed page repeats, and whether pages are wide.
  void print(int first_row, int last_row, bool landscape, std::string_view footer);

 private:
  friend class Book;
  Sheet(class Book& book, std::string name, lxw_worksheet* sheet)
      : book_(book), name_(std::move(name)), sheet_(sheet) {}

  Book& book_;
  std::string name_;
  lxw_worksheet* sheet_;
};

/// A workbook that is being written. Its bytes depend on what is written alone.
class Book {
 public:
  /// Throws `FileError` if no temporary file can be made.
  Book(const std::string& title, const std::string& comments);
  ~Book();
  Book(const Book&) = delete;
  Book& operator=(const Book&) = delete;

  /// A new sheet. A name that is too long, or has letters that no sheet may have, is changed;
  /// `Sheet::name` says what it became. Requires: names begin differently.
  Sheet sheet(std::string_view name);
  lxw_format* format(Look look);
  /// Ends the workbook. Throws `FileError`. At most once.
  std::vector<std::byte> bytes();

 private:
  void close();

  std::string folder_, path_;
  lxw_workbook* book_;
  std::map<Look, lxw_format*> formats_;
};

}  // namespace bluelight::workbook
