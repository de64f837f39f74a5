#include "candidates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <tuple>

namespace bluelight::theory {

namespace {

using Candidates = std::vector<Candidate>;

/// Everybody with the skill.
Candidates skilled(const World& world, ContactId contact) {
  const int priority = at(world.contacts, contact).priority;
  Candidates all;
  for (std::uint32_t g = 0; g < world.staff.size(); ++g) {
    const StaffGroup& group = world.staff[g];
    for (std::size_t i = 0; i < group.skills.size(); ++i)
      if (group.skills[i] == SkillId(contact))
        all.push_back({{g},
                       priority,
                       group.preference.empty() ? 1 : group.preference[i],
                       group.handle_factor[i]});
  }
  return all;
}

void sort_as_asked(Candidates& all, const World& world, RoomId own) {
  const auto rank = [&](const Candidate& one) {
    const StaffGroup& group = at(world.staff, one.group);
    return std::tuple(one.preference, one.factor, group.skills.size(), group.room != own,
                      one.group.index);
  };
  std::sort(all.begin(), all.end(),
            [&](const Candidate& a, const Candidate& b) { return rank(a) < rank(b); });
}

/// The partner's people who answer `theirs`, for calls of another room.
Candidates at_partner(const World& world, const Partner& terms, ContactId theirs) {
  Candidates all = skilled(world, theirs);
  std::erase_if(
      all, [&](const Candidate& one) { return at(world.staff, one.group).room != terms.room; });
  sort_as_asked(all, world, terms.room);
  for (Candidate& one : all) {
    one.factor *= terms.handle_time_factor;
    if (terms.caller == Partner::Caller::to_free_handler)
      one.priority = std::numeric_limits<int>::max();
  }
  return all;
}

/// Nobody may answer a class both as their own and for a partner, or under two agreements.
void need_one_way(ContactId contact, RoomId room, Conditions& conditions) {
  const World& world = conditions.world();
  const Candidates all = candidates_of(world, contact, room);
  for (std::uint32_t g = 0; g < world.staff.size(); ++g) {
    const auto ways = std::count_if(
        all.begin(), all.end(), [g](const Candidate& one) { return one.group == StaffGroupId{g}; });
    conditions.need(ways <= 1,
                    fmt::format("one way for contact.{} to staff.{}",
                                at(world.contacts, contact).name, world.staff[g].name),
                    fmt::format("{}, as their own or under agreements", ways));
  }
}

}  // namespace

std::vector<Candidate> candidates_of(const World& world, ContactId contact, RoomId own) {
  Candidates all = skilled(world, contact);
  sort_as_asked(all, world, own);
  for (const Partner& terms : at(world.rooms, own).partners)
    for (const auto& [ours, theirs] : terms.answered_as) {
      if (ours != contact) continue;
      const Candidates more = at_partner(world, terms, theirs);
      all.insert(all.end(), more.begin(), more.end());
    }
  return all;
}

void need_immediate_overflow(RoomId id, Conditions& conditions) {
  const World& world = conditions.world();
  const ControlRoom& room = at(world.rooms, id);
  for (const Partner& terms : room.partners) {
    const ControlRoom& partner = at(world.rooms, terms.room);
    const auto need = [&](bool holds, std::string_view expected, std::string_view received) {
      conditions.need(holds,
                      fmt::format("{} between room.{} and its partner room.{}", expected, room.name,
                                  partner.name),
                      received);
    };
    need(terms.caller != Partner::Caller::moved, "calls that stay in their own line too", "moved");
    need(terms.wait == Duration{0}, "overflow after 0 s", "later");
    need(!terms.capacity, "no capacity of the agreement", "one");
    conditions.need(partner.choice == Choice::specialists_first,
                    fmt::format("choice = \"specialists_first\" in room.{}", partner.name),
                    "another");
  }
  if (room.partners.empty()) return;
  for (const ContactId contact : room.answers) need_one_way(contact, id, conditions);
}

}  // namespace bluelight::theory
