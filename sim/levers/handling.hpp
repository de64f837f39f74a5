/// What levers do to the skills of staff groups.
#pragma once

#include <algorithm>
#include <bluelight/world.hpp>
#include <type_traits>
#include <utility>
#include <vector>

namespace bluelight {

/// Whether `things` holds `thing`.
template <class Thing>
bool holds(const std::vector<Thing>& things, const std::type_identity_t<Thing>& thing) {
  return std::find(things.begin(), things.end(), thing) != things.end();
}

/// Whether a group's people answer calls: dispatchers and others who work at desks alone do not.
inline bool answers_calls(const StaffGroup& group) {
  return std::any_of(group.skills.begin(), group.skills.end(),
                     [](const SkillId& skill) { return skill.kind == SkillId::Kind::contact; });
}

/// Hours of either; none: always.
inline std::optional<HoursOfWeek> either(const std::optional<HoursOfWeek>& one,
                                         const std::optional<HoursOfWeek>& other) {
  if (!one || !other) return std::nullopt;
  HoursOfWeek both = *one;
  for (std::size_t day = 0; day < both.holds.size(); ++day)
    for (std::size_t hour = 0; hour < 24; ++hour) both.holds[day][hour] |= other->holds[day][hour];
  return both;
}

/// Lets a group use what it knows at these hours too. Whether it did not before.
inline bool add_hours(StaffGroup& group, const SkillId& skill,
                      const std::optional<HoursOfWeek>& hours) {
  if (group.hours.empty()) return false;
  const auto known = std::find(group.skills.begin(), group.skills.end(), skill);
  auto& now = group.hours[static_cast<std::size_t>(known - group.skills.begin())];
  const auto before = std::exchange(now, either(now, hours));
  return before && (!now || now->holds != before->holds);
}

/// Gives a group those of `skills` that it has not, for some hours or for all; what is new to it
/// takes `factor` of the usual time, and comes before nothing that the group had. Whether anything
/// was new.
template <class Skills>
bool add_skills(StaffGroup& group, const Skills& skills, double factor,
                const std::optional<HoursOfWeek>& hours = {}) {
  bool learns = false;
  const auto last = std::max_element(group.preference.begin(), group.preference.end());
  const int preference = last == group.preference.end() ? 1 : *last;
  for (const SkillId skill : skills) {
    if (holds(group.skills, skill)) {
      learns = add_hours(group, skill, hours) || learns;
      continue;
    }
    if (hours && group.hours.empty()) group.hours.resize(group.skills.size());
    group.skills.push_back(skill);
    group.handle_factor.push_back(factor);
    if (!group.preference.empty()) group.preference.push_back(preference);
    if (!group.hours.empty()) group.hours.push_back(hours);
    learns = true;
  }
  return learns;
}

/// Lets the first `own` skills of a group come before those it learnt after them: of equal priority
/// its people take their own work first, and others' work goes to others first.
inline void prefer_own(StaffGroup& group, std::size_t own) {
  group.preference.resize(own, 1);
  const int last = *std::max_element(group.preference.begin(), group.preference.end());
  group.preference.resize(group.skills.size(), last + 1);
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
