#include "warm_up.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace bluelight::theory {

namespace {

/// How something that starts empty settles: `lost` · exp(-t / relaxation) is still to lose at t.
struct Settling {
  double lost = std::numeric_limits<double>::infinity();
  double relaxation = std::numeric_limits<double>::infinity();
};

Settling quicker(const Settling& a, const Settling& b) {
  return a.relaxation < b.relaxation ? a : b;
}

/// E[S²] / E[S] of the room's handle times.
double residual(const RoomModel& room) {
  double squares = 0;
  for (const ClassModel& one : room.classes)
    for (const CallSource& source : one.sources)
      squares += source.per_second * source.handle_second_moment();
  return squares / room.load();
}

/// The queue, if nobody gives up and all may wait.
Settling endless_queue(const RoomModel& room, double full) {
  if (room.arrivals() >= full) return {};
  const double variability = residual(room) * room.arrivals() / room.load() / 2;  // (1 + cv²) / 2
  const double relaxation = variability / std::pow(std::sqrt(full) - std::sqrt(room.arrivals()), 2);
  return {relaxation / 4, relaxation};
}

/// The queue whose length is limited to `places`: at worst a random walk from one end to the other.
Settling walk(double places, double full) {
  const double relaxation = places * (places + 1) / full;
  return {relaxation, relaxation};
}

/// The queue from which callers with this patience leave.
Settling impatient_queue(const Distribution& patience, double full) {
  const double mean = patience.mean().count();
  if (patience.shape() == Shape::exponential) return {mean, mean};
  const Settling across = walk(full * mean, 10 * full);  // pi squared for a walk between two walls
  return {mean + across.lost, mean + across.relaxation};
}

Settling queue_settling(const RoomModel& room) {
  const double full = room.handlers * room.arrivals() / room.load();
  Settling queue = endless_queue(room, full);
  if (const auto& patience = room.classes.front().contact->patience)
    queue = quicker(queue, impatient_queue(*patience, full));
  if (const auto& places = room.room->queue_limit) queue = quicker(queue, walk(*places, full));
  return queue;
}

/// Seconds until 99.9 % of the calls of every class have come through.
double longest_delay(const RoomModel& room) {
  double longest = 0;
  for (const ClassModel& one : room.classes)
    longest = std::max(longest, one.contact->operator_delay(0.999).count());
  return longest;
}

}  // namespace

double unsettled(const RoomModel& room, double warm_up) {
  const double after_delay = warm_up - longest_delay(room);
  const Settling queue = queue_settling(room);
  const double handling = residual(room);
  return std::max(0.0, -after_delay) +
         (handling + queue.lost) *
             std::exp(-std::max(0.0, after_delay) / (handling + queue.relaxation));
}

void long_warm_up(const RoomModel& room, Conditions& conditions) {
  const Horizon& horizon = conditions.world().horizon;
  const double warm_up = to_seconds(std::chrono::ceil<std::chrono::days>(horizon.warm_up)).count();
  const double allowed = most_unsettled * to_seconds(horizon.length).count();
  double enough = warm_up;
  while (unsettled(room, enough) > allowed && enough < 1e4 * 86'400) enough += 86'400;
  conditions.need(enough == warm_up,
                  fmt::format("run.warm_up of at least {:.0f} days, so that room.{} has settled,",
                              enough / 86'400, room.room->name),
                  fmt::format("warm_up of {:.0f} days before a run of {:.4g} days",
                              warm_up / 86'400, to_seconds(horizon.length).count() / 86'400));
}

}  // namespace bluelight::theory
