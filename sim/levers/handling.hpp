/// What levers do to the skills of staff groups.
#pragma once

#include <algorithm>
#include <bluelight/world.hpp>
#include <type_traits>
#include <vector>

namespace bluelight {

/// Whether `things` holds `thing`.
template <class Thing>
bool holds(const std::vector<Thing>& things, const std::type_identity_t<Thing>& thing) {
  return std::find(things.begin(), things.end(), thing) != things.end();
}

/// Gives a group the skills of `contacts` that it has not; handling those takes `factor` of the
/// class's time.
inline void add_skills(StaffGroup& group, const std::vector<ContactId>& contacts, double factor) {
  for (const ContactId contact : contacts) {
    if (holds(group.skills, contact)) continue;
    group.skills.push_back(contact);
    group.handle_factor.push_back(factor);
    if (!group.preference.empty()) group.preference.push_back(1);
  }
}

/// The classes that any of `rooms` answers, each once, in the order of the rooms.
inline std::vector<ContactId> answered_by(const World& world, const std::vector<RoomId>& rooms) {
  std::vector<ContactId> contacts;
  for (const RoomId room : rooms) {
    for (const ContactId contact : at(world.rooms, room).answers) {
      if (!holds(contacts, contact)) contacts.push_back(contact);
    }
  }
  return contacts;
}

/// What is called `to` costs what `from` costs, and errs with it: "staff.handlers".
inline void copy_inputs(std::vector<Input>& inputs, const std::string& from,
                        const std::string& to) {
  const std::size_t count = inputs.size();
  for (std::size_t i = 0; i < count; ++i) {
    if (inputs[i].path.rfind(from + ".", 0) != 0) continue;
    if (inputs[i].group.empty()) inputs[i].group = inputs[i].path;
    Input copy = inputs[i];
    copy.path = to + copy.path.substr(from.size());
    inputs.push_back(std::move(copy));
  }
}

}  // namespace bluelight
