/// Distinct types for the positions of things in a `World`, so that a room is never taken for a zone.
#pragma once

#include <compare>
#include <cstdint>

namespace bluelight {

/// Position of one thing in its list in the `World`. Never a key of random streams: names are.
template <class Kind>
struct Identifier {
  std::uint32_t index = 0;
  auto operator<=>(const Identifier&) const = default;
};

struct Service;
struct Zone;
struct ContactClass;
struct Profile;
struct Busyness;
struct ControlRoom;
struct StaffGroup;

using ServiceId = Identifier<Service>;
using ZoneId = Identifier<Zone>;
using ContactId = Identifier<ContactClass>;
using ProfileId = Identifier<Profile>;
using BusynessId = Identifier<Busyness>;
using RoomId = Identifier<ControlRoom>;
using StaffGroupId = Identifier<StaffGroup>;

/// The thing an identifier stands for. Requires: the identifier belongs to this list.
template <class Thing>
const Thing& at(const auto& things, Identifier<Thing> id) {
  return things[id.index];
}

}  // namespace bluelight
