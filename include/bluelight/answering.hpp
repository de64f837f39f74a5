/// What happens in the control rooms of a world: calls are answered and handled, incidents go to
/// dispatch and to other services.
#pragma once

#include <bluelight/demand.hpp>
#include <bluelight/engine.hpp>
#include <bluelight/observer.hpp>
#include <bluelight/world.hpp>
#include <memory>

namespace bluelight {

class Duty;
struct Setting;

/// The rooms of a world while it runs. A free handler takes what has the smallest priority,
/// then the smallest preference of their group, then the longest wait, among what they may do; a
/// call that finds several groups free goes to the one with the smallest preference for it, then by
/// its room's choice, then to one of its own room, then to the first by position.
class Answering {
 public:
  /// `engine`, `world` and `observer` must outlive it.
  Answering(Engine& engine, const World& world, Observer& observer, std::uint64_t seed,
            std::uint64_t replication);
  Answering(const Answering&) = delete;
  /// Ends the engine's processes: they hold people of these rooms.
  ~Answering();

  /// Puts the seats of a local hour on duty, for groups with a roster by the hour; shifts begin and
  /// end by themselves. Who is over finishes the call in hand; new people take waiting calls at
  /// once.
  void staff_hour(const LocalHour& hour);
  /// Begins the story of a caller: operator, room, patience, talk, wrap-up, redial. Until the call
  /// is answered, or to its end if it is about no incident, the caller may be cancelled wherever
  /// the story is: a handler who was held is free again. An interrupted wait counts as giving up.
  /// Requires: called at `first.at`.
  ProcessId ring(const FirstCall& first);
  /// Incidents that somebody still may ring about.
  std::size_t incidents() const;
  /// Memory for the stories.
  FramePool& frames() { return engine_.frames(); }

 private:
  Engine& engine_;
  std::unique_ptr<Setting> rooms_;
  std::unique_ptr<Duty> duty_;
};

}  // namespace bluelight
