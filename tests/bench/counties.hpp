/// Many counties in one world, each with its own places, rooms and staff, to see how a run grows.
#pragma once

#include <bluelight/world.hpp>

namespace bluelight::bench {

/// The same yearly number without reference to zones, so that copies of a county do not share them.
inline Rate localised(const World& county, Rate rate) {
  if (rate.basis != Rate::Basis::per_1000_per_year) return rate;
  double population = 0;
  for (const Zone& zone : county.zones)
    if (rate.where.empty() || rate.where == zone.kind) population += zone.population;
  rate.basis = Rate::Basis::per_year;
  rate.value *= population / 1000;
  return rate;
}

/// Appends copy `n` of `county` to `all`.
inline void append_county(World& all, const World& county, int n) {
  const auto contacts = static_cast<std::uint32_t>(all.contacts.size());
  const auto rooms = static_cast<std::uint32_t>(all.rooms.size());
  const auto named = [n](auto thing) { return thing.name += "_" + std::to_string(n), thing; };
  const auto shift = [contacts](ContactId& contact) { contact.index += contacts; };
  for (ContactDemand one : county.calls) {
    shift(one.contact);
    one.rate = localised(county, one.rate);
    all.calls.push_back(named(one));
  }
  for (IncidentType one : county.incidents) {
    for (auto& [contact, share] : one.first) shift(contact);
    one.rate = localised(county, one.rate);
    all.incidents.push_back(named(one));
  }
  for (ControlRoom one : county.rooms) {
    for (ContactId& contact : one.answers) shift(contact);
    all.rooms.push_back(named(one));
  }
  for (StaffGroup one : county.staff) {
    one.room.index += rooms;
    for (SkillId& skill : one.skills)
      if (skill.kind == SkillId::Kind::contact) skill.index += contacts;
    all.staff.push_back(named(one));
  }
  for (const ContactClass& one : county.contacts) all.contacts.push_back(named(one));
}

/// `count` copies of `county` side by side.
inline World counties(const World& county, int count) {
  World all = county;
  all.contacts.clear(), all.calls.clear(), all.incidents.clear();
  all.zones.clear(), all.rooms.clear(), all.staff.clear();
  for (int n = 0; n < count; ++n) append_county(all, county, n);
  return all;
}

}  // namespace bluelight::bench
