/// The answering of calls in every control room: who waits, who is free, who may answer what.
#pragma once

#include <bluelight/demand.hpp>
#include <bluelight/engine.hpp>
#include <bluelight/observer.hpp>
#include <bluelight/staffed_pool.hpp>
#include <bluelight/stream.hpp>
#include <bluelight/waiting_line.hpp>
#include <bluelight/world.hpp>
#include <optional>
#include <vector>

namespace bluelight {

class Answer;

/// Queues and staff of all rooms of a world. A free handler takes the call with the smallest
/// priority, then the longest wait, among the classes they may answer; a call that finds several
/// groups free goes to the one with the fewest skills (specialists first), then to one of its own
/// room, then to the first by position.
class Answering {
 public:
  /// Who may answer a class, and how much longer it takes them.
  struct Handler {
    StaffGroupId group;
    double factor = 1;  ///< on talk and wrap-up
  };

  /// `engine`, `world` and `observer` must outlive it.
  Answering(Engine& engine, const World& world, Observer& observer, std::uint64_t seed,
            std::uint64_t replication);
  Answering(const Answering&) = delete;
  /// Ends the engine's processes: they hold handlers of this room.
  ~Answering() { engine_.end(); }

  /// Puts the seats of a local hour on duty. Who is over finishes the call in hand; new seats take
  /// waiting calls at once.
  void staff_hour(const LocalHour& hour);
  /// Begins the story of a caller: operator, room, patience, talk, wrap-up, redial. The caller may
  /// be cancelled wherever the story is: a handler who was held is free again. An interrupted wait
  /// counts as giving up. Requires: called at `first.at`.
  ProcessId ring(const FirstCall& first);
  /// Calls of a class that wait now and were offered at `from` or later.
  std::size_t waiting_since(ContactId contact, TimePoint from) const;
  /// Memory for the stories.
  FramePool& frames() { return engine_.frames(); }

 private:
  friend class Answer;
  friend class Seat;
  struct Queue {
    WaitingLine<Answer> line;
    std::vector<Handler> handlers;  ///< in order of preference
    RoomId room;
    int waiting = 0;
  };

  Process caller(Engine& engine, FirstCall first);
  Duration patience_of(const FirstCall& first, const Uniforms& of_caller, int attempt) const;
  std::optional<Duration> redial_after(const FirstCall& first, int attempt) const;

  std::optional<Handler> free_handler(ContactId contact) const;
  bool full(RoomId room) const;
  void take(StaffGroupId group);
  void give_back(StaffGroupId group);
  bool serve_next(StaffGroupId group);
  Queue* next_queue(StaffGroupId group);
  void waiting_changed(ContactId contact, int by);
  void report(StaffGroupId group);

  Engine& engine_;
  const World& world_;
  Observer& observer_;
  Stream callers_, redials_;
  std::vector<StaffedPool> pools_;  ///< by staff group
  std::vector<Queue> queues_;       ///< by class of calls
  std::vector<int> room_waiting_;
};

}  // namespace bluelight
