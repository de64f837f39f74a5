/// Nobody idles while something waits for them, unless they are kept free.
#include <fmt/format.h>

#include <algorithm>
#include "robust/ledger.hpp"
#include "robust/who_may.hpp"

namespace bluelight::test {

void Ledger::check_nobody_idles() {
  for (std::uint32_t i = 0; i < lines_.size(); ++i) {
    const int calls = static_cast<int>(lines_[i].waiting.size()), told = lines_[i].told_waiting;
    const std::string& name = world_.contacts[i].name;
    expect(told == calls || (told > calls && !only_calls_wait(world_, {i})),
           fmt::format("{} waiting calls are told of {}, {} wait", told, name, calls));
    if (told > 0 && !may_move(world_, {i})) check_nobody_idles(ContactId{i});
  }
  for (std::uint32_t i = 0; i < desk_waiting_.size(); ++i)
    if (desk_waiting_[i] > 0) check_nobody_idles(DeskId{i});
}

/// Of a split group the whole team counts: who stays beyond the end of duty has a colleague's seat.
bool Ledger::idles(std::size_t group) const {
  int team = 0;
  for (const StaffGroupId part : teams_.of({std::uint32_t(group)})) team += groups_[part.index].spare();
  return groups_[group].spare() > 0 && team > 0;
}

bool Ledger::is_kept_free(std::size_t group, SkillId waits) const {
  if (waits.kind == SkillId::Kind::desk) return false;
  const auto keeper = room_that_keeps(world_, {waits.index});
  if (!keeper) return false;
  const ControlRoom& room = at(world_.rooms, *keeper);
  if (!test::is_kept_free(world_, world_.staff[group], room)) return false;
  int idle = 0;
  for (std::size_t one = 0; one < groups_.size(); ++one)
    if (test::is_kept_free(world_, world_.staff[one], room)) idle += std::max(0, groups_[one].spare());
  return idle - 1 < room.keep_free;
}

void Ledger::check_nobody_idles(SkillId waits) {
  for (std::size_t group = 0; group < groups_.size(); ++group)
    if (may_do(world_.staff[group], waits) && idles(group) && !is_kept_free(group, waits))
      expect(false, world_.staff[group].name + " idles while " + name_of(world_, waits) + " waits");
}

}  // namespace bluelight::test
