#include <algorithm>
#include <bluelight/world.hpp>

namespace bluelight {
namespace {

template <class Thing>
bool is_among(const std::vector<Thing>& things, Thing thing) {
  return std::find(things.begin(), things.end(), thing) != things.end();
}

}  // namespace

ServiceId service_of(const World& world, SkillId skill) {
  return skill.kind == SkillId::Kind::contact ? world.contacts[skill.index].service
                                              : world.desks[skill.index].service;
}

const std::string& name_of(const World& world, SkillId skill) {
  return skill.kind == SkillId::Kind::contact ? world.contacts[skill.index].name
                                              : world.desks[skill.index].name;
}

std::optional<RoomId> room_of(const World& world, ContactId contact) {
  for (std::uint32_t room = 0; room < world.rooms.size(); ++room)
    if (is_among(world.rooms[room].answers, contact)) return RoomId{room};
  return std::nullopt;
}

bool is_most_urgent(const World& world, const ControlRoom& room, ContactId contact) {
  const int own = at(world.contacts, contact).priority;
  return std::none_of(room.answers.begin(), room.answers.end(),
                      [&](ContactId other) { return at(world.contacts, other).priority < own; });
}

std::optional<RoomId> room_that_keeps(const World& world, ContactId contact) {
  const auto room = room_of(world, contact);
  if (!room || at(world.rooms, *room).keep_free == 0) return std::nullopt;
  return is_most_urgent(world, at(world.rooms, *room), contact) ? std::nullopt : room;
}

const TransferLink* link_between(const World& world, ServiceId one, ServiceId other) {
  for (const TransferLink& link : world.links)
    if (is_among(link.between, one) && is_among(link.between, other)) return &link;
  return nullptr;
}

bool covers(const DispatchDesk& desk, IncidentTypeId type, std::optional<ZoneId> place) {
  return (desk.incidents.empty() || is_among(desk.incidents, type)) &&
         (desk.zones.empty() || (place && is_among(desk.zones, *place)));
}

}  // namespace bluelight
