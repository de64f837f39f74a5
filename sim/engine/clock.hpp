/// SimGrid as the clock of a run: the border between the calendar and the platform. Only `engine/`
/// and `platform/` include it.
#pragma once

#include <bluelight/engine.hpp>
#include <simgrid/s4u.hpp>
#include <unordered_map>

namespace bluelight {

/// Owns SimGrid's engine, the platform's zone, and the activities in flight.
class Clock {
 public:
  explicit Clock(Engine& engine);
  ~Clock();

  /// Runs SimGrid until nothing is left before the engine's end.
  void run(TimePoint until);
  /// A new host of the platform. Requires: the run has not begun.
  simgrid::s4u::Host* add_host(const std::string& name, double speed, int cores);
  /// Starts an activity and wakes `token` when it has ended: `Wake::finished`, or `Wake::failed` if
  /// its host was lost. Requires: the running process has caught up.
  void start(const simgrid::s4u::ActivityPtr& activity, Token token);
  /// Ends an activity whose process is gone.
  void abandon(const simgrid::s4u::ActivityPtr& activity);

  static Clock& of(Engine& engine) { return *engine.clock_; }

 private:
  class CalendarModel;
  void on_completion(const simgrid::s4u::Activity& activity);
  double next_occurring_event(double now);
  void update(double now);

  struct InFlight {
    Token token;
    simgrid::s4u::ActivityPtr keep_alive;
  };
  Engine& engine_;
  std::unique_ptr<simgrid::s4u::Engine> simgrid_;
  simgrid::s4u::NetZone* zone_ = nullptr;
  simgrid::s4u::Host* keeper_host_ = nullptr;
  std::unordered_map<const simgrid::s4u::Activity*, InFlight> in_flight_;
  /// SimGrid looks at a cancelled activity once more when time goes on, but does not keep it alive.
  std::vector<simgrid::s4u::ActivityPtr> ended_early_;
};

}  // namespace bluelight
