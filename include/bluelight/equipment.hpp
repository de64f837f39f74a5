/// Equipment that does work for a run and may fail: a CAD server, a telephone switch. A host of
/// SimGrid's platform.
#pragma once

#include <bluelight/engine.hpp>
#include <coroutine>
#include <memory>
#include <string>

namespace bluelight {

/// One piece of equipment. Whoever touches it during a run catches up first: `co_await
/// engine.catch_up();`.
class Equipment {
 public:
  /// `speed` is work a second and core. Requires: the run has not begun; the name is new; speed >
  /// 0; cores >= 1.
  Equipment(Engine& engine, const std::string& name, double speed, int cores);
  ~Equipment();

  /// Whether it is on.
  bool works() const;
  /// The equipment fails: all work in progress on it is lost.
  void turn_off();
  /// The equipment is repaired and does new work from now on.
  void turn_on();

  struct Execution;
  /// Does `work` and waits for it. Gives true if it was finished, false if the equipment failed or
  /// the wait was interrupted. Requires: caught up.
  Execution execute(double work);

 private:
  struct Host;
  struct Activity;
  Engine& engine_;
  std::unique_ptr<Host> host_;
};

/// Wait of `Equipment::execute`. Ends the work on the platform if the wait ends before it.
struct Equipment::Execution {
  Execution(Equipment& equipment, double work);
  Execution(const Execution&) = delete;
  ~Execution();
  bool await_ready() const;
  void await_suspend(std::coroutine_handle<> handle);
  bool await_resume();

 private:
  Equipment& equipment_;
  double work_;
  std::unique_ptr<Activity> activity_;
};

}  // namespace bluelight
