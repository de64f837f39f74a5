#include "robust/who_may.hpp"

#include <algorithm>

namespace bluelight::test {

bool may_do(const StaffGroup& group, SkillId skill) {
  return std::find(group.skills.begin(), group.skills.end(), skill) != group.skills.end();
}

std::vector<const Partner*> partners_of(const World& world, ContactId contact) {
  std::vector<const Partner*> partners;
  for (const ControlRoom& room : world.rooms)
    for (const Partner& partner : room.partners)
      for (const auto& [own, theirs] : partner.answered_as)
        if (own == contact) partners.push_back(&partner);
  return partners;
}

bool can_do(const World& world, const StaffGroup& group, SkillId skill) {
  if (may_do(group, skill)) return true;
  if (skill.kind == SkillId::Kind::desk) return false;
  for (const Partner* partner : partners_of(world, ContactId{skill.index}))
    for (const auto& [own, theirs] : partner->answered_as)
      if (group.room == partner->room && own.index == skill.index && may_do(group, theirs))
        return true;
  return false;
}

bool only_calls_wait(const World& world, ContactId contact) {
  return world.links.empty() && !at(world.contacts, contact).call_back;
}

bool may_move(const World& world, ContactId contact) {
  const auto partners = partners_of(world, contact);
  return std::any_of(partners.begin(), partners.end(), [](const Partner* partner) {
    return partner->caller == Partner::Caller::moved;
  });
}

bool is_kept_free(const World& world, const StaffGroup& group, const ControlRoom& room) {
  return std::any_of(room.answers.begin(), room.answers.end(), [&](ContactId one) {
    return is_most_urgent(world, room, one) && may_do(group, one);
  });
}

std::set<SkillId> skills_of(const World& world, const std::set<std::size_t>& groups) {
  std::set<SkillId> skills;
  for (const std::size_t group : groups) {
    const StaffGroup& staff = world.staff[group];
    skills.insert(staff.skills.begin(), staff.skills.end());
    for (std::uint32_t contact = 0; contact < world.contacts.size(); ++contact)
      if (can_do(world, staff, ContactId{contact})) skills.insert(ContactId{contact});
  }
  return skills;
}

std::set<std::size_t> connected(const World& world, std::size_t group) {
  std::set<std::size_t> groups{group};
  for (std::size_t before = 0; before != groups.size();) {
    before = groups.size();
    const std::set<SkillId> skills = skills_of(world, groups);
    for (std::size_t other = 0; other < world.staff.size(); ++other)
      for (const SkillId skill : skills)
        if (can_do(world, world.staff[other], skill)) groups.insert(other);
  }
  return groups;
}

}  // namespace bluelight::test
