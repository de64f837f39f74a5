/// Queues of one handler with any handle time, and queues without preemption by priority.
#pragma once

#include <vector>

#include "laplace.hpp"
#include "queue_law.hpp"

namespace bluelight::theory {

/// The calls of one priority.
struct PriorityLevel {
  double arrivals = 0;  ///< a second
  double mean = 0;      ///< handle time, seconds
  double second_moment = 0;
  Transform transform;  ///< of the handle time
  bool cheap = true;    ///< the transform has a closed form
  double load() const { return arrivals * mean; }
};

/// Laws of the levels, most urgent first, of one handler who finishes each call (head of the line).
/// One level is M/G/1. Means: Cobham (1954); one level: Pollaczek (1930), Khinchine (1932).
/// Distributions: Kesten, Runnenburg (1957), inverted numerically. Requires: loads sum to less
/// than 1.
std::vector<QueueLaw> single_server_laws(const std::vector<PriorityLevel>& levels);

/// The same with `handlers` who all take exponential handle times with mean `mean`. Given that a
/// call is delayed, its wait is that of one handler who is `handlers` times as quick (Kella,
/// Yechiali 1985). Requires: offered load less than `handlers`.
std::vector<QueueLaw> priority_laws(const std::vector<double>& arrivals, double mean, int handlers);

}  // namespace bluelight::theory
