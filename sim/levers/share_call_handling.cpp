#include <bluelight/lever.hpp>
#include <cmath>

#include "levers/handling.hpp"
#include "scenario/read_world.hpp"
#include "scenario/types.hpp"

namespace bluelight {
namespace {

struct Sharing {
  std::vector<RoomId> rooms;
  std::optional<std::vector<ContactId>> contacts;
  double cross_skilled = 0;
  double handle_time_factor = 1;
};

void check_rooms(Reading& reading, const Node& table, Sharing& sharing) {
  if (sharing.rooms.size() < 2) reading.problems.add(*table.find("rooms"), "at least two rooms");
}

const Keys<Sharing>& keys() {
  static const Keys<Sharing> all{
      {key<Sharing>("rooms", &Sharing::rooms, references<ControlRoom>("room"),
                    {required(), "Rooms whose people answer each other's calls."}),
       key<Sharing>("contacts", &Sharing::contacts, references<ContactClass>("contact"),
                    {absent("all that the rooms answer"),
                     "Classes that cross-skilled people answer in any of the rooms."}),
       key<Sharing>(
           "cross_skilled", &Sharing::cross_skilled, share(),
           {required(),
            "Share of the people of each group who are trained for the other rooms' classes."}),
       key<Sharing>(
           "handle_time_factor", &Sharing::handle_time_factor,
           number(above_zero(10, "> 0, at most 10")),
           {otherwise("1.0"), "Their talk and wrap-up times on classes that were not their own."})},
      {check_rooms}};
  return all;
}

/// Moves `share` of `all`, to the nearest whole number, into `some`. Says whether that is anybody.
bool move_people(int& all, int& some, double share) {
  some = static_cast<int>(std::lround(share * all));
  all -= some;
  return some > 0;
}

/// Moves `share` of the seats of each hour or of each shift, and of the minimum, from `group` to
/// `twin`. Says whether that is anybody.
bool move_seats(StaffGroup& group, StaffGroup& twin, double share) {
  bool moved = false;
  for (std::size_t day = 0; day < group.seats.size(); ++day) {
    for (std::size_t hour = 0; hour < 24; ++hour)
      moved |= move_people(group.seats[day][hour], twin.seats[day][hour], share);
    for (std::size_t shift = 0; shift < group.shifts.size(); ++shift)
      moved |= move_people(group.shifts[shift].seats[day], twin.shifts[shift].seats[day], share);
  }
  if (moved) move_people(group.minimum, twin.minimum, share);
  return moved;
}

bool is_taken(const std::vector<StaffGroup>& groups, const std::string& name) {
  return std::any_of(groups.begin(), groups.end(),
                     [&](const StaffGroup& group) { return group.name == name; });
}

/// Calls `twin` "…_cross_skilled", or "…_cross_skilled_2" and so on where that name is taken.
void rename_twin(StaffGroup& twin, const std::vector<StaffGroup>& groups) {
  const std::string name = twin.name + "_cross_skilled";
  twin.name = name;
  twin.title += ", cross-skilled";
  const std::string title = twin.title;
  for (int number = 2; is_taken(groups, twin.name); ++number) {
    twin.name = name + "_" + std::to_string(number);
    twin.title = title + " " + std::to_string(number);
  }
}

void share_handling(World& world, const Sharing& sharing) {
  const std::vector<ContactId> contacts =
      sharing.contacts ? *sharing.contacts : answered_by(world, sharing.rooms);
  std::vector<StaffGroup> all;
  for (const StaffGroup& group : world.staff) {
    all.push_back(group);
    const bool gains = std::any_of(contacts.begin(), contacts.end(), [&](ContactId contact) {
      return !holds(group.skills, contact);
    });
    if (!holds(sharing.rooms, group.room) || !gains) continue;
    StaffGroup twin = group;
    if (!move_seats(all.back(), twin, sharing.cross_skilled)) continue;
    rename_twin(twin, world.staff);
    add_skills(twin, contacts, sharing.handle_time_factor);
    copy_inputs(world.inputs, "staff." + group.name, "staff." + twin.name);
    all.push_back(std::move(twin));
  }
  world.staff = std::move(all);
}

World apply(const World& world, const Node& table, Problems& problems) {
  const std::size_t before = problems.size();
  World after = world;
  Reading reading = reading_of(world, problems, after.inputs);
  Sharing sharing;
  keys().read(reading, table, sharing);
  if (problems.size() > before) return world;
  share_handling(after, sharing);
  return after;
}

}  // namespace

namespace levers_by_file {

extern const Lever share_call_handling;
const Lever share_call_handling{
    "share_call_handling",
    "Some call handlers of each room are trained to answer the other rooms' calls; the rooms stay "
    "apart.\n"
    "Mechanism: each staff group of the rooms splits into its specialists and a group of "
    "cross-skilled people,\n"
    "round(cross_skilled x seats) of every hour or shift, who answer the chosen contacts of all "
    "the rooms, "
    "by priority and age. On\n"
    "contacts that were not their own, talk and wrap-up take handle_time_factor of the usual time. "
    "Nobody is added.\n"
    "The new group of p is p_cross_skilled, or p_cross_skilled_2 and so on if there is one of that "
    "name.\n"
    "Evidence: a little flexibility gives most of the benefit of full pooling (Wallace and Whitt "
    "2005, on agents with two\n"
    "skills); how much slower a second discipline is handled is not well measured: state a range.\n"
    "Limits: training and pay of cross-skilled people are costs (capital, running); dispatch is "
    "not shared; small groups round\n"
    "to whole seats, so that a small share may move nobody.",
    apply, [] { return keys().rows(); }};

}  // namespace levers_by_file
}  // namespace bluelight
