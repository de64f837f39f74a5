/// Many counties in one world, each with its own places, rooms and staff, to see how a run grows.
#pragma once

#include <bluelight/world.hpp>

namespace bluelight::bench {

/// `count` copies of `county` side by side, with names and positions of their own.
inline World counties(const World& county, int count) {
  World all = county;
  all.contacts.clear(), all.calls.clear(), all.incidents.clear(), all.zones.clear(), all.rooms.clear(), all.staff.clear();
  for (int n = 0; n < count; ++n) {
    const auto offset = static_cast<std::uint32_t>(n * county.contacts.size());
    const auto rooms = static_cast<std::uint32_t>(n * county.rooms.size());
    const std::string tag = "_" + std::to_string(n);
    for (ContactClass one : county.contacts) one.name += tag, all.contacts.push_back(one);
    for (Zone one : county.zones) one.name += tag, one.kind += tag, all.zones.push_back(one);
    for (ContactDemand one : county.calls) {
      one.name += tag, one.contact.index += offset, one.rate.where += one.rate.where.empty() ? "" : tag;
      all.calls.push_back(one);
    }
    for (IncidentType one : county.incidents) {
      one.name += tag;
      for (auto& [contact, share] : one.first) contact.index += offset;
      all.incidents.push_back(one);
    }
    for (ControlRoom one : county.rooms) {
      one.name += tag;
      for (ContactId& contact : one.answers) contact.index += offset;
      all.rooms.push_back(one);
    }
    for (StaffGroup one : county.staff) {
      one.name += tag, one.room.index += rooms;
      for (ContactId& contact : one.skills) contact.index += offset;
      all.staff.push_back(one);
    }
  }
  return all;
}

}  // namespace bluelight::bench
