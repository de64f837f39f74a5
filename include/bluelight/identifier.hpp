/// Distinct types for the positions of things in a `World`, so that a room is never taken for a
/// zone.
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
struct DispatchDesk;
struct IncidentType;
struct Site;
struct TransferMeans;

using ServiceId = Identifier<Service>;
using ZoneId = Identifier<Zone>;
using ContactId = Identifier<ContactClass>;
using ProfileId = Identifier<Profile>;
using BusynessId = Identifier<Busyness>;
using RoomId = Identifier<ControlRoom>;
using StaffGroupId = Identifier<StaffGroup>;
using DeskId = Identifier<DispatchDesk>;
using IncidentTypeId = Identifier<IncidentType>;
using SiteId = Identifier<Site>;
using TransferMeansId = Identifier<TransferMeans>;

/// What people may be trained for: to answer a class of calls, or to work at a desk.
struct SkillId {
  enum class Kind : std::uint32_t { contact, desk } kind = Kind::contact;
  std::uint32_t index = 0;  ///< position among the classes of calls, or among the desks

  SkillId() = default;
  SkillId(ContactId contact) : kind(Kind::contact), index(contact.index) {}
  SkillId(DeskId desk) : kind(Kind::desk), index(desk.index) {}
  auto operator<=>(const SkillId&) const = default;
};

/// The thing an identifier stands for. Requires: the identifier belongs to this list.
template <class Thing>
const Thing& at(const auto& things, Identifier<Thing> id) {
  return things[id.index];
}

}  // namespace bluelight
