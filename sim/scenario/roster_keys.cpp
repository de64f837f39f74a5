#include "scenario/roster_keys.hpp"

#include <fmt/format.h>

#include "scenario/day_rows.hpp"
#include "scenario/shift_keys.hpp"

namespace bluelight {
namespace {

/// A roster as it is written.
struct StatedRoster {
  std::optional<int> constant;
  std::optional<DayRows<int>> by_hour;
  ShiftPattern pattern;
  std::optional<std::vector<StatedShift>> shifts;
  int minimum = 0;
};

void check_one_form(Reading& reading, const Node& table, StatedRoster&) {
  const auto is_stated = [&](const char* form) { return table.find(form) != nullptr; };
  const int forms =
      is_stated("constant") + is_stated("by_hour") + is_stated("pattern") + is_stated("shifts");
  if (forms != 1) reading.problems.add(table, "one of constant, by_hour, pattern or shifts");
}

void check_every_day(Reading& reading, const Node& by_hour, DayRows<int>&) {
  constexpr std::size_t weekdays = 7;  // a bank holiday is like a Sunday
  const bool has_weekday = by_hour.find(day_names()[weekday_row]) != nullptr;
  for (std::size_t kind = 0; kind < weekdays; ++kind) {
    if (by_hour.find(day_names()[kind]) != nullptr || (kind < 5 && has_weekday)) continue;
    reading.problems.add({by_hour.origin, path_below(by_hour.path, day_names()[kind]),
                          "24 of: whole number, 0 … 10,000", "nothing",
                          kind < 5 ? "or give weekday for Monday to Friday" : ""});
  }
}

void check_pattern(Reading& reading, const Node& table, StatedRoster&) {
  const Node* pattern = table.find("pattern");
  if (pattern != nullptr && table.find("seats") == nullptr)
    reading.problems.add(*pattern, "seats beside it");
  for (const char* name : {"seats", "begins"}) {
    const Node* stated = table.find(name);
    if (stated != nullptr && pattern == nullptr)
      reading.problems.add({stated->key_origin, stated->path, "a pattern beside it", "none", ""});
  }
}

Roster seats_of(const StatedRoster& stated) {
  Roster all{};
  for (std::size_t kind = 0; kind < day_kinds; ++kind) {
    if (stated.constant) all[kind].fill(*stated.constant);
    if (stated.by_hour) all[kind] = stated.by_hour->of(kind).value_or(std::array<int, 24>{});
  }
  return all;
}

WorkedRoster worked(const StatedRoster& stated) {
  WorkedRoster all{seats_of(stated), {}, stated.minimum};
  if (!stated.pattern.name.empty()) all.shifts = shifts_of(stated.pattern);
  if (stated.shifts) all.shifts = on_days(*stated.shifts);
  return all;
}

int most_seats(const Roster& seats) {
  int most = 0;
  for (const auto& day : seats) most = std::max(most, *std::max_element(day.begin(), day.end()));
  return most;
}

void check_minimum(Reading& reading, const Node& table, StatedRoster& stated) {
  if (stated.minimum == 0) return;
  const WorkedRoster roster = worked(stated);
  const int most = roster.shifts.empty() ? most_seats(roster.seats) : most_on_duty(roster.shifts);
  if (stated.minimum <= most) return;
  reading.problems.add(*table.find("minimum"),
                       fmt::format("at most {}, which the roster has at its best", most));
}

const Keys<DayRows<int>>& every_day_keys() {
  static const Keys<DayRows<int>> keys =
      day_row_keys(seats(), {"required", "sunday"})
          .with({{}, {after<DayRows<int>>({}, check_every_day)}});
  return keys;
}

const Keys<StatedRoster>& roster_keys() {
  using Stated = StatedRoster;
  static const Keys<Stated> keys = Keys<Stated>{
      {key<Stated>(
           "constant", &Stated::constant, seats(),
           {absent("another form"), "The same number of people taking calls at every hour."}),
       key<Stated>(
           "by_hour", &Stated::by_hour, table_of(every_day_keys()),
           {absent("another form"),
            "People taking calls by local hour; weekday, saturday and sunday cover the week."}),
       key<Stated>("shifts", &Stated::shifts, list_of(table_of(shift_keys())),
                   {absent("another form"), "Shifts one by one; they may overlap."}),
       key<Stated>(
           "minimum", &Stated::minimum, seats(),
           {absent("none"), "People who should be on duty, or all where fewer are rostered."})},
      {after<Stated>({}, check_one_form), after<Stated>({}, check_pattern),
       after<Stated>({"constant", "by_hour", "pattern", "seats", "begins", "shifts", "minimum"},
                     check_minimum)}}.with(pattern_keys(), &Stated::pattern);
  return keys;
}

Type<BelowMinimum> below_minimum() {
  const auto word = one_of({"accept", "overtime", "supervisor"});
  return {word.name, word.range,
          [word](Reading& reading, const Node& node) -> std::optional<BelowMinimum> {
            const auto stated = word.read(reading, node);
            if (!stated) return std::nullopt;
            if (*stated == "overtime") return BelowMinimum::overtime;
            return *stated == "supervisor" ? BelowMinimum::supervisor : BelowMinimum::accept;
          }};
}

const Keys<Overtime>& overtime_keys() {
  static const Keys<Overtime> keys{
      {key<Overtime>("callout", &Overtime::callout, duration(from_zero(86400, "0 s … 24 h")),
                     {required(), "From too few on duty until somebody called out is there."}),
       key<Overtime>("pay", &Overtime::pay, number({1, 5, "1 … 5"}),
                     {required(), "An hour of overtime, relative to a rostered hour."})}};
  return keys;
}

const Keys<Break>& break_keys() {
  static const Keys<Break> keys{
      {key<Break>("after", &Break::after, duration(from_zero(86400, "0 s … 24 h")),
                  {required(),
                   "From the begin of the shift until the first person is due; the others "
                   "follow evenly within the window."}),
       key<Break>("within", &Break::within, duration(from_zero(86400, "0 s … 24 h")),
                  {required(),
                   "The window: until its end a break waits for a moment with nobody waiting."}),
       key<Break>("lasts", &Break::lasts, duration(above_zero(86400, "> 0, at most 24 h")),
                  {required(), "Length of the break."}),
       key<Break>("grace", &Break::grace, duration(from_zero(86400, "0 s … 24 h")),
                  {required(),
                   "After the window, while the next to finish a call goes; then it is missed."})}};
  return keys;
}

void check_overtime(Reading& reading, const Node& table, Attendance& attendance) {
  const bool used = attendance.below_minimum == BelowMinimum::overtime;
  if (used && !attendance.overtime)
    reading.problems.add(*table.find("below_minimum"), "a table overtime beside it");
  if (attendance.overtime && is_default(*table.find("below_minimum")))
    reading.problems.add(*table.find("overtime"), "below_minimum = \"overtime\" beside it",
                         "nobody is called out otherwise");
}

}  // namespace

Type<WorkedRoster> roster() {
  const auto table = table_of(roster_keys());
  return {table.name, "",
          [read = table.read](Reading& reading, const Node& node) -> std::optional<WorkedRoster> {
            const auto stated = read(reading, node);
            return stated ? std::optional(worked(*stated)) : std::nullopt;
          },
          table.members};
}

void put_on(StaffGroup& group, const WorkedRoster& roster) {
  group.seats = roster.seats;
  group.shifts = roster.shifts;
  group.minimum = roster.minimum;
}

const Keys<Attendance>& attendance_keys() {
  static const Keys<Attendance> keys{
      {key<Attendance>("absence", &Attendance::absence, share(),
                       {otherwise("0"),
                        "Chance that a seat of a shift, or of a date of a roster by the hour, is "
                        "not filled, unplanned; not part of shrinkage."}),
       key<Attendance>("below_minimum", &Attendance::below_minimum, below_minimum(),
                       {otherwise("\"accept\""),
                        "What happens when fewer than the roster's minimum are on duty."}),
       key<Attendance>("overtime", &Attendance::overtime, table_of(overtime_keys()),
                       {absent("nobody is called out"), "Who comes in when too few are there."}),
       key<Attendance>("breaks", &Attendance::breaks, list_of(table_of(break_keys())),
                       {absent("part of shrinkage"),
                        "Breaks that each person of a shift is due; not part of shrinkage."})},
      {after<Attendance>({"below_minimum", "overtime"}, check_overtime)}};
  return keys;
}

const Keys<Workforce>& workforce_keys() {
  static const Keys<Workforce> keys{
      {key<Workforce>("attrition", &Workforce::attrition, fraction(from_zero(5, "0 … 5")),
                      {required(), "Leavers a year, share of the people there."}),
       key<Workforce>("lead_time", &Workforce::lead_time,
                      duration(from_zero(5 * 365 * 86400.0, "0 s … 5 years")),
                      {required(), "From a leaver's last day to the successor at work."}),
       key<Workforce>("ahead", &Workforce::ahead, share(),
                      {otherwise("0"),
                       "Share of leavers whose successor was recruited ahead and leaves no gap."}),
       key<Workforce>("learning", &Workforce::learning,
                      duration(from_zero(5 * 365 * 86400.0, "0 s … 5 years")),
                      {otherwise("\"0 s\""), "Time at work for which people are new."}),
       key<Workforce>("handle_time_factor", &Workforce::handle_time_factor,
                      number(above_zero(10, "> 0, at most 10")),
                      {otherwise("1.0"), "Times of new people, relative to the others'."})}};
  return keys;
}

const Keys<Supervisors>& supervisor_keys() {
  static const Keys<Supervisors> keys = Keys<Supervisors>{
      {key<Supervisors>("span", &Supervisors::span, integer({1, 10000, "1 … 10,000"}),
                        {required(), "People rostered for each supervisor, rounded up."}),
       key<Supervisors>(
           "organisation", &Supervisors::organisation, text(),
           {absent("that of the room's first group"),
            "Who pays for them."})}}.with(post_keys<Supervisors>());
  return keys;
}

const Keys<Support>& support_keys() {
  static const Keys<Support> keys{
      {key<Support>("title", &Support::title, text(), {absent("the name"), "Name for people."}),
       key<Support>("span", &Support::span, number(above_zero(10000, "> 0, at most 10,000")),
                    {required(), "Posts of the room's groups for each post of theirs."}),
       key<Support>("at_least", &Support::at_least, number(from_zero(1000, "0 … 1,000")),
                    {otherwise("0"), "Posts of theirs, however small the room is."}),
       key<Support>("organisation", &Support::organisation, text(),
                    {absent("that of the room's first group"), "Who pays for them."}),
       key<Support>(
           "cost_per_fte", &Support::cost_per_fte, money(from_zero(1e6, "0 … 1,000,000 GBP")),
           {absent("0; an appraisal needs it"), "One full-time post a year, with on-costs."})}};
  return keys;
}

}  // namespace bluelight
