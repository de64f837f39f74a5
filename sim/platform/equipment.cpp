#include <bluelight/equipment.hpp>

#include "engine/clock.hpp"

namespace bluelight {
namespace sg4 = simgrid::s4u;

struct Equipment::Host {
  sg4::Host* host;
};

struct Equipment::Activity {
  sg4::ActivityPtr activity;
};

Equipment::Equipment(Engine& engine, const std::string& name, double speed, int cores)
    : engine_(engine),
      host_(std::make_unique<Host>(Host{Clock::of(engine).add_host(name, speed, cores)})) {}

Equipment::~Equipment() = default;

bool Equipment::works() const { return host_->host->is_on(); }
void Equipment::turn_off() { host_->host->turn_off(); }
void Equipment::turn_on() { host_->host->turn_on(); }
Equipment::Execution Equipment::execute(double work) { return {*this, work}; }

Equipment::Execution::Execution(Equipment& equipment, double work)
    : equipment_(equipment), work_(work) {}

Equipment::Execution::~Execution() {
  if (activity_) Clock::of(equipment_.engine_).abandon(activity_->activity);
}

bool Equipment::Execution::await_ready() const { return !equipment_.works(); }

void Equipment::Execution::await_suspend(std::coroutine_handle<> handle) {
  auto exec = sg4::Exec::init();
  exec->set_flops_amount(work_)->set_host(equipment_.host_->host);
  activity_ = std::make_unique<Activity>(Activity{exec});
  Clock::of(equipment_.engine_).start(exec, equipment_.engine_.suspend(handle));
}

bool Equipment::Execution::await_resume() {
  return activity_ && equipment_.engine_.woken_by() == Wake::finished;
}

}  // namespace bluelight
