/// Rooms that take each other's calls.
#pragma once

#include "levers/handling.hpp"
#include "scenario/reading.hpp"
#include "scenario/types.hpp"

namespace bluelight {

/// Whose calls go where, and on which terms.
struct Agreement {
  std::vector<RoomId> rooms;
  std::vector<std::vector<ContactId>> alike;  ///< classes whose people answer each other's calls
  bool reciprocal = true;  ///< otherwise only calls of the first room go to others
  Partner terms;           ///< without room and classes

  bool is_in_force() const { return terms.capacity != 0; }
};

inline void check_several(Reading& reading, const Node& table, Agreement& agreement) {
  if (agreement.rooms.size() < 2) reading.problems.add(*table.find("rooms"), "at least two rooms");
}

/// Reports lists that bring no two rooms together.
inline void check_rooms(const World& world, const Node& table, const Agreement& agreement,
                        Problems& problems) {
  for (std::size_t i = 0; i < agreement.alike.size(); ++i) {
    std::vector<RoomId> answering;
    for (const ContactId contact : agreement.alike[i]) {
      const auto room = room_of(world, contact);
      if (room && holds(agreement.rooms, *room) && !holds(answering, *room))
        answering.push_back(*room);
    }
    if (answering.size() < 2)
      problems.add(table.find("alike")->elements()[i],
                   "classes that at least two of the rooms answer");
  }
}

/// The class by whose people `partner` answers calls of `own`; none: it does not.
inline std::optional<ContactId> answered_as(const Agreement& agreement, ContactId own,
                                            const ControlRoom& partner) {
  for (const auto& contacts : agreement.alike) {
    if (!holds(contacts, own)) continue;
    for (const ContactId theirs : contacts)
      if (holds(partner.answers, theirs)) return theirs;
  }
  return std::nullopt;
}

/// Adds `partner` to those who take calls of `room`, after those it has.
inline void add_partner(World& world, const Agreement& agreement, RoomId room, RoomId partner) {
  Partner taking = agreement.terms;
  taking.room = partner;
  for (const ContactId own : at(world.rooms, room).answers) {
    if (const auto theirs = answered_as(agreement, own, at(world.rooms, partner)))
      taking.answered_as.emplace_back(own, *theirs);
  }
  if (!taking.answered_as.empty()) world.rooms[room.index].partners.push_back(std::move(taking));
}

/// Every room gets the others as partners, in the order of the agreement; if it is not reciprocal,
/// the first room alone.
inline void agree(World& world, const Agreement& agreement) {
  if (!agreement.is_in_force()) return;
  for (const RoomId room : agreement.rooms) {
    if (!agreement.reciprocal && room != agreement.rooms.front()) continue;
    for (const RoomId partner : agreement.rooms)
      if (partner != room) add_partner(world, agreement, room, partner);
  }
}

/// Lists of classes of calls.
inline Type<std::vector<std::vector<ContactId>>> lists_of_contacts() {
  return list_of(references<ContactClass>("contact"));
}

}  // namespace bluelight
