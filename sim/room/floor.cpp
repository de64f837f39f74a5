#include "room/floor.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

#include "room/answer.hpp"
#include "room/work.hpp"

namespace bluelight {
namespace {

bool something_gives_way(const World& world) {
  return std::any_of(world.contacts.begin(), world.contacts.end(),
                     [](const ContactClass& one) { return one.deferrable.has_value(); }) ||
         std::any_of(world.desks.begin(), world.desks.end(),
                     [](const DispatchDesk& one) { return one.deferrable; });
}

}  // namespace

Floor::Floor(Engine& engine, const World& world, Observer& observer)
    : engine_(engine),
      world_(world),
      observer_(observer),
      desks_from_(static_cast<std::uint32_t>(world.contacts.size())),
      teams_(world.staff),
      team_pools_(world.staff.size()),
      room_waiting_(world.rooms.size()) {
  const auto has_hours = [](const Ability& one) { return one.hours != nullptr; };
  const auto add = [&](SkillId skill, std::optional<RoomId> room) {
    queues_.push_back({.skill = skill, .line = WaitingLine<Answer>(engine), .room = room});
  };
  for (std::uint32_t i = 0; i < world.contacts.size(); ++i)
    add(ContactId{i}, room_of(world, ContactId{i}));
  for (std::uint32_t i = 0; i < world.contacts.size(); ++i) queues_[i].kept_in = kept_in({i});
  for (std::uint32_t i = 0; i < world.desks.size(); ++i) add(DeskId{i}, {});
  for (const StaffGroup& staff : world.staff) groups_.push_back({{}, abilities_of(staff)});
  for (const ControlRoom& room : world.rooms) add_agreements(room);
  for (Group& group : groups_)
    if (std::any_of(group.abilities.begin(), group.abilities.end(), has_hours))
      group.of_all_hours = group.abilities;
  for (std::uint32_t i = 0; i < groups_.size(); ++i)
    if (teams_.of({i}).size() > 1) groups_[i].team = &team_pools_[teams_.first({i}).index];
  for (std::uint32_t i = 0; i < queues_.size(); ++i) queues_[i].handlers = handlers_of(i);
  for (std::uint32_t i = 0; i < queues_.size(); ++i) set_ways(i);
  const auto keeps_free = [](const ControlRoom& room) { return room.keep_free > 0; };
  if (std::any_of(world.rooms.begin(), world.rooms.end(), keeps_free)) set_kept();
  giving_way_.resize(groups_.size());
}

void Floor::set_ways(std::uint32_t number) {
  Queue& queue = queues_[number];
  const auto room = queue.agreement ? agreement_of(queue).terms->room : queue.room;
  if (room) queue.choice = at(world_.rooms, *room).choice;
  keeps_records_ |= queue.choice != Choice::specialists_first;
  if (queue.skill.kind != SkillId::Kind::contact || queue.agreement) return;
  const ContactClass& contact = world_.contacts[number];
  queue.interrupts = !contact.deferrable && something_gives_way(world_);
  queue.plain = contact.balking == 0 && !contact.presented_again && !contact.call_back &&
                queue.partners.empty();
  queue.brief = queue.plain && !contact.redial && !contact.pick_up && !contact.deferrable &&
                !contact.passes_on;
}

void Floor::add_agreements(const ControlRoom& room) {
  for (const Partner& partner : room.partners) {
    agreements_.push_back({&partner});
    for (const auto& answered_as : partner.answered_as) add_partner_queue(answered_as);
  }
}

/// The queue of one class under the latest agreement, and who of the partner's people serve it.
void Floor::add_partner_queue(std::pair<ContactId, ContactId> answered_as) {
  const auto [contact, theirs] = answered_as;
  const Partner& terms = *agreements_.back().terms;
  const auto number = static_cast<std::uint32_t>(queues_.size());
  const bool last = terms.caller == Partner::Caller::to_free_handler;
  queues_[contact.index].partners.push_back(number);
  queues_.push_back(
      {.skill = contact,
       .line = WaitingLine<Answer>(engine_),
       .agreement = static_cast<std::uint32_t>(agreements_.size()),
       .priority = last ? std::numeric_limits<int>::max() : at(world_.contacts, theirs).priority,
       .kept_in = kept_in(theirs)});
  for (std::uint32_t group = 0; group < groups_.size(); ++group) {
    if (world_.staff[group].room != terms.room) continue;
    std::vector<Ability>& abilities = groups_[group].abilities;
    const auto as = std::find_if(abilities.begin(), abilities.end(),
                                 [&](const Ability& one) { return one.queue == queue_of(theirs); });
    if (as == abilities.end()) continue;
    abilities.push_back({number, as->preference, as->factor * terms.handle_time_factor, as->hours});
  }
}

std::vector<Floor::Ability> Floor::abilities_of(const StaffGroup& staff) const {
  std::vector<Ability> abilities;
  for (std::size_t i = 0; i < staff.skills.size(); ++i)
    abilities.push_back({queue_of(staff.skills[i]),
                         staff.preference.empty() ? 1 : staff.preference[i], staff.handle_factor[i],
                         staff.hours.empty() || !staff.hours[i] ? nullptr : &*staff.hours[i]});
  return abilities;
}

void Floor::hour_begins(const LocalHour& hour) {
  bool changed = false;
  for (Group& group : groups_) {
    if (group.of_all_hours.empty()) continue;
    const std::size_t before = group.abilities.size();
    group.abilities.clear();
    std::copy_if(group.of_all_hours.begin(), group.of_all_hours.end(),
                 std::back_inserter(group.abilities), [&hour](const Ability& one) {
                   return !one.hours || one.hours->holds[hour.day_kind][hour.hour];
                 });
    changed |= before != group.abilities.size();
  }
  for (std::uint32_t i = 0; changed && i < queues_.size(); ++i)
    queues_[i].handlers = handlers_of(i);
  if (changed && !kept_.empty()) set_kept();
}

std::vector<Handler> Floor::handlers_of(std::uint32_t queue) const {
  struct Candidate {
    std::tuple<int, double, std::size_t, bool, std::uint32_t> rank;
    Handler handler;
  };
  std::vector<Candidate> all;
  for (std::uint32_t group = 0; group < groups_.size(); ++group)
    for (const Ability& ability : groups_[group].abilities) {
      if (ability.queue != queue) continue;
      const StaffGroup& staff = world_.staff[group];
      const bool elsewhere = staff.room != queues_[queue].room.value_or(staff.room);
      all.push_back({{ability.preference, ability.factor, staff.skills.size(), elsewhere, group},
                     {{group}, ability.factor, queues_[queue].agreement, ability.preference}});
    }
  std::sort(all.begin(), all.end(),
            [](const Candidate& a, const Candidate& b) { return a.rank < b.rank; });
  std::vector<Handler> handlers;
  for (const Candidate& one : all) handlers.push_back(one.handler);
  return handlers;
}

void Floor::set_on_duty(StaffGroupId group, int people) {
  Group& one = groups_[group.index];
  if (one.team) one.team->resize(one.team->on_duty() + people - one.pool.on_duty());
  one.pool.resize(people);
  report(group);
}

void Floor::send_home(StaffGroupId group, int people) {
  if (groups_[group.index].team)
    send_home_of_team(group, people);
  else
    groups_[group.index].pool.send_home(people);
  report(group);
}

/// As many finish the work in hand as if the team were one group.
void Floor::send_home_of_team(StaffGroupId group, int people) {
  Group& one = groups_[group.index];
  const int before = one.team->finishing();
  one.team->send_home(people);
  one.pool.resize(one.pool.on_duty() - people);
  int more = one.team->finishing() - before;
  more -= one.pool.let_finish(more);
  for (const StaffGroupId part : teams_.of(group))
    more -= groups_[part.index].pool.let_finish(more);
}

void Floor::take_waiting() {
  for (std::uint32_t group = 0; group < groups_.size(); ++group) take_waiting({group});
}

void Floor::take_waiting(StaffGroupId group) {
  while (free(group) && serve_next(group, Taker::idle)) begin_work(group);
}

const Floor::Ability* Floor::ability(StaffGroupId group, SkillId skill) const {
  for (const Ability& one : groups_[group.index].abilities)
    if (one.queue == queue_of(skill)) return &one;
  return nullptr;
}

bool Floor::has_skill(StaffGroupId group, SkillId skill) const {
  return ability(group, skill) != nullptr;
}

double Floor::factor_of(StaffGroupId group, SkillId skill) const {
  return ability(group, skill)->factor;
}

std::optional<Handler> Floor::free_handler(const Queue& queue) const {
  if (queue.choice != Choice::specialists_first) return chosen_handler(queue);
  for (const Handler& handler : queue.handlers)
    if (free(handler.group) && leaves_enough(queue, handler.group, Taker::idle)) return handler;
  return std::nullopt;
}

std::optional<Handler> Floor::chosen_handler(const Queue& queue) const {
  const Handler* best = nullptr;
  for (const Handler& handler : queue.handlers) {
    if (!free(handler.group) || !leaves_enough(queue, handler.group, Taker::idle)) continue;
    if (best && handler.preference > best->preference) break;
    if (!best || comes_before(handler.group, best->group, queue.choice)) best = &handler;
  }
  return best ? std::optional(*best) : std::nullopt;
}

bool Floor::comes_before(StaffGroupId one, StaffGroupId other, Choice choice) const {
  const DutyRecord &first = groups_[one.index].record, &second = groups_[other.index].record;
  if (choice == Choice::longest_idle) return first.longest_idle() < second.longest_idle();
  return first.occupancy(engine_.now()) < second.occupancy(engine_.now());
}

/// The largest priority number, then the latest begun, then the first of the handlers; none of
/// groups whose people finish what they do before they go.
Work* Floor::least_urgent_work(const Queue& queue) const {
  const auto rank = [](const Work& work) { return std::pair(work.priority(), work.begun()); };
  Work* least = nullptr;
  for (const Handler& handler : queue.handlers) {
    if (pool(handler.group).over() || team(handler.group).over()) continue;
    for (Work* const work : giving_way_[handler.group.index])
      if (!least || rank(*work) > rank(*least)) least = work;
  }
  return least;
}

bool Floor::is_staffed(const Queue& queue) const {
  return std::any_of(queue.handlers.begin(), queue.handlers.end(), [this](const auto& one) {
    return groups_[one.group.index].pool.on_duty() > 0;
  });
}

/// Somebody leaves work that is less urgent than `priority` for what nobody is free for.
std::optional<Handler> Floor::taken_from_work(const Queue& queue, int priority) {
  if (!queue.interrupts) return std::nullopt;
  Work* const work = least_urgent_work(queue);
  if (!work || work->priority() <= priority) return std::nullopt;
  const StaffGroupId group = work->give_way().group;
  return *std::find_if(queue.handlers.begin(), queue.handlers.end(),
                       [group](const Handler& one) { return one.group == group; });
}

bool Floor::full(const Queue& queue) const {
  if (!queue.room) return false;
  const auto& limit = at(world_.rooms, *queue.room).queue_limit;
  return limit && room_waiting_[queue.room->index] >= *limit;
}

void Floor::take(Handler handler) {
  use(handler, 1);
  begin_work(handler.group);
}

void Floor::begin_work(StaffGroupId group) {
  Group& one = groups_[group.index];
  one.pool.take();
  if (one.team) one.team->take();
  report(group);
}

/// Of a team, whoever finishes first goes home for those who are over, one of whom then stays.
void Floor::end_work(StaffGroupId group) {
  Group& one = groups_[group.index];
  if (one.team && one.pool.finishing() == 0 && one.team->finishing() > 0)
    for (const StaffGroupId part : teams_.of(group))
      if (StaffedPool& pool = groups_[part.index].pool; pool.finishing() > 0) {
        pool.stay();
        break;
      }
  if (one.team) one.team->give_back();
  one.pool.give_back();
  report(group);
}

void Floor::give_back(Handler handler) {
  const bool was_full = handler.agreement && agreements_[handler.agreement - 1].full();
  use(handler, -1);
  find_work(handler.group);
  if (was_full) take_waiting();  // others of the partner's people may take the next call
}

/// Somebody of a group has finished: they take what waits, or have nothing to do.
void Floor::find_work(StaffGroupId group) {
  if (relief_) relief_->finished(group);
  const bool goes = pool(group).over() || team(group).over();
  if (!goes && serve_next(group, Taker::finishing)) return;
  end_work(group);
  if (!kept_.empty()) take_waiting();  // one more is free: another may take what was left waiting
  if (groups_[group.index].team)
    for (const StaffGroupId part : teams_.of(group)) take_waiting(part);
  if (relief_) relief_->at_rest(group);
}

bool Floor::serve_next(StaffGroupId group, Taker taker) {
  const Ability* const next = next_for(group, taker);
  if (next == nullptr) return false;
  Queue& queue = queues_[next->queue];
  const Waiter<Answer> first = *queue.line.front();
  first.want->grant(first.token, {group, next->factor, queue.agreement});
  return true;
}

/// Calls that go to a partner's free people only do so while fewer than agreed are handled there.
bool Floor::may_serve(const Queue& queue) const {
  if (queue.waiting == 0) return false;
  if (queue.agreement == 0) return true;
  const Agreement& agreement = agreements_[queue.agreement - 1];
  return agreement.terms->caller != Partner::Caller::to_free_handler || !agreement.full();
}

const Floor::Ability* Floor::next_for(StaffGroupId group, Taker taker) {
  const std::vector<Ability>& abilities = groups_[group.index].abilities;
  const auto may_take = [&](Queue& queue) {
    return may_serve(queue) && leaves_enough(queue, group, taker);
  };
  if (abilities.size() == 1) {
    Queue& queue = queues_[abilities[0].queue];
    return may_take(queue) && queue.line.front() != nullptr ? &abilities[0] : nullptr;
  }
  const Ability* best = nullptr;
  std::tuple<int, int, TimePoint> best_rank;
  for (const Ability& ability : abilities) {
    Queue& queue = queues_[ability.queue];
    const Waiter<Answer>* first = may_take(queue) ? queue.line.front() : nullptr;
    if (first == nullptr) continue;
    const std::tuple rank(queue.line.front_priority(), ability.preference, first->since);
    if (best != nullptr && !(rank < best_rank)) continue;
    best = &ability;
    best_rank = rank;
  }
  return best;
}

bool Floor::comes_first(StaffGroupId group, int priority) {
  const Ability* const next = next_for(group, Taker::finishing);
  return next == nullptr || queues_[next->queue].line.front_priority() > priority;
}

void Floor::waiting_changed(Queue& queue, bool is_call, int by) {
  queue.waiting += by;
  if (queue.skill.kind == SkillId::Kind::desk)
    observer_.desk_waiting_changed({queue.skill.index}, queue.waiting, engine_.now());
  if (!is_call) return;
  queue.calls += by;
  move_place(queue, by);
  observer_.waiting_changed({queue.skill.index}, queue.calls, engine_.now());
}

void Floor::report(StaffGroupId group) {
  const StaffedPool& pool = groups_[group.index].pool;
  if (keeps_records_) groups_[group.index].record.changed(pool, engine_.now());
  observer_.staff_changed(group, pool.busy(), pool.on_duty(), engine_.now());
}

}  // namespace bluelight
