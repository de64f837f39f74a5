/// The people of every room, and who waits for them: calls, transfers, incidents at desks.
#pragma once

#include <bluelight/engine.hpp>
#include <bluelight/local_hours.hpp>
#include <bluelight/observer.hpp>
#include <bluelight/staffed_pool.hpp>
#include <bluelight/waiting_line.hpp>
#include <bluelight/world.hpp>
#include <optional>
#include <vector>

#include "room/duty_record.hpp"
#include "room/teams.hpp"

namespace bluelight {

class Answer;
class Work;

/// Whoever takes something on: somebody of `group`, who takes `factor` of the usual time.
struct Handler {
  StaffGroupId group;
  double factor = 1;
  std::uint32_t agreement = 0;  ///< under which they do it, plus one; 0: for their own
  int preference = 1;
};

/// Hears when people have finished something, and may take them off the floor.
class Relief {
 public:
  virtual ~Relief() = default;
  /// Somebody of a group has finished what they did, and has not looked yet at what waits.
  virtual void finished(StaffGroupId group) = 0;
  /// Somebody of a group has found nothing to do, or has gone.
  virtual void at_rest(StaffGroupId group) = 0;
};

/// Queues and staff of all rooms of a world. A free handler takes what has the smallest priority,
/// then the smallest preference of their group, then the longest wait, among what they may do. What
/// finds several groups free goes to the one with the smallest preference for it, then by its
/// room's choice: to the quickest at it, then the one with the fewest skills (specialists first),
/// or to the one whose people are idle longest, or least occupied today; then to one of its own
/// room, then to the first by position.
class Floor {
 public:
  /// All must outlive it.
  Floor(Engine& engine, const World& world, Observer& observer);
  Floor(const Floor&) = delete;

  /// People whose skills have hours use those of this hour from now on; they take what waits for
  /// them once `take_waiting` is called.
  void hour_begins(const LocalHour& hour);
  /// Puts `people` of a group on duty. Who is over finishes the work in hand; who is new takes what
  /// waits once `take_waiting` is called.
  void set_on_duty(StaffGroupId group, int people);
  /// People of a group go home at the end of their shift; who has work in hand finishes it, while
  /// others may come on duty.
  void send_home(StaffGroupId group, int people);
  /// Who is told when people have finished something; it must outlive the run.
  void set_relief(Relief& relief) { relief_ = &relief; }
  const StaffedPool& pool(StaffGroupId group) const { return groups_[group.index].pool; }
  /// All parts of a group's team together; of a whole group itself.
  const StaffedPool& team(StaffGroupId group) const {
    const Group& one = groups_[group.index];
    return one.team ? *one.team : one.pool;
  }
  /// Whether somebody of a group has nothing to do: not while others of its team are over, in
  /// whose place they go home.
  bool free(StaffGroupId group) const {
    const Group& one = groups_[group.index];
    return one.pool.free() && (!one.team || one.team->free());
  }
  const Teams& teams() const { return teams_; }
  /// Lets everybody who is free take what waits.
  void take_waiting();
  /// Whether calls of a class do nothing but wait for an answer.
  bool is_plain(ContactId contact) const { return queues_[contact.index].plain; }
  /// Whether, besides, they are answered at once by whoever takes them, talked through and wrapped
  /// up, and whoever gives up does not ring again.
  bool is_brief(ContactId contact) const { return queues_[contact.index].brief; }
  /// The room that a class is offered to; none: it is never rung.
  std::optional<RoomId> room_for(ContactId contact) const { return queues_[contact.index].room; }
  /// Whether every waiting place of the room that a class is offered to is taken.
  bool is_full_for(ContactId contact) const { return full(queues_[contact.index]); }
  /// Requires: `handler` works under an agreement.
  const Partner& terms_of(const Handler& handler) const {
    return *agreements_[handler.agreement - 1].terms;
  }
  /// Whether a group's people may do this now.
  bool has_skill(StaffGroupId group, SkillId skill) const;
  /// How much longer than usual a group's people take over this. Requires: `has_skill`.
  double factor_of(StaffGroupId group, SkillId skill) const;
  /// Whether somebody is free who may do this.
  bool is_free_for(SkillId skill) const {
    return free_handler(queues_[queue_of(skill)]).has_value();
  }
  /// Whether nothing as urgent as `priority` waits for a group's people.
  bool comes_first(StaffGroupId group, int priority);
  Engine& engine() { return engine_; }
  Observer& observer() { return observer_; }
  const World& world() const { return world_; }

 private:
  friend class Answer;
  friend class LongWait;
  friend class Work;
  friend class Seat;
  /// What one group can do with one queue.
  struct Ability {
    std::uint32_t queue;
    int preference = 1;
    double factor = 1;
    const HoursOfWeek* hours = nullptr;  ///< when it is used; null: always
  };
  struct Queue {
    SkillId skill;
    WaitingLine<Answer> line;
    std::vector<Handler> handlers = {};        ///< in order of preference
    std::optional<RoomId> room = {};           ///< of a class of calls
    int waiting = 0;                           ///< of this class or desk, or of calls at a partner
    int calls = 0;                             ///< offered calls among them
    std::vector<std::uint32_t> partners = {};  ///< queues for partners' people, in order
    std::uint32_t agreement = 0;               ///< of calls at a partner, plus one
    int priority = 0;                          ///< of calls at a partner
    bool plain = true, brief = true;
    bool interrupts = false;  ///< takes people from work that gives way
    Choice choice = Choice::specialists_first;
    std::uint32_t kept_in = 0;  ///< the room whose people it leaves free, plus one; 0: none
  };
  /// What two rooms have agreed, and how many calls are with the partner under it.
  struct Agreement {
    const Partner* terms;
    int used = 0;
    bool full() const { return terms->capacity && used >= *terms->capacity; }
  };
  struct Group {
    StaffedPool pool;
    std::vector<Ability> abilities;          ///< of this hour
    std::vector<Ability> of_all_hours = {};  ///< if some are not used at all hours
    StaffedPool* team = nullptr;             ///< of all parts, if it is one of several
    DutyRecord record = {};                  ///< kept if some room chooses by it
  };

  /// People whom a room keeps free for its most urgent calls.
  struct Kept {
    std::vector<StaffGroupId> groups = {};  ///< who may answer these
    int people = 0;
  };
  /// Whether somebody who takes something on is idle, or has just finished and still counts as
  /// busy.
  enum class Taker { idle, finishing };

  void set_kept();
  /// Whether somebody of a group may take what waits there and leave enough people free.
  bool leaves_enough(const Queue& queue, StaffGroupId group, Taker taker) const;
  /// The room that keeps people free while a class waits, plus one; 0: none.
  std::uint32_t kept_in(ContactId contact) const {
    const auto room = room_that_keeps(world_, contact);
    return room ? room->index + 1 : 0;
  }
  std::uint32_t queue_of(SkillId skill) const {
    return skill.kind == SkillId::Kind::contact ? skill.index : desks_from_ + skill.index;
  }
  std::vector<Ability> abilities_of(const StaffGroup& staff) const;
  void add_agreements(const ControlRoom& room);
  void add_partner_queue(std::pair<ContactId, ContactId> answered_as);
  Agreement& agreement_of(const Queue& queue) { return agreements_[queue.agreement - 1]; }
  std::vector<Handler> handlers_of(std::uint32_t queue) const;
  std::optional<Handler> free_handler(const Queue& queue) const;
  std::optional<Handler> chosen_handler(const Queue& queue) const;
  bool comes_before(StaffGroupId one, StaffGroupId other, Choice choice) const;
  Work* least_urgent_work(const Queue& queue) const;
  /// Whether anybody is on duty who may take what waits there.
  bool is_staffed(const Queue& queue) const;
  std::optional<Handler> taken_from_work(const Queue& queue, int priority);
  void set_ways(std::uint32_t queue);
  bool full(const Queue& queue) const;
  void take(Handler handler);
  void begin_work(StaffGroupId group);
  void give_back(Handler handler);
  void find_work(StaffGroupId group);
  void end_work(StaffGroupId group);
  void send_home_of_team(StaffGroupId group, int people);
  void take_waiting(StaffGroupId group);
  /// Somebody takes on, or gives back, something under an agreement.
  void use(Handler handler, int by) {
    if (handler.agreement) agreements_[handler.agreement - 1].used += by;
  }
  bool may_serve(const Queue& queue) const;
  bool serve_next(StaffGroupId group, Taker taker);
  const Ability* next_for(StaffGroupId group, Taker taker);
  const Ability* ability(StaffGroupId group, SkillId skill) const;
  /// So many more wait in the queue: offered calls, which take waiting places, or other work.
  void waiting_changed(Queue& queue, bool is_call, int by);
  /// A call of the queue leaves a waiting place of its room, or takes it again.
  void move_place(const Queue& queue, int by) {
    if (queue.room) room_waiting_[queue.room->index] += by;
  }
  void report(StaffGroupId group);

  Engine& engine_;
  const World& world_;
  Observer& observer_;
  Relief* relief_ = nullptr;
  std::uint32_t desks_from_;
  Teams teams_;
  std::vector<StaffedPool> team_pools_;  ///< by their first group
  std::vector<Group> groups_;            ///< by staff group
  std::vector<Queue> queues_;            ///< by class of calls, then by desk, then for partners
  std::vector<Agreement> agreements_;
  std::vector<std::vector<Work*>> giving_way_;  ///< work in hand that gives way, by staff group
  bool keeps_records_ = false;
  std::vector<Kept> kept_;  ///< by room; empty: no room keeps anybody free
  std::vector<int> room_waiting_;
};

}  // namespace bluelight
