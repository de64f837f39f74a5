/// Who may do what in a world, as its scenario says: what the books check the model against.
#pragma once

#include <bluelight/world.hpp>
#include <set>
#include <vector>

namespace bluelight::test {

/// Whether people of a group have a skill.
bool may_do(const StaffGroup& group, SkillId skill);
/// The same, or they answer it for another room.
bool can_do(const World& world, const StaffGroup& group, SkillId skill);
/// The agreements under which a class is answered elsewhere.
std::vector<const Partner*> partners_of(const World& world, ContactId contact);
/// Whether a call may leave its own line for a partner's.
bool may_move(const World& world, ContactId contact);
/// Whether nothing but its calls ever stands in the line of a class: no transfer, nobody to ring
/// back.
bool only_calls_wait(const World& world, ContactId contact);

/// Whether people of a group may answer the most urgent calls of a room.
bool is_kept_free(const World& world, const StaffGroup& group, const ControlRoom& room);

/// What any of these groups can do.
std::set<SkillId> skills_of(const World& world, const std::set<std::size_t>& groups);
/// The groups that `group` shares work with, directly or through others.
std::set<std::size_t> connected(const World& world, std::size_t group);

}  // namespace bluelight::test
