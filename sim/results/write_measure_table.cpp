#include <algorithm>
#include <cstring>
#include <functional>

#include "results/family_file.hpp"
#include "results/hdf5_write.hpp"

namespace bluelight {
namespace {

using hdf5::Handle;

/// One number with all that names it.
struct TableRow {
  std::string option;
  std::int64_t replication;
  std::string family, series, measure;
  double value;
};

void add_rows(const OptionRuns& option, const Measure& measure, const RunRecord& run,
              std::vector<TableRow>& rows) {
  for (std::size_t i = 0; i < measure.size; ++i)
    rows.push_back({.option = option.name,
                    .replication = static_cast<std::int64_t>(run.replication),
                    .family = measure.family,
                    .series = measure.dimensions.empty() ? "" : measure.dimensions[0].labels[i],
                    .measure = measure.name,
                    .value = run.values[measure.offset + i]});
}

std::vector<TableRow> rows_of(const std::vector<OptionRuns>& options) {
  std::vector<TableRow> rows;
  for (const auto& option : options)
    for (const auto& run : option.runs)
      for (const auto& measure : option.layout.measures)
        if (run.status == RunRecord::Status::done && measure.dimensions.size() < 2)
          add_rows(option, measure, run, rows);
  return rows;
}

/// A compound type whose members stand one after another, and the rows packed into it. Texts have a
/// fixed length: PyTables, which pandas reads with, knows no other in a table.
class PackedTable {
 public:
  explicit PackedTable(const std::vector<TableRow>& rows) : rows_(rows) {}

  void add_text(const char* name, const std::string TableRow::*member) {
    std::size_t length = 1;
    for (const auto& row : rows_) length = std::max(length, (row.*member).size());
    columns_.push_back({name, text_of(length), size_, [=](const TableRow& row, std::byte* to) {
                          std::memcpy(to, (row.*member).data(), (row.*member).size());
                        }});
    size_ += length;
  }

  template <class Number>
  void add_number(const char* name, hid_t type, Number TableRow::*member) {
    columns_.push_back({name, Handle{H5Tcopy(type), H5Tclose, "copy a type"}, size_,
                        [=](const TableRow& row, std::byte* to) {
                          std::memcpy(to, &(row.*member), sizeof(Number));
                        }});
    size_ += sizeof(Number);
  }

  Handle type() const {
    Handle compound{H5Tcreate(H5T_COMPOUND, size_), H5Tclose, "make a compound type"};
    for (const auto& column : columns_)
      hdf5::require(H5Tinsert(compound, column.name, column.offset, column.type), "add a column");
    return compound;
  }

  std::vector<std::byte> bytes() const {
    std::vector<std::byte> packed(rows_.size() * size_);
    for (std::size_t i = 0; i < rows_.size(); ++i)
      for (const auto& column : columns_)
        column.copy(rows_[i], packed.data() + i * size_ + column.offset);
    return packed;
  }

 private:
  struct PackedColumn {
    const char* name;
    Handle type;
    std::size_t offset;
    std::function<void(const TableRow&, std::byte*)> copy;
  };

  static Handle text_of(std::size_t length) {
    Handle type{H5Tcopy(H5T_C_S1), H5Tclose, "make a type of text"};
    hdf5::require(H5Tset_size(type, length), "make a type of text");
    hdf5::require(H5Tset_strpad(type, H5T_STR_NULLPAD), "make a type of text");
    return type;
  }

  const std::vector<TableRow>& rows_;
  std::vector<PackedColumn> columns_;
  std::size_t size_ = 0;
};

}  // namespace

void write_measure_table(hid_t file, const std::vector<OptionRuns>& options) {
  const auto rows = rows_of(options);
  PackedTable table{rows};
  table.add_text("option", &TableRow::option);
  table.add_number("replication", H5T_NATIVE_INT64, &TableRow::replication);
  table.add_text("family", &TableRow::family);
  table.add_text("series", &TableRow::series);
  table.add_text("measure", &TableRow::measure);
  table.add_number("value", H5T_NATIVE_DOUBLE, &TableRow::value);
  hdf5::write_compound(file, {"measures", "", "every number that has at most one dimension"},
                       table.type(), table.bytes());
}

}  // namespace bluelight
