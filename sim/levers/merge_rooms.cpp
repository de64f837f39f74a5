#include <bluelight/lever.hpp>

#include "levers/check_keys_of.hpp"
#include "levers/handling.hpp"
#include "levers/stated_keys.hpp"
#include "scenario/read_world.hpp"
#include "scenario/types.hpp"

namespace bluelight {
namespace {

struct Merger {
  std::vector<RoomId> rooms;
  std::string into;
  bool pooled = true;
  double handle_time_factor = 1;
  std::optional<int> keep_free;
  std::optional<SiteId> site;
};

void check_several(Reading& reading, const Node& table, Merger& merger) {
  if (merger.rooms.size() < 2) reading.problems.add(*table.find("rooms"), "at least two rooms");
}

const Keys<Merger>& keys() {
  static const Keys<Merger> all{
      {key<Merger>("rooms", &Merger::rooms, references<ControlRoom>("room"),
                   {required(), "Rooms that become one."}),
       key<Merger>(
           "into", &Merger::into, text(),
           {required(), "Name of the room that they become: a new one, or one that exists."}),
       key<Merger>("pooled", &Merger::pooled, truth(),
                   {otherwise("true"),
                    "Whether everybody who answers calls answers every class of the room, or "
                    "people only sit "
                    "together."}),
       key<Merger>("handle_time_factor", &Merger::handle_time_factor,
                   number(above_zero(10, "> 0, at most 10")),
                   {otherwise("1.0"),
                    "Talk and wrap-up times of classes that a group did not answer before."}),
       key<Merger>("keep_free", &Merger::keep_free, integer({0, 1000, "0 … 1000"}),
                   {absent("the most that any of the rooms keeps"),
                    "People whom the room keeps free for its most urgent calls while others "
                    "wait."}),
       key<Merger>("site", &Merger::site, reference<Site>("site"),
                   {absent("that of the room `into`, or the one they share, or one of its own"),
                    "Where the room is."})},
      {after<Merger>({"rooms"}, check_several)}};
  return all;
}

std::optional<int> limit_of(const World& world, const std::vector<RoomId>& rooms) {
  int sum = 0;
  for (const RoomId room : rooms) {
    const auto& limit = at(world.rooms, room).queue_limit;
    if (!limit) return std::nullopt;
    sum += *limit;
  }
  return sum;
}

/// The room that gives the merged one its title, site and choice: the one called so, or the first.
const ControlRoom& main_room(const World& world, const Merger& merger) {
  for (const RoomId room : merger.rooms)
    if (at(world.rooms, room).name == merger.into) return at(world.rooms, room);
  return at(world.rooms, merger.rooms.front());
}

std::optional<SiteId> site_of(const World& world, const Merger& merger) {
  if (merger.site) return merger.site;
  const ControlRoom& main = main_room(world, merger);
  const bool is_shared = std::all_of(merger.rooms.begin(), merger.rooms.end(), [&](RoomId room) {
    return at(world.rooms, room).site == main.site;
  });
  return main.name == merger.into || is_shared ? main.site : std::nullopt;
}

void take_supervisors(World& world, const ControlRoom& from, ControlRoom& to) {
  to.supervisors = from.supervisors;
  if (to.supervisors.span > 0 && from.name != to.name)
    copy_inputs(world.inputs, "room." + from.name + ".supervisors",
                "room." + to.name + ".supervisors");
}

/// Kinds of support that the joint room has not yet.
void take_support(World& world, const ControlRoom& from, ControlRoom& to) {
  for (const Support& one : from.support) {
    if (std::ranges::find(to.support, one.name, &Support::name) != to.support.end()) continue;
    to.support.push_back(one);
    if (from.name != to.name)
      copy_inputs(world.inputs, "room." + from.name + ".support." + one.name,
                  "room." + to.name + ".support." + one.name);
  }
}

int kept_free(const World& world, const Merger& merger) {
  int most = 0;
  for (const RoomId room : merger.rooms) most = std::max(most, at(world.rooms, room).keep_free);
  return merger.keep_free.value_or(most);
}

/// Takes in all of the rooms; has a limit on waiting calls only if each of them had, and the
/// supervisors, and each kind of support, of the first that has any.
ControlRoom merged(World& world, const Merger& merger) {
  const ControlRoom& main = main_room(world, merger);
  ControlRoom room;
  room.name = merger.into;
  room.title = main.name == merger.into ? main.title : merger.into;
  room.answers = answered_by(world, merger.rooms);
  room.queue_limit = limit_of(world, merger.rooms);
  room.keep_free = kept_free(world, merger);
  room.site = site_of(world, merger);
  room.choice = main.choice;
  for (const RoomId old : merger.rooms) {
    const ControlRoom& part = at(world.rooms, old);
    if (room.supervisors.span == 0) take_supervisors(world, part, room);
    take_support(world, part, room);
    for (const Partner& partner : part.partners)
      if (!holds(merger.rooms, partner.room)) room.partners.push_back(partner);
  }
  return room;
}

/// Where each room of the world goes: those that stay first, then the merged one.
std::vector<RoomId> moves_of(const World& world, const Merger& merger) {
  std::vector<RoomId> moved(world.rooms.size());
  std::uint32_t stay = 0;
  for (std::uint32_t i = 0; i < world.rooms.size(); ++i)
    if (!holds(merger.rooms, RoomId{i})) moved[i].index = stay++;
  for (const RoomId old : merger.rooms) moved[old.index].index = stay;
  return moved;
}

/// Whether anybody learns a class of calls.
bool pool(World& world, const Merger& merger, const ControlRoom& room) {
  bool learns = false;
  for (StaffGroup& group : world.staff) {
    if (!merger.pooled || !holds(merger.rooms, group.room) || !answers_calls(group)) continue;
    learns = add_skills(group, room.answers, merger.handle_time_factor) || learns;
  }
  return learns;
}

void merge(World& world, const Merger& merger, const ControlRoom& room) {
  const std::vector<RoomId> moved = moves_of(world, merger);
  std::vector<ControlRoom> rooms;
  for (std::uint32_t i = 0; i < world.rooms.size(); ++i)
    if (!holds(merger.rooms, RoomId{i})) rooms.push_back(world.rooms[i]);
  rooms.push_back(room);
  for (ControlRoom& one : rooms)
    for (Partner& partner : one.partners) partner.room = moved[partner.room.index];
  for (StaffGroup& group : world.staff) group.room = moved[group.room.index];
  world.rooms = std::move(rooms);
}

World apply(const World& world, const Node& table, Problems& problems) {
  const std::size_t before = problems.size();
  World after = world;
  Reading reading = reading_of(world, problems, after.inputs);
  Merger merger;
  keys().read(reading, table, merger);
  if (problems.size() > before) return world;
  for (std::uint32_t i = 0; i < world.rooms.size(); ++i) {
    if (world.rooms[i].name == merger.into && !holds(merger.rooms, RoomId{i}))
      merger.rooms.push_back({i});
  }
  const ControlRoom room = merged(after, merger);
  if (!pool(after, merger, room)) {
    refuse_unused(problems, table, {"handle_time_factor"},
                  "nobody answers a class that is new to them");
  }
  merge(after, merger, room);
  return problems.size() > before ? world : after;
}

}  // namespace

namespace levers_by_file {

extern const Lever merge_rooms;
const Lever merge_rooms{
    "merge_rooms",
    "Rooms become one: their calls wait in one queue, by priority and age, and their people "
    "sit together.\n"
    "Mechanism: the merged room answers the classes of all of them. With pooled = true every "
    "group of the room that answers calls may answer every class of it; a class that is new to "
    "a group takes handle_time_factor of its talk and wrap-up times. People who work at desks "
    "alone keep to them. With pooled = false groups keep their "
    "skills: the move alone changes no answer time, but who tells another service of the room "
    "uses the link's means for one site. Supervisors and support are counted over all people of "
    "the room, "
    "on the terms of the first room that has any. With keep_free a call that is not of the "
    "room's most urgent classes is taken only while so many of those who may answer these stay "
    "free. Agreements with rooms that stay apart go "
    "on; those between the merged rooms end. Dispatch desks stay with their services.\n"
    "Evidence: a pooled queue with the same people and the same handle times waits less "
    "(Smith and Whitt 1981); it may wait more where handle times differ much or handlers slow "
    "down on unfamiliar calls, which handle_time_factor says.\n"
    "Limits: training, the move itself and the site are costs (capital, running), not "
    "mechanisms; nothing is said about local knowledge, and resilience to the loss of the one "
    "room is not counted.",
    apply, [] { return keys().rows(); },
    [](Reading& reading, const Node& table) { check_keys_of(keys(), reading, table); }};

}  // namespace levers_by_file
}  // namespace bluelight
