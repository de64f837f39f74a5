#include "engine/clock.hpp"

#include <algorithm>
#include <simgrid/kernel/resource/Model.hpp>
#include <utility>

namespace bluelight {
namespace sg4 = simgrid::s4u;

namespace {

TimePoint to_instant(double simgrid_date) { return TimePoint{to_duration(Seconds{simgrid_date})}; }
double to_date(TimePoint instant) { return to_seconds(instant.time_since_epoch()).count(); }

/// SimGrid reads options from a command line; the run has none but these.
std::unique_ptr<sg4::Engine> make_simgrid() {
  std::vector<std::string> words{"bluelight", "--log=root.thresh:warning"};
#if defined(__SANITIZE_ADDRESS__)
  words.emplace_back("--cfg=contexts/factory:thread");
#endif
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  int count = static_cast<int>(arguments.size());
  arguments.push_back(nullptr);
  return std::make_unique<sg4::Engine>(&count, arguments.data());
}

}  // namespace

/// What SimGrid asks: when does your next event happen, and make happen what is due.
class Clock::CalendarModel : public simgrid::kernel::resource::Model {
 public:
  explicit CalendarModel(Clock& clock) : Model("calendar"), clock_(clock) {}
  double next_occurring_event(double now) override { return clock_.next_occurring_event(now); }
  void update_actions_state(double now, double) override { clock_.update(now); }

 private:
  Clock& clock_;
};

Clock::Clock(Engine& engine) : engine_(engine), simgrid_(make_simgrid()) {
  zone_ = sg4::create_full_zone("area");
  keeper_host_ = zone_->create_host("keeper", 1.0);
  simgrid_->add_model(std::make_shared<CalendarModel>(*this));
  sg4::Activity::on_completion_cb(
      [this](const sg4::Activity& activity) { on_completion(activity); });
}

Clock::~Clock() = default;

sg4::Host* Clock::add_host(const std::string& name, double speed, int cores) {
  return zone_->create_host(name, speed)->set_core_count(cores);
}

void Clock::run(TimePoint until) {
  zone_->seal();
  const double end = to_date(until) + 1;
  // SimGrid stops when no actor is left. This one stands on a host that nothing can turn off.
  sg4::Actor::create("keeper", keeper_host_, [end] { sg4::this_actor::sleep_until(end); });
  simgrid_->run();
}

void Clock::start(const sg4::ActivityPtr& activity, Token token) {
  in_flight_[activity.get()] = {token, activity};
  activity->start();
}

void Clock::abandon(const sg4::ActivityPtr& activity) {
  if (in_flight_.erase(activity.get()) == 0) return;
  ended_early_.push_back(activity);
  activity->cancel();
}

void Clock::on_completion(const sg4::Activity& activity) {
  const auto found = in_flight_.find(&activity);  // the signal is shared by all kinds of activity
  if (found == in_flight_.end()) return;
  const InFlight mine = std::move(found->second);
  in_flight_.erase(found);
  const TimePoint now = to_instant(sg4::Engine::get_clock());
  xbt_assert(engine_.now() <= now, "the calendar ran past SimGrid's clock");
  const bool done = activity.get_state() == sg4::Activity::State::FINISHED;
  engine_.wake(now, mine.token, done ? Wake::finished : Wake::failed);
}

double Clock::next_occurring_event(double now) {
  if (in_flight_.empty())  // nothing can happen in SimGrid before our next event: run ahead
    while (engine_.catching_up_.empty() && engine_.step()) continue;
  if (!engine_.catching_up_.empty()) return std::max(0.0, to_date(engine_.now_) - now);
  return engine_.has_event() ? std::max(0.0, to_date(engine_.queue_.top().at) - now) : -1.0;
}

void Clock::update(double now) {
  const TimePoint instant = to_instant(now);
  if (engine_.now_ <= instant)
    for (Token token : std::exchange(engine_.catching_up_, {}))
      engine_.wake(engine_.now_, token, Wake::timer, EventPriority::calendar);
  while (engine_.catching_up_.empty() && engine_.has_event() && engine_.queue_.top().at <= instant)
    engine_.step();
}

}  // namespace bluelight
