#include <bluelight/lever.hpp>

#include "levers/handling.hpp"
#include "scenario/read_world.hpp"
#include "scenario/types.hpp"

namespace bluelight {
namespace {

struct Merger {
  std::vector<RoomId> rooms;
  std::string into;
  bool pooled = true;
  double handle_time_factor = 1;
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
       key<Merger>(
           "pooled", &Merger::pooled, truth(),
           {otherwise("true"),
            "Whether everybody answers every class of the room, or people only sit together."}),
       key<Merger>("handle_time_factor", &Merger::handle_time_factor,
                   number(above_zero(10, "> 0, at most 10")),
                   {otherwise("1.0"),
                    "Talk and wrap-up times of classes that a group did not answer before."})},
      {check_several}};
  return all;
}

void take_supervisors(World& world, const ControlRoom& from, ControlRoom& to) {
  to.supervisors = from.supervisors;
  if (to.supervisors.span > 0 && from.name != to.name)
    copy_inputs(world.inputs, "room." + from.name + ".supervisors",
                "room." + to.name + ".supervisors");
}

/// Takes in all of `rooms`; has a limit on waiting calls only if each of them had, and the
/// supervisors of the first that has any.
ControlRoom merged(World& world, const Merger& merger) {
  ControlRoom room;
  room.name = room.title = merger.into;
  room.answers = answered_by(world, merger.rooms);
  room.queue_limit = 0;
  for (const RoomId old : merger.rooms) {
    const ControlRoom& part = at(world.rooms, old);
    if (part.name == merger.into) room.title = part.title;
    if (room.supervisors.span == 0) take_supervisors(world, part, room);
    if (room.queue_limit && part.queue_limit) {
      *room.queue_limit += *part.queue_limit;
    } else {
      room.queue_limit.reset();
    }
  }
  return room;
}

World merge(World world, const Merger& merger) {
  const ControlRoom room = merged(world, merger);
  std::vector<ControlRoom> rooms;
  std::vector<RoomId> moved(world.rooms.size());
  for (std::uint32_t i = 0; i < world.rooms.size(); ++i) {
    if (holds(merger.rooms, RoomId{i})) continue;
    moved[i].index = static_cast<std::uint32_t>(rooms.size());
    rooms.push_back(world.rooms[i]);
  }
  for (const RoomId old : merger.rooms)
    moved[old.index].index = static_cast<std::uint32_t>(rooms.size());
  rooms.push_back(room);
  for (StaffGroup& group : world.staff) {
    const bool joins = holds(merger.rooms, group.room);
    if (joins && merger.pooled) add_skills(group, room.answers, merger.handle_time_factor);
    group.room = moved[group.room.index];
  }
  world.rooms = std::move(rooms);
  return world;
}

World apply(const World& world, const Node& table, Problems& problems) {
  const std::size_t before = problems.size();
  std::vector<Input> inputs = world.inputs;
  Reading reading = reading_of(world, problems, inputs);
  Merger merger;
  keys().read(reading, table, merger);
  if (problems.size() > before) return world;
  for (std::uint32_t i = 0; i < world.rooms.size(); ++i) {
    if (world.rooms[i].name == merger.into && !holds(merger.rooms, RoomId{i}))
      merger.rooms.push_back({i});
  }
  World after = world;
  after.inputs = std::move(inputs);
  return merge(std::move(after), merger);
}

}  // namespace

namespace levers_by_file {

extern const Lever merge_rooms;
const Lever merge_rooms{
    "merge_rooms",
    "Rooms become one: their calls wait in one queue, by priority and age, and their people sit "
    "together.\n"
    "Mechanism: the merged room answers the classes of all of them. With pooled = true every group "
    "of the room may answer every\n"
    "class of it; a class that is new to a group takes handle_time_factor of its talk and wrap-up "
    "times. With pooled = false\n"
    "groups keep their skills: the move alone changes no answer time. Supervisors are counted over "
    "all people of the room, on the\n"
    "terms of the first room that has any.\n"
    "Evidence: a pooled queue with the same people and the same handle times waits less (Smith and "
    "Whitt 1981); it may wait\n"
    "more where handle times differ much or handlers slow down on unfamiliar calls, which "
    "handle_time_factor says.\n"
    "Limits: training, the move itself and the site are costs (capital, running), not mechanisms; "
    "nothing is said about\n"
    "local knowledge, and resilience to the loss of the one room is not counted.",
    apply, [] { return keys().rows(); }};

}  // namespace levers_by_file
}  // namespace bluelight
