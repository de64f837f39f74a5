#include "warm_up.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
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

/// The queue from which those of each class leave.
Settling impatient_queue(const RoomModel& room, double full) {
  Settling slowest{0, 0};
  for (const ClassModel& one : room.classes) {
    const auto& patience = one.contact->patience;
    const Settling own = patience ? impatient_queue(*patience, full) : Settling{};
    if (slowest.relaxation < own.relaxation) slowest = own;
  }
  return slowest;
}

Settling queue_settling(const RoomModel& room) {
  const double full = room.handlers * room.arrivals() / room.load();
  Settling queue = endless_queue(room, full);
  queue = quicker(queue, impatient_queue(room, full));
  if (const auto& places = room.room->queue_limit) queue = quicker(queue, walk(*places, full));
  return queue;
}

/// Seconds until 99.9 % of the calls of every class have come through.
double longest_delay(const std::vector<ClassModel>& classes) {
  double longest = 0;
  for (const ClassModel& one : classes)
    longest = std::max(longest, one.contact->operator_delay(0.999).count());
  return longest;
}

/// What is lost of a stretch of time that begins `warm_up` after the start.
double lost_after(double warm_up, double delay, const Settling& settling) {
  const double after_delay = warm_up - delay;
  return std::max(0.0, -after_delay) +
         settling.lost * std::exp(-std::max(0.0, after_delay) / settling.relaxation);
}

/// One line of a network: as patience, places or spare capacity keep it short.
Settling line_settling(const SolvedNetwork& network, const NetworkMoves& moves, std::size_t line) {
  double arrivals = 0, answered = 0, patience = 0, places = 0;
  for (std::size_t k = 0; k < network.law.kinds.size(); ++k) {
    if (moves.line_of(k) != line) continue;
    const CallKind& kind = network.model.network.kinds[k];
    const KindFlows& flows = network.law.kinds[k];
    constexpr double endless = std::numeric_limits<double>::infinity();
    arrivals += flows.offered;
    answered += flows.offered - flows.lost - flows.gives_up;
    patience = std::max(patience, kind.impatience > 0 ? 1 / kind.impatience : endless);
    places += network.model.network.places[kind.room].value_or(endless);
  }
  const double full = arrivals / network.law.tails[line];  // as the end of a long queue is served
  const double relaxation = full > arrivals ? 1 / std::pow(std::sqrt(full) - std::sqrt(arrivals), 2)
                                            : std::numeric_limits<double>::infinity();
  return quicker(quicker({patience, patience}, walk(places, answered)),
                 {relaxation / 4, relaxation});
}

Settling network_settling(const SolvedNetwork& network) {
  const CallNetwork& calls = network.model.network;
  const NetworkMoves moves(calls);
  double handling = 0, redialling = 0;
  for (const CallKind& kind : calls.kinds) {
    for (const double rate : kind.service)
      if (rate > 0) handling = std::max(handling, 1 / rate);
    if (kind.returns > 0) redialling += 1 / kind.returns;
  }
  Settling all{handling + redialling, handling + redialling};
  for (std::size_t line = 0; line < moves.lines(); ++line) {
    const Settling queue = line_settling(network, moves, line);
    all.lost += queue.lost;
    all.relaxation += queue.relaxation;
  }
  return all;
}

/// Notes a warm-up that leaves too much `lost(warm_up)`.
void need_warm_up(Conditions& conditions, RoomId room, const std::function<double(double)>& lost) {
  const Horizon& horizon = conditions.world().horizon;
  const double warm_up = to_seconds(std::chrono::ceil<std::chrono::days>(horizon.warm_up)).count();
  const double allowed = most_unsettled * to_seconds(horizon.length).count();
  double enough = warm_up;
  while (lost(enough) > allowed && enough < 1e4 * 86'400) enough += 86'400;
  conditions.need(enough == warm_up,
                  fmt::format("run.warm_up of at least {:.0f} days, so that room.{} has settled,",
                              enough / 86'400, at(conditions.world().rooms, room).name),
                  fmt::format("warm_up of {:.0f} days before a run of {:.4g} days",
                              warm_up / 86'400, to_seconds(horizon.length).count() / 86'400));
}

}  // namespace

double unsettled(const RoomModel& room, double warm_up) {
  const Settling queue = queue_settling(room);
  const double handling = residual(room);
  return lost_after(warm_up, longest_delay(room.classes),
                    {handling + queue.lost, handling + queue.relaxation});
}

void long_warm_up(const RoomModel& room, Conditions& conditions) {
  need_warm_up(conditions, room.id, [&](double warm_up) { return unsettled(room, warm_up); });
}

void long_warm_up(const SolvedNetwork& network, Conditions& conditions) {
  const Settling settling = network_settling(network);
  const double delay = longest_delay(network.model.classes);
  need_warm_up(conditions, network.model.rooms.front(),
               [&](double warm_up) { return lost_after(warm_up, delay, settling); });
}

}  // namespace bluelight::theory
