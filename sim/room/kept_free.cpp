/// Who is kept free for the most urgent calls of a room while its other calls wait.
#include <algorithm>

#include "room/floor.hpp"

namespace bluelight {
/// Who may answer the most urgent calls of each room now.
void Floor::set_kept() {
  kept_.assign(world_.rooms.size(), {});
  for (std::size_t i = 0; i < kept_.size(); ++i) {
    const ControlRoom& room = world_.rooms[i];
    kept_[i].people = room.keep_free;
    for (std::uint32_t group = 0; group < groups_.size(); ++group)
      if (std::any_of(room.answers.begin(), room.answers.end(), [&](ContactId contact) {
            return is_most_urgent(world_, room, contact) && has_skill({group}, contact);
          }))
        kept_[i].groups.push_back({group});
  }
}

bool Floor::leaves_enough(const Queue& queue, StaffGroupId group, Taker taker) const {
  if (queue.kept_in == 0) return true;
  const Kept& kept = kept_[queue.kept_in - 1];
  if (std::find(kept.groups.begin(), kept.groups.end(), group) == kept.groups.end()) return true;
  int left = taker == Taker::idle ? -1 : 0;
  for (const StaffGroupId one : kept.groups) left += pool(one).idle();
  return left >= kept.people;
}

}  // namespace bluelight
