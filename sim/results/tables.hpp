/// The tables of the results file, column by column: the one description behind writing and
/// reading.
#pragma once

#include <bluelight/study.hpp>
#include <functional>
#include <stdexcept>
#include <string>
#include <tuple>
#include <type_traits>
#include <vector>

#include "results/hdf5_read.hpp"
#include "results/hdf5_write.hpp"
#include "results/stored_value.hpp"

namespace bluelight::hdf5 {

/// One column: its name, the member of a row that it holds, its unit and meaning.
template <class Access>
struct Column {
  const char* name;
  Access access;
  const char* unit;
  const char* description;
};

/// A member of a member.
template <class Outer, class Inner>
struct Nested {
  Outer outer;
  Inner inner;
  decltype(auto) operator()(auto& row) const { return ((row.*outer).*inner); }
};

inline constexpr std::tuple run_columns{
    Column{"replication", &RunRecord::replication, "", "replication, from 0"},
    Column{"status", &RunRecord::status, "", "done, crashed, timed_out or out_of_memory"},
    Column{"message", &RunRecord::message, "",
           "why the run failed, and the command that repeats it"}};

inline constexpr std::tuple post_columns{
    Column{"group", &PricedPosts::group, "", "staff group"},
    Column{"organisation", &PricedPosts::organisation, "", "who pays"},
    Column{"posts", &PricedPosts::posts, "1",
           "full-time equivalents that fill the roster, shrinkage included"},
    Column{"cost_per_fte", &PricedPosts::cost_per_fte, "GBP/year",
           "cost of one full-time equivalent"},
    Column{"input", &PricedPosts::input, "", "path of the price in /inputs"},
    Column{"from", &PricedPosts::from, "",
           "first day, until the next date of the option; empty: from the start"},
    Column{"demand", &PricedPosts::demand, "1",
           "level of demand at which these posts are needed; 1: as the world is"},
    Column{"error", &PricedPosts::error, "1",
           "standard error of posts from simulation; 0: of a stated roster"},
    Column{"growth", &PricedPosts::growth, "1/year", "relative change of the group's load a year"}};

inline constexpr std::tuple equal_service_columns{
    Column{"from", &GroupAtEqualService::from, "",
           "first day, until the next date of the option; empty: from the start"},
    Column{"demand", &GroupAtEqualService::demand, "1", "level of demand; 1: as the world is"},
    Column{"group", &GroupAtEqualService::group, "", "staff group, or supervisors of a room"},
    Column{"hours", &GroupAtEqualService::hours, "h/week",
           "seats needed × hours; 0 of supervisors and of a group whose roster is kept"},
    Column{"posts", &GroupAtEqualService::posts, "1",
           "full-time equivalents that fill the roster which covers the need"},
    Column{"low", &GroupAtEqualService::low, "1", "low end of the 90 % interval of posts"},
    Column{"high", &GroupAtEqualService::high, "1", "high end of the 90 % interval of posts"},
    Column{"rounds", &GroupAtEqualService::rounds, "", "rounds of the search"},
    Column{"settled", &GroupAtEqualService::settled, "",
           "1: nothing changed in the last round of the search"}};

inline constexpr std::tuple held_standard_columns{
    Column{"from", &StandardAtEqualService::from, "",
           "first day, until the next date of the option; empty: from the start"},
    Column{"demand", &StandardAtEqualService::demand, "1", "level of demand; 1: as the world is"},
    Column{"thing", &StandardAtEqualService::thing, "", "class of calls, or room of a reserve"},
    Column{"measure", &StandardAtEqualService::measure, "",
           "answer_within, answer_time_mean, abandonment or reserve"},
    Column{"to", &StandardAtEqualService::to, "", "standard or baseline"},
    Column{"period", &StandardAtEqualService::period, "",
           "hours that are judged together: hour, hour_of_week_block, day or week"},
    Column{"within", &StandardAtEqualService::within, "s", "of answer_within; else 0"},
    Column{"required", &StandardAtEqualService::required, "",
           "share that must be reached, or mean in seconds that must not be exceeded"},
    Column{"mean", &StandardAtEqualService::mean, "", "over the fresh replications"},
    Column{"half_width", &StandardAtEqualService::half_width, "",
           "half-width of its 95 % interval"},
    Column{"verdict", &StandardAtEqualService::verdict, "", "held, missed or unclear"},
    Column{"hours_below", &StandardAtEqualService::hours_below, "",
           "hours of the week in periods that miss it, one-sided 95 %"},
    Column{"repairs", &StandardAtEqualService::repairs, "",
           "times that the roster was raised after a miss"}};

inline constexpr std::tuple varied_post_columns{
    Column{"input", &VariedPosts::input, "", "name in /varied_inputs"},
    Column{"end", &VariedPosts::end, "", "low or high: where the input is"},
    Column{"from", &VariedPosts::from, "",
           "first day, until the next date of the option; empty: from the start"},
    Column{"group", &VariedPosts::group, "", "staff group"},
    Column{"organisation", &VariedPosts::organisation, "", "who pays"},
    Column{"posts", &VariedPosts::posts, "1", "full-time equivalents at demand 1"}};

inline constexpr std::tuple service_columns{
    Column{"from", &ServiceRun::from, "",
           "first day of the state, until the next date of the option; empty: from the start"},
    Column{"demand", &ServiceRun::demand, "1", "level of demand; 1: as the world is"},
    Column{"input", &ServiceRun::input, "", "name in /varied_inputs; empty: all is central"},
    Column{"end", &ServiceRun::end, "", "low or high: where the input is; empty: all is central"},
    Column{"family", &ServiceRun::family, "", "family of the measure"},
    Column{"thing", &ServiceRun::thing, "", "what is measured"},
    Column{"measure", &ServiceRun::measure, "", "measure"},
    Column{"replication", &ServiceRun::replication, "", "replication, as in /runs"},
    Column{"value", &ServiceRun::value, "",
           "in the unit of the measure; not a number: it has none, or the run failed"}};

inline constexpr std::tuple cost_columns{
    Column{"name", &CostLine::name, "", "path of the cost in /inputs"},
    Column{"organisation", &CostLine::organisation, "", "who pays"},
    Column{"amount", &CostLine::amount, "GBP", "paid once, or every year if yearly is 1"},
    Column{"yearly", &CostLine::yearly, "", "1: paid every year; 0: once"},
    Column{"from", &CostLine::from, "", "date paid, or first day of a yearly cost"},
    Column{"until", &CostLine::until, "", "first day without a yearly cost; empty: for ever"},
    Column{"category", &CostLine::category, "", "what it is paid for; empty: other"},
    Column{"lever", &CostLine::lever, "", "lever that brings it; empty: none"}};

inline constexpr std::tuple lever_columns{
    Column{"name", &LeverPlan::name, "", "lever; its numbers are /inputs below lever.NAME"},
    Column{"title", &LeverPlan::title, "", "name for people"},
    Column{"kind", &LeverPlan::kind, "", "kind of lever"},
    Column{"live", &LeverPlan::live, "", "date on which it is planned to take effect"},
    Column{"groups", &LeverPlan::groups, "", "staff groups in the rooms that it changes"}};

inline constexpr std::tuple benefit_columns{
    Column{"name", &BenefitPlan::name, "", "table of the study"},
    Column{"title", &BenefitPlan::title, "", "name for people"},
    Column{"family", &BenefitPlan::family, "", "family of the measure"},
    Column{"measure", &BenefitPlan::measure, "", "measure"},
    Column{"thing", &BenefitPlan::thing, "", "what is measured"},
    Column{"organisation", &BenefitPlan::organisation, "", "who gains"},
    Column{"value", &BenefitPlan::value, "GBP/year", "worth of one unit more"},
    Column{"yearly", &BenefitPlan::yearly, "1/year", "runs in a year, for counts; else 1"}};

inline constexpr std::tuple input_columns{
    Column{"path", &Input::path, "", "dotted path in the scenario"},
    Column{"value", &Input::value, "", "value that was simulated"},
    Column{"low", &Input::low, "", "low end of the range"},
    Column{"high", &Input::high, "", "high end of the range"},
    Column{"unit", &Input::unit, "", "unit of value, low and high"},
    Column{"source", &Input::source, "", "where the number comes from"},
    Column{"grade", &Input::grade, "", "how good the source is"},
    Column{"group", &Input::group, "", "inputs of one group err together"},
    Column{"file", Nested{&Input::origin, &Origin::file}, "", "scenario file"},
    Column{"line", Nested{&Input::origin, &Origin::line}, "", "line in that file"},
    Column{"column", Nested{&Input::origin, &Origin::column}, "", "column in that line"}};

inline constexpr std::tuple layout_columns{
    Column{"family", &Measure::family, "", "group that holds the measure"},
    Column{"measure", &Measure::name, "", "dataset in that group"},
    Column{"offset", &Measure::offset, "", "position of its first number within a run"}};

inline constexpr std::tuple precision_columns{
    Column{"name", &PrecisionGoal::name, "", "table of the study"},
    Column{"title", &PrecisionGoal::title, "", "name for people"},
    Column{"thing", &PrecisionGoal::thing, "", "what is measured; empty: as the name"},
    Column{"family", &PrecisionGoal::family, "", "family; empty: the one that has it"},
    Column{"measure", &PrecisionGoal::measure, "", "measure"},
    Column{"half_width", &PrecisionGoal::half_width, "", "half-width asked for, at most"},
    Column{"relative", &PrecisionGoal::relative, "", "1: half_width is a share of the mean"},
    Column{"difference", &PrecisionGoal::difference, "",
           "1: of each proposal's difference; 0: of each option's value"},
    Column{"at_least", &PrecisionGoal::at_least, "", "replications"},
    Column{"at_most", &PrecisionGoal::at_most, "", "replications"},
    Column{"pilot", &PrecisionGoal::pilot, "", "1: the first replications were a pilot"}};

inline constexpr std::tuple discount_columns{
    Column{"from_year", &DiscountSchedule::Step::from_year, "year",
           "first year of the appraisal with this rate"},
    Column{"rate", &DiscountSchedule::Step::rate, "1/year", "discount rate"}};

/// Writes every column of `rows`, which are pointers.
template <class Row, class... Access>
void write_columns(const TableWriter& table, const std::vector<const Row*>& rows,
                   const std::tuple<Column<Access>...>& columns) {
  const auto write = [&](const auto& column) {
    using Stored = std::decay_t<decltype(stored(std::invoke(column.access, *rows.front())))>;
    std::vector<Stored> values;
    for (const Row* row : rows) values.push_back(stored(std::invoke(column.access, *row)));
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
    using Stored = std::decay_t<decltype(stored(std::invoke(column.access, std::declval<Row&>())))>;
    const auto values = read_array<Stored>(group, column.name);
    if (std::exchange(first, false)) rows.resize(values.size());
    if (values.size() != rows.size())
      throw std::runtime_error(std::string("column ") + column.name + " has another length");
    for (std::size_t i = 0; i < rows.size(); ++i)
      restore(values[i], std::invoke(column.access, rows[i]));
  };
  std::apply([&](const auto&... column) { (read(column), ...); }, columns);
  return rows;
}

}  // namespace bluelight::hdf5
