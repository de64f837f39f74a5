/// Numbers for each hour of each kind of day, as scenarios state them.
#pragma once

#include <bluelight/local_hours.hpp>

#include "scenario/types.hpp"

namespace bluelight {

/// The names of the days that a `DayRows` may hold: Monday 0 … Sunday 6, then "bank_holiday" and
/// "weekday".
const std::vector<std::string>& day_names();
/// The position of "weekday" in `day_names`: Monday to Friday where they are not stated.
inline constexpr std::size_t weekday_row = day_kinds;

/// A row of hours for some of the days.
template <class Value>
struct DayRows {
  std::array<std::optional<std::array<Value, 24>>, day_kinds + 1> row;

  /// The row that holds on a kind of day; none if the scenario does not say.
  /// A bank holiday is like a Sunday where it is not stated.
  std::optional<std::array<Value, 24>> of(std::size_t day_kind) const {
    constexpr std::size_t saturday = 5, sunday = 6, bank_holiday = 7;
    if (row[day_kind]) return row[day_kind];
    if (day_kind == bank_holiday) return row[sunday];
    return day_kind < saturday ? row[weekday_row] : std::nullopt;
  }
};

/// What holds on days without a row of their own, for the reference page.
struct MissingDays {
  std::string weekend;
  std::string bank_holiday;
};

/// The keys of rows of hours, each of 24 values of one type.
template <class Value>
Keys<DayRows<Value>> day_row_keys(const Type<Value>& type, const MissingDays& missing) {
  using Rows = DayRows<Value>;
  const auto key_of = [&](std::size_t day, const std::string& meaning) {
    return key<Rows>(
        day_names()[day],
        [day](Rows& rows, const std::array<Value, 24>& values) { rows.row[day] = values; },
        row_of<24>(type),
        {absent(meaning), day == weekday_row ? "Monday to Friday, from midnight to midnight."
                                             : "From midnight to midnight."});
  };
  return {key_of(weekday_row, "each day has its own"),
          key_of(0, "weekday"),
          key_of(1, "weekday"),
          key_of(2, "weekday"),
          key_of(3, "weekday"),
          key_of(4, "weekday"),
          key_of(5, missing.weekend),
          key_of(6, missing.weekend),
          key_of(7, missing.bank_holiday)};
}

}  // namespace bluelight
