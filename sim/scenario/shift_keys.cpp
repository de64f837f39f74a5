#include "scenario/shift_keys.hpp"

#include "scenario/day_rows.hpp"

namespace bluelight {
namespace {

using namespace std::chrono_literals;

constexpr Duration day_length = 24h;
constexpr std::size_t saturday = 5, sunday = 6, bank_holiday = 7;

/// A time of day on the wall clock, "07:30".
Type<Duration> clock_time() {
  return {"time of day", "00:00 … 23:59",
          [](Reading& reading, const Node& node) -> std::optional<Duration> {
            const auto* text = node.get<std::string>();
            const auto digit = [text](std::size_t place) { return (*text)[place] - '0'; };
            const bool digits = text != nullptr && text->size() == 5 && (*text)[2] == ':' &&
                                text->find_first_not_of("0123456789:") == std::string::npos;
            const int hour = digits ? 10 * digit(0) + digit(1) : 24;
            const int minute = digits ? 10 * digit(3) + digit(4) : 60;
            if (hour < 24 && minute < 60)
              return std::chrono::hours{hour} + std::chrono::minutes{minute};
            reading.problems.add(node, "a time of day such as \"07:30\"");
            return std::nullopt;
          }};
}

bool names(const StatedShift& shift, std::size_t day) {
  return std::find(shift.on.begin(), shift.on.end(), day_names()[day]) != shift.on.end();
}

bool works_on(const StatedShift& shift, std::size_t kind) {
  if (shift.on.empty() || names(shift, kind)) return true;
  return kind < saturday && names(shift, weekday_row);
}

/// The shifts of a pattern, from its begin.
struct Period {
  Duration from, lasts;
};

std::vector<Period> periods_of(const std::string& pattern) {
  if (pattern == "4x10") return {{0h, 10h}, {7h, 10h}, {15h, 10h}};
  return {{0h, 12h}, {12h, 12h}};
}

/// People of `shift`, begun on any day of the week, who are on duty at `time` of a plain week.
int on_duty(const Shift& shift, Duration time) {
  constexpr Duration week = 7 * day_length;
  int people = 0;
  for (std::size_t day = 0; day < 7; ++day) {
    const Duration begins = static_cast<int>(day) * day_length + shift.begins;
    const Duration since = (time - begins + week) % week;
    if (since < shift.lasts) people += shift.seats[day];
  }
  return people;
}

}  // namespace

Type<int> seats() { return integer({0, 10000, "0 … 10,000"}); }

const Keys<StatedShift>& shift_keys() {
  using Stated = StatedShift;
  static const Keys<Stated> keys{
      {key<Stated>("begins", &Stated::begins, clock_time(), {required(), "By the wall clock."}),
       key<Stated>("lasts", &Stated::lasts, duration(above_zero(86400, "> 0, at most 24 h")),
                   {required(),
                    "By the wall clock: a night on which clocks change is an hour shorter or "
                    "longer, and paid so."}),
       key<Stated>("seats", &Stated::seats, seats(),
                   {required(), "People taking calls, after shrinkage."}),
       key<Stated>("on", &Stated::on, list_of(one_of(day_names())),
                   {absent("every day"),
                    "Days on which it begins; a bank holiday is like a Sunday unless a shift of "
                    "the roster names bank_holiday."})}};
  return keys;
}

const Keys<ShiftPattern>& pattern_keys() {
  using Pattern = ShiftPattern;
  static const Keys<Pattern> keys{
      {key<Pattern>("pattern", &Pattern::name, one_of({"2-2-4", "4x10", "12h"}),
                    {absent("another form"),
                     "Days and nights of 12 h (\"2-2-4\": two of each, four days off, 42 h a week; "
                     "\"12h\": any turn), or three shifts of 10 h a day that begin after 0, 7 and "
                     "15 h and overlap (\"4x10\")."}),
       key<Pattern>("seats", &Pattern::seats, seats(),
                    {absent("`pattern` needs it"), "People of each shift of the pattern."}),
       key<Pattern>("begins", &Pattern::begins, clock_time(),
                    {absent("\"07:00\""), "When the first shift of the day begins."})}};
  return keys;
}

std::vector<Shift> shifts_of(const ShiftPattern& pattern) {
  std::vector<Shift> shifts;
  for (const Period& period : periods_of(pattern.name)) {
    Shift& shift = shifts.emplace_back();
    shift.begins = (pattern.begins + period.from) % day_length;
    shift.lasts = period.lasts;
    shift.seats.fill(pattern.seats);
  }
  return shifts;
}

std::vector<Shift> on_days(const std::vector<StatedShift>& stated) {
  const bool holidays_named = std::any_of(stated.begin(), stated.end(), [](const StatedShift& one) {
    return names(one, bank_holiday);
  });
  std::vector<Shift> shifts;
  for (const StatedShift& one : stated) {
    Shift& shift = shifts.emplace_back(Shift{one.begins, one.lasts, {}});
    for (std::size_t kind = 0; kind < day_kinds; ++kind) {
      const std::size_t like = kind == bank_holiday && !holidays_named ? sunday : kind;
      if (works_on(one, like)) shift.seats[kind] = one.seats;
    }
  }
  return shifts;
}

int most_on_duty(const std::vector<Shift>& shifts) {
  int most = 0;
  for (const Shift& first : shifts) {
    for (int day = 0; day < 7; ++day) {
      int people = 0;
      for (const Shift& shift : shifts) people += on_duty(shift, day * day_length + first.begins);
      most = std::max(most, people);
    }
  }
  return most;
}

}  // namespace bluelight
