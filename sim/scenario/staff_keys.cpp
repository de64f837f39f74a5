#include "scenario/staff_keys.hpp"

#include "scenario/day_rows.hpp"

namespace bluelight {
namespace {

/// A roster as it is written.
struct StatedRoster {
  std::optional<int> constant;
  std::optional<DayRows<int>> by_hour;
};

Type<int> seats() { return integer({0, 10000, "0 … 10,000"}); }

void check_one_form(Reading& reading, const Node& table, StatedRoster& roster) {
  if (roster.constant.has_value() != roster.by_hour.has_value()) return;
  reading.problems.add(table, "either constant or by_hour");
}

void check_every_day(Reading& reading, const Node& table, StatedRoster& roster) {
  if (!roster.by_hour) return;
  const Node& by_hour = *table.find("by_hour");
  constexpr std::size_t weekdays = 7;  // a bank holiday is like a Sunday
  for (std::size_t kind = 0; kind < weekdays; ++kind) {
    if (roster.by_hour->of(kind)) continue;
    reading.problems.add({by_hour.origin, path_below(by_hour.path, day_names()[kind]),
                          "24 of: whole number, 0 … 10,000", "nothing",
                          kind < 5 ? "or give weekday for Monday to Friday" : ""});
  }
}

const Keys<StatedRoster>& roster_keys() {
  using Stated = StatedRoster;
  static const Keys<Stated> keys{
      {key<Stated>("constant", &Stated::constant, seats(),
                   {absent("`by_hour`"), "The same number of people taking calls at every hour."}),
       key<Stated>(
           "by_hour", &Stated::by_hour, table_of(day_row_keys(seats(), {"required", "sunday"})),
           {absent("`constant`"),
            "People taking calls by local hour; weekday, saturday and sunday cover the week."})},
      {check_one_form, check_every_day}};
  return keys;
}

Roster put_together(const StatedRoster& stated) {
  Roster all{};
  for (std::size_t kind = 0; kind < day_kinds; ++kind) {
    if (stated.constant) all[kind].fill(*stated.constant);
    if (stated.by_hour) all[kind] = stated.by_hour->of(kind).value();
  }
  return all;
}

void check_skills(Reading& reading, const Node& table, StaffGroup& group) {
  if (group.skills.empty())
    reading.problems.add(*table.find("skills"), "at least one class of calls");
}

/// Skills that the table says nothing about take as long as the class says.
void fill_factors(Reading& reading, const Node& table, StaffGroup& group) {
  group.handle_factor.resize(group.skills.size(), 1);
  const Node* factors = table.find("handle_time_factor");
  if (factors == nullptr) return;
  const std::vector<std::string>& contacts = reading.names_of("contact");
  for (const Node& member : factors->members()) {
    const auto has_name = [&](ContactId skill) { return contacts[skill.index] == member.key; };
    if (std::any_of(group.skills.begin(), group.skills.end(), has_name)) continue;
    reading.problems.add(member, "a factor for one of the group's skills only");
  }
}

void set_factors(StaffGroup& group, const std::vector<std::pair<ContactId, double>>& factors) {
  group.handle_factor.resize(group.skills.size(), 1);
  for (const auto& [contact, factor] : factors) {
    const auto skill = std::find(group.skills.begin(), group.skills.end(), contact);
    if (skill != group.skills.end()) {
      group.handle_factor[static_cast<std::size_t>(skill - group.skills.begin())] = factor;
    }
  }
}

}  // namespace

Type<Roster> roster() {
  const auto table = table_of(roster_keys());
  return {table.name, "",
          [read = table.read](Reading& reading, const Node& node) -> std::optional<Roster> {
            const auto stated = read(reading, node);
            return stated ? std::optional(put_together(*stated)) : std::nullopt;
          },
          table.members};
}

const Keys<ControlRoom>& room_keys() {
  using Room = ControlRoom;
  static const Keys<Room> keys{
      {key<Room>("title", &Room::title, text(), {absent("the name"), "Name for people."}),
       key<Room>("answers", &Room::answers, references<ContactClass>("contact"),
                 {required(), "Classes of calls offered to this room; each class to one room."}),
       key<Room>("queue_limit", &Room::queue_limit, integer(from_zero(1e6, "0 … 1,000,000")),
                 {absent("no limit"),
                  "Calls that may wait; one that finds this many waiting is lost."})}};
  return keys;
}

const Keys<StaffGroup>& staff_keys() {
  using Group = StaffGroup;
  static const Keys<Group> keys{
      {key<Group>("title", &Group::title, text(), {absent("the name"), "Name for people."}),
       key<Group>("room", &Group::room, reference<ControlRoom>("room"),
                  {required(), "Where they sit."}),
       key<Group>("skills", &Group::skills, references<ContactClass>("contact"),
                  {required(), "Classes of calls they may answer."}),
       key<Group>("handle_time_factor", set_factors,
                  by_name<ContactClass>("contact", number(above_zero(10, "> 0, at most 10"))),
                  {absent("1 for each skill"),
                   "Talk and wrap-up times of this group, relative to the class's."}),
       key<Group>("organisation", &Group::organisation, text(),
                  {absent("the service of their first skill"), "Who pays for them."}),
       key<Group>("roster", &Group::seats, roster(),
                  {required(), "People taking calls, after shrinkage, by kind of day and hour."}),
       key<Group>(
           "shrinkage", &Group::shrinkage, fraction(from_zero(0.9, "0 … 0.9")),
           {otherwise("0"), "Paid time that is not available for calls, share of paid time."}),
       key<Group>("contract_week", &Group::contract_week,
                  duration(above_zero(80 * 3600, "> 0, at most 80 h")),
                  {otherwise("\"37 h\""), "Paid hours a week of one full-time post."}),
       key<Group>(
           "cost_per_fte", &Group::cost_per_fte, money(from_zero(1e6, "0 … 1,000,000 GBP")),
           {absent("0; an appraisal needs it"), "One full-time post a year, with on-costs."})},
      {check_skills, fill_factors}};
  return keys;
}

}  // namespace bluelight
