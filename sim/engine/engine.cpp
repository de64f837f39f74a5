#include <bluelight/engine.hpp>
#include <cassert>

#include "engine/clock.hpp"

namespace bluelight {

void Process::promise_type::unhandled_exception() { engine->error_ = std::current_exception(); }

Process::promise_type::~promise_type() {
  if (engine) engine->release(place);
}

Engine::Engine() : clock_(std::make_unique<Clock>(*this)) {}

Engine::~Engine() { end(); }

std::uint32_t Engine::free_place() {
  if (free_.empty()) {
    slots_.push_back({});
    return static_cast<std::uint32_t>(slots_.size() - 1);
  }
  const std::uint32_t place = free_.back();
  free_.pop_back();
  return place;
}

void Engine::release(std::uint32_t place) {
  Slot& slot = slots_[place];
  slot.frame = nullptr;
  slot.wait = nullptr;
  ++slot.generation;
  ++slot.birth;
  free_.push_back(place);
}

ProcessId Engine::spawn(Process process) {
  const auto handle = std::exchange(process.handle_, nullptr);
  const std::uint32_t place = free_place();
  handle.promise().engine = this;
  handle.promise().place = place;
  slots_[place].frame = handle;
  const ProcessId id{place, slots_[place].birth};
  const std::uint32_t spawner = std::exchange(current_, place);
  handle.resume();
  current_ = spawner;
  return id;
}

/// Its wait ends first: what its destructors give back must not go to itself.
void Engine::destroy(std::uint32_t place) {
  ++slots_[place].generation;
  slots_[place].frame.destroy();
}

void Engine::cancel(ProcessId id) {
  if (!alive(id)) return;
  assert(slots_[id.place].wait && "a process cannot cancel itself");
  destroy(id.place);
}

bool Engine::interrupt(ProcessId id) {
  Slot& slot = slots_[id.place];
  if (!alive(id) || !slot.wait || slot.claimed) return false;
  wake(now_, {id.place, ++slot.generation}, Wake::interrupted);
  return true;
}

void Engine::run(TimePoint until) {
  until_ = until;
  clock_->run(until);
  if (error_) std::rethrow_exception(std::exchange(error_, nullptr));
  now_ = until;
}

void Engine::end() {
  for (std::size_t place = 0; place < slots_.size(); ++place)
    if (slots_[place].frame) destroy(static_cast<std::uint32_t>(place));
  queue_.clear();
}

}  // namespace bluelight
