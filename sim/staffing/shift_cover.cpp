#include "staffing/shift_cover.hpp"

#include <coin/Cbc_C_Interface.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>

namespace bluelight {
namespace {

using std::chrono::hours;

/// Of equal hours the fewer shifts: longer ones, and fewer people who come and go.
constexpr double price_of_a_shift = 0.01;
constexpr int most_nodes = 2000;

/// People who begin on one day at one hour and stay as long.
struct Column {
  int day = 0, begins = 0, lasts = 0;
};

std::vector<Column> columns_of(const ShiftRules& rules) {
  std::vector<Column> columns;
  for (int day = 0; day < 7; ++day)
    for (const int begins : rules.begins)
      for (const int lasts : rules.lasts) columns.push_back({day, begins, lasts});
  return columns;
}

/// The hours of the week on which a column's people are on duty.
std::vector<int> rows_of(const Column& column) {
  std::vector<int> rows;
  for (int h = 0; h < column.lasts; ++h)
    rows.push_back((column.day * 24 + column.begins + h) % hours_a_week);
  return rows;
}

using Model = std::unique_ptr<Cbc_Model, decltype(&Cbc_deleteModel)>;

Model model_of(const WeekSeats& need, const std::vector<Column>& columns) {
  Model model(Cbc_newModel(), &Cbc_deleteModel);
  std::vector<CoinBigIndex> start{0};
  std::vector<int> row;
  std::vector<double> ones, price, lower(columns.size(), 0), upper(columns.size(), 1e4);
  for (const Column& column : columns) {
    for (const int hour : rows_of(column)) row.push_back(hour);
    start.push_back(static_cast<CoinBigIndex>(row.size()));
    price.push_back(column.lasts + price_of_a_shift);
  }
  ones.assign(row.size(), 1);
  const std::vector<double> least(need.begin(), need.end()), most(need.size(), 1e6);
  Cbc_loadProblem(model.get(), static_cast<int>(columns.size()), hours_a_week, start.data(),
                  row.data(), ones.data(), lower.data(), upper.data(), price.data(), least.data(),
                  most.data());
  for (int column = 0; column < static_cast<int>(columns.size()); ++column)
    Cbc_setInteger(model.get(), column);
  return model;
}

void solve(Cbc_Model* model) {
  Cbc_setLogLevel(model, 0);
  Cbc_setParameter(model, "log", "0");
  Cbc_setParameter(model, "slog", "0");
  Cbc_setMaximumNodes(model, most_nodes);
  Cbc_solve(model);
}

/// Columns that differ in the day only, as one shift.
std::vector<Shift> shifts_of(const std::vector<Column>& columns, const double* people) {
  std::map<std::pair<int, int>, Shift> shifts;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const int seats = static_cast<int>(std::lround(people[i]));
    if (seats == 0) continue;
    Shift& shift = shifts[{columns[i].begins, columns[i].lasts}];
    shift.begins = hours{columns[i].begins};
    shift.lasts = hours{columns[i].lasts};
    shift.seats[static_cast<std::size_t>(columns[i].day)] = seats;
  }
  std::vector<Shift> all;
  for (auto& [when, shift] : shifts) {
    shift.seats[7] = shift.seats[6];
    all.push_back(shift);
  }
  return all;
}

bool can_be_covered(const WeekSeats& need, const std::vector<Column>& columns) {
  std::array<bool, hours_a_week> reached{};
  for (const Column& column : columns)
    for (const int hour : rows_of(column)) reached[static_cast<std::size_t>(hour)] = true;
  for (std::size_t h = 0; h < need.size(); ++h)
    if (need[h] > 0 && !reached[h]) return false;
  return true;
}

}  // namespace

std::optional<Cover> cover(const WeekSeats& need, const ShiftRules& rules) {
  const std::vector<Column> columns = columns_of(rules);
  if (!can_be_covered(need, columns)) return std::nullopt;
  if (std::ranges::max(need) == 0) return Cover{};
  const Model model = model_of(need, columns);
  solve(model.get());
  const double* people = Cbc_getColSolution(model.get());
  if (people == nullptr) return std::nullopt;
  Cover cover{.shifts = shifts_of(columns, people)};
  for (std::size_t i = 0; i < columns.size(); ++i)
    cover.hours += std::round(people[i]) * columns[i].lasts;
  const double price = Cbc_getObjValue(model.get());
  const double bound = Cbc_getBestPossibleObjValue(model.get());
  cover.gap = std::max(0.0, (price - std::min(price, bound)) / price);
  return cover;
}

}  // namespace bluelight
