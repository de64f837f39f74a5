/// M/D/c: handle times that are all the same.
#pragma once

#include "queue_law.hpp"

namespace bluelight::theory {

/// Law of the queue with constant handle time `handle_time` seconds. States: Crommelin (1932);
/// distribution of the wait: Franx (2001). Requires: arrivals · handle_time < handlers.
QueueLaw constant_service_law(double arrivals, double handle_time, int handlers);

}  // namespace bluelight::theory
