/// Groups that were one: the parts of a split group are a team.
#pragma once

#include <bluelight/world.hpp>
#include <span>
#include <vector>

namespace bluelight {

/// Name of the group that a group was split from; its own if it is whole.
inline const std::string& team_name(const StaffGroup& group) {
  return group.team.empty() ? group.name : group.team;
}

/// Who belongs together.
class Teams {
 public:
  explicit Teams(const std::vector<StaffGroup>& groups) {
    for (const StaffGroup& one : groups) {
      std::vector<StaffGroupId>& parts = parts_.emplace_back();
      for (std::uint32_t other = 0; other < groups.size(); ++other)
        if (team_name(groups[other]) == team_name(one)) parts.push_back({other});
    }
  }

  /// All parts of a group's team, by position; of a whole group itself alone.
  std::span<const StaffGroupId> of(StaffGroupId group) const { return parts_[group.index]; }
  /// The first of them, who stands for the team.
  StaffGroupId first(StaffGroupId group) const { return parts_[group.index].front(); }

 private:
  std::vector<std::vector<StaffGroupId>> parts_;  ///< by staff group
};

}  // namespace bluelight
