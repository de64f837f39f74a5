/// The tables of the results file, column by column: the one description behind writing and
/// reading.
#pragma once

#include <bluelight/study.hpp>
#include <stdexcept>
#include <string>
#include <tuple>
#include <type_traits>
#include <vector>

#include "results/hdf5_read.hpp"
#include "results/hdf5_write.hpp"
#include "results/stored_value.hpp"

namespace bluelight::hdf5 {

/// One column: its name, where its value stands in a row, its unit and meaning.
template <class Access>
struct Column {
  const char* name;
  Access access;
  const char* unit;
  const char* description;
};

inline constexpr std::tuple run_columns{
    Column{"replication", [](auto& run) -> auto& {return run.replication;
}  // namespace bluelight::hdf5
, "", "replication, from 0"
}
, Column{"status", [](auto& run) -> auto& {return run.status;
}
, "", "done, crashed, timed_out or out_of_memory"
}
, Column {
  "message", [](auto& run) -> auto& { return run.message; }
  , "", "why the run failed, and the command that repeats it"
}
}
;

inline constexpr std::tuple post_columns{Column{"group", [](auto& post) -> auto& {return post.group;
}
, "", "staff group"
}
, Column{"organisation", [](auto& post) -> auto& {return post.organisation;
}
, "", "who pays"
}
, Column{"posts", [](auto& post) -> auto& {return post.posts;
}
, "1", "full-time equivalents that fill the roster, shrinkage included"
}
, Column{"cost_per_fte", [](auto& post) -> auto& {return post.cost_per_fte;
}
, "GBP/year", "cost of one full-time equivalent"
}
, Column{"input", [](auto& post) -> auto& {return post.input;
}
, "", "path of the price in /inputs"
}
, Column {
  "from", [](auto& post) -> auto& { return post.from; }
  , "", "first day, until the next date of the option; empty: from the start"
}
}
;

inline constexpr std::tuple cost_columns{Column{"name", [](auto& cost) -> auto& {return cost.name;
}
, "", "path of the cost in /inputs"
}
, Column{"organisation", [](auto& cost) -> auto& {return cost.organisation;
}
, "", "who pays"
}
, Column{"amount", [](auto& cost) -> auto& {return cost.amount;
}
, "GBP", "paid once, or every year if yearly is 1"
}
, Column{"yearly", [](auto& cost) -> auto& {return cost.yearly;
}
, "", "1: paid every year; 0: once"
}
, Column {
  "from", [](auto& cost) -> auto& { return cost.from; }
  , "", "date paid, or first day of a yearly cost"
}
}
;

inline constexpr std::tuple input_columns{
    Column{"path", [](auto& input) -> auto& {return input.path;
}
, "", "dotted path in the scenario"
}
, Column{"value", [](auto& input) -> auto& {return input.value;
}
, "", "value that was simulated"
}
, Column{"low", [](auto& input) -> auto& {return input.low;
}
, "", "low end of the range"
}
, Column{"high", [](auto& input) -> auto& {return input.high;
}
, "", "high end of the range"
}
, Column{"unit", [](auto& input) -> auto& {return input.unit;
}
, "", "unit of value, low and high"
}
, Column{"source", [](auto& input) -> auto& {return input.source;
}
, "", "where the number comes from"
}
, Column{"grade", [](auto& input) -> auto& {return input.grade;
}
, "", "how good the source is"
}
, Column{"group", [](auto& input) -> auto& {return input.group;
}
, "", "inputs of one group err together"
}
, Column{"file", [](auto& input) -> auto& {return input.origin.file;
}
, "", "scenario file"
}
, Column{"line", [](auto& input) -> auto& {return input.origin.line;
}
, "", "line in that file"
}
, Column {
  "column", [](auto& input) -> auto& { return input.origin.column; }
  , "", "column in that line"
}
}
;

inline constexpr std::tuple layout_columns{
    Column{"family", [](auto& measure) -> auto& {return measure.family;
}
, "", "group that holds the measure"
}
, Column{"measure", [](auto& measure) -> auto& {return measure.name;
}
, "", "dataset in that group"
}
, Column {
  "offset", [](auto& measure) -> auto& { return measure.offset; }
  , "", "position of its first number within a run"
}
}
;

inline constexpr std::tuple discount_columns{
    Column{"from_year", [](auto& step) -> auto& {return step.from_year;
}
, "year", "first year of the appraisal with this rate"
}
, Column {
  "rate", [](auto& step) -> auto& { return step.rate; }
  , "1/year", "discount rate"
}
}
;

/// Writes every column of `rows`, which are pointers.
template <class Row, class... Access>
void write_columns(const TableWriter& table, const std::vector<const Row*>& rows,
                   const std::tuple<Column<Access>...>& columns) {
  const auto write = [&](const auto& column) {
    using Stored = std::decay_t<decltype(stored(column.access(*rows.front())))>;
    std::vector<Stored> values;
    for (const Row* row : rows) values.push_back(stored(column.access(*row)));
    table.column<Stored>({column.name, column.unit, column.description}, values);
  };
  std::apply([&](const auto&... column) { (write(column), ...); }, columns);
}

/// Reads the columns of a table into rows. Throws if their lengths differ.
template <class Row, class... Access>
std::vector<Row> read_columns(const Handle& group, const std::tuple<Column<Access>...>& columns) {
  std::vector<Row> rows;
  bool first = true;
  const auto read = [&](const auto& column) {
    using Stored = std::decay_t<decltype(stored(column.access(std::declval<Row&>())))>;
    const auto values = read_array<Stored>(group, column.name);
    if (std::exchange(first, false)) rows.resize(values.size());
    if (values.size() != rows.size())
      throw std::runtime_error(std::string("column ") + column.name + " has another length");
    for (std::size_t i = 0; i < rows.size(); ++i) restore(values[i], column.access(rows[i]));
  };
  std::apply([&](const auto&... column) { (read(column), ...); }, columns);
  return rows;
}

}  // namespace bluelight::hdf5
