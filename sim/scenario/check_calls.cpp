#include "scenario/check_calls.hpp"

#include <fmt/format.h>

namespace bluelight {
namespace {

/// A partner of a room, and where it was written.
struct StatedPartner {
  const Checked& checked;
  const World& world;
  const ControlRoom& room;
  const Partner& partner;
  const Node& node;
};

bool has_people_for(const World& world, RoomId room, ContactId contact) {
  return std::any_of(world.staff.begin(), world.staff.end(), [&](const StaffGroup& group) {
    return group.room == room && contains(group.skills, contact);
  });
}

void check_answered_as(const StatedPartner& c, Problems& problems) {
  if (!c.checked.knows({"room." + c.room.name + ".answers", "staff.*.room", "staff.*.skills"}))
    return;
  const Node& classes = *c.node.find("answered_as");
  for (const auto& [own, theirs] : c.partner.answered_as) {
    const std::string& name = at(c.world.contacts, own).name;
    const Node& member = *classes.find(name);
    if (!contains(c.room.answers, own))
      problems.add(member, fmt::format("classes of room.{} only", c.room.name));
    if (!has_people_for(c.world, c.partner.room, theirs))
      problems.add(member, fmt::format("a class that people of room.{} answer",
                                       at(c.world.rooms, c.partner.room).name));
  }
}

void check_partner(const StatedPartner& c, Problems& problems) {
  if (&at(c.world.rooms, c.partner.room) == &c.room)
    problems.add(*c.node.find("room"), "another room");
  check_answered_as(c, problems);
}

void check_partners(const Checked& c) {
  for (const ControlRoom& room : c.world.rooms) {
    if (room.partners.empty() || !c.knows({"room." + room.name + ".partners"})) continue;
    const auto& nodes = c.table("room", room.name).find("partners")->elements();
    for (std::size_t i = 0; i < room.partners.size(); ++i)
      check_partner({c, c.world, room, room.partners[i], nodes[i]}, c.problems);
  }
}

/// Callers who turn or are passed on to a class are offered to a room.
void check_reached(const Checked& c) {
  if (!c.knows({"room.*.answers"})) return;
  for (const ContactClass& contact : c.world.contacts) {
    const Node& node = c.table("contact", contact.name);
    if (!c.knows({node.path + ".redial", node.path + ".passes_on"})) continue;
    if (contact.redial && contact.redial->turns_to && !room_of(c.world, *contact.redial->turns_to))
      c.problems.add(*node.at("redial.turns_to"), "a class that some room answers");
    if (contact.passes_on && !room_of(c.world, contact.passes_on->to))
      c.problems.add(*node.at("passes_on.to"), "a class that some room answers");
  }
}

/// The classes to which callers of a class may go on: passed on, or turning to another number.
std::vector<ContactId> next_classes(const ContactClass& contact) {
  std::vector<ContactId> next;
  if (contact.passes_on) next.push_back(contact.passes_on->to);
  if (contact.redial && contact.redial->turns_to && contact.redial->turn > 0)
    next.push_back(*contact.redial->turns_to);
  return next;
}

/// Whether callers who are passed on by a class may come back to it.
bool comes_back(const World& world, ContactId start) {
  const auto& passes_on = at(world.contacts, start).passes_on;
  return passes_on && contains(classes_reached(world, passes_on->to), start);
}

void check_circles(const Checked& c) {
  if (!c.knows({"contact.*.passes_on", "contact.*.redial"})) return;
  for (std::uint32_t i = 0; i < c.world.contacts.size(); ++i) {
    const std::string& name = c.world.contacts[i].name;
    if (comes_back(c.world, {i}))
      c.problems.add(*c.table("contact", name).at("passes_on.to"),
                     fmt::format("a class whose callers do not come to {} again", name));
  }
}

}  // namespace

std::vector<ContactId> classes_reached(const World& world, ContactId rung) {
  std::vector<ContactId> reached{rung};
  for (std::size_t i = 0; i < reached.size(); ++i)
    for (const ContactId next : next_classes(at(world.contacts, reached[i])))
      if (!contains(reached, next)) reached.push_back(next);
  return reached;
}

void check_calls(const Checked& checked) {
  check_partners(checked);
  check_reached(checked);
  check_circles(checked);
}

}  // namespace bluelight
