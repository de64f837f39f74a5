/// Queues that are birth-and-death processes: exponential handle times, exponential patience or
/// none.
#pragma once

#include <optional>

#include "queue_law.hpp"

namespace bluelight::theory {

/// M/M/c/K+M. Rates a second.
struct MarkovQueue {
  double arrivals = 0;          ///< > 0
  double service = 0;           ///< of one handler; > 0
  int handlers = 1;             ///< >= 1
  double impatience = 0;        ///< 1 / mean patience; 0: callers wait for ever
  std::optional<int> places{};  ///< waiting places; none: no limit
  double load() const { return arrivals / service; }
};

/// Erlang's loss formula B(handlers, load), by the stable recursion. Insensitive to the shape of
/// handle times.
double erlang_b(double load, int handlers);
/// Erlang's delay formula C(handlers, load). Requires: load < handlers.
double erlang_c(double load, int handlers);

/// Calls that find every handler busy are lost; any handle time.
QueueLaw loss_law(double load, int handlers);
/// Erlang C: no limit and no impatience. Requires: load < handlers.
QueueLaw delay_law(const MarkovQueue& queue);
/// Sums over the stationary states. Requires: impatience > 0 or limited places.
///
/// A call that finds q others waiting is offered a handler after stages of rates c mu + q theta, …,
/// c mu; hence exp(-theta V) has the beta distribution (c mu / theta, q + 1) (order statistics of q
/// exponentials).
QueueLaw markov_law(const MarkovQueue& queue);

}  // namespace bluelight::theory
