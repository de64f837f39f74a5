#include "room/floor.hpp"

#include <algorithm>
#include <tuple>

#include "room/answer.hpp"

namespace bluelight {

Floor::Floor(Engine& engine, const World& world, Observer& observer)
    : engine_(engine),
      world_(world),
      observer_(observer),
      desks_from_(static_cast<std::uint32_t>(world.contacts.size())),
      room_waiting_(world.rooms.size()) {
  const auto add = [&](SkillId skill, std::optional<RoomId> room) {
    queues_.push_back({skill, WaitingLine<Answer>(engine), {}, room, 0});
  };
  for (std::uint32_t i = 0; i < world.contacts.size(); ++i)
    add(ContactId{i}, room_of(world, ContactId{i}));
  for (std::uint32_t i = 0; i < world.desks.size(); ++i) add(DeskId{i}, {});
  for (const StaffGroup& staff : world.staff) groups_.push_back({{}, abilities_of(staff)});
  for (std::uint32_t i = 0; i < queues_.size(); ++i) queues_[i].handlers = handlers_of(i);
}

std::vector<Floor::Ability> Floor::abilities_of(const StaffGroup& staff) const {
  std::vector<Ability> abilities;
  for (std::size_t i = 0; i < staff.skills.size(); ++i)
    abilities.push_back({queue_of(staff.skills[i]),
                         staff.preference.empty() ? 1 : staff.preference[i],
                         staff.handle_factor[i]});
  return abilities;
}

std::vector<Handler> Floor::handlers_of(std::uint32_t queue) const {
  struct Candidate {
    std::tuple<int, std::size_t, bool, std::uint32_t> rank;
    Handler handler;
  };
  std::vector<Candidate> all;
  for (std::uint32_t group = 0; group < groups_.size(); ++group)
    for (const Ability& ability : groups_[group].abilities) {
      if (ability.queue != queue) continue;
      const StaffGroup& staff = world_.staff[group];
      const bool elsewhere = staff.room != queues_[queue].room.value_or(staff.room);
      all.push_back(
          {{ability.preference, staff.skills.size(), elsewhere, group}, {{group}, ability.factor}});
    }
  std::sort(all.begin(), all.end(),
            [](const Candidate& a, const Candidate& b) { return a.rank < b.rank; });
  std::vector<Handler> handlers;
  for (const Candidate& one : all) handlers.push_back(one.handler);
  return handlers;
}

void Floor::set_on_duty(StaffGroupId group, int people) {
  groups_[group.index].pool.resize(people);
  report(group);
}

void Floor::take_waiting() {
  for (std::uint32_t group = 0; group < groups_.size(); ++group)
    while (groups_[group].pool.free() && serve_next({group})) take({group});
}

std::size_t Floor::waiting_since(SkillId skill, TimePoint from) const {
  return queues_[queue_of(skill)].line.count_since(from);
}

bool Floor::has_skill(StaffGroupId group, SkillId skill) const {
  const auto& abilities = groups_[group.index].abilities;
  return std::any_of(abilities.begin(), abilities.end(),
                     [queue = queue_of(skill)](const Ability& one) { return one.queue == queue; });
}

std::optional<Handler> Floor::free_handler(const Queue& queue) const {
  for (const Handler& handler : queue.handlers)
    if (groups_[handler.group.index].pool.free()) return handler;
  return std::nullopt;
}

bool Floor::full(const Queue& queue) const {
  if (!queue.room) return false;
  const auto& limit = at(world_.rooms, *queue.room).queue_limit;
  return limit && room_waiting_[queue.room->index] >= *limit;
}

void Floor::take(StaffGroupId group) {
  groups_[group.index].pool.take();
  report(group);
}

void Floor::give_back(StaffGroupId group) {
  StaffedPool& pool = groups_[group.index].pool;
  if (!pool.over() && serve_next(group)) return;
  pool.give_back();
  report(group);
}

bool Floor::serve_next(StaffGroupId group) {
  const Ability* const next = next_for(group);
  if (next == nullptr) return false;
  const Waiter<Answer> first = *queues_[next->queue].line.front();
  first.want->grant(first.token, {group, next->factor});
  return true;
}

const Floor::Ability* Floor::next_for(StaffGroupId group) {
  const Ability* best = nullptr;
  std::tuple<int, int, TimePoint> best_rank;
  for (const Ability& ability : groups_[group.index].abilities) {
    Queue& queue = queues_[ability.queue];
    const Waiter<Answer>* first = queue.waiting > 0 ? queue.line.front() : nullptr;
    if (first == nullptr) continue;
    const std::tuple rank(queue.line.front_priority(), ability.preference, first->since);
    if (best != nullptr && !(rank < best_rank)) continue;
    best = &ability;
    best_rank = rank;
  }
  return best;
}

void Floor::waiting_changed(Queue& queue, int by) {
  queue.waiting += by;
  if (queue.room) room_waiting_[queue.room->index] += by;
  if (queue.skill.kind == SkillId::Kind::contact)
    observer_.waiting_changed({queue.skill.index}, queue.waiting, engine_.now());
  else
    observer_.desk_waiting_changed({queue.skill.index}, queue.waiting, engine_.now());
}

void Floor::report(StaffGroupId group) {
  const StaffedPool& pool = groups_[group.index].pool;
  observer_.staff_changed(group, pool.busy(), pool.on_duty(), engine_.now());
}

}  // namespace bluelight
