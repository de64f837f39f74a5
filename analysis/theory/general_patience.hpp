/// M/M/c+G: callers with any distribution of patience.
#pragma once

#include <bluelight/distribution.hpp>

#include "markov_queue.hpp"

namespace bluelight::theory {

/// Law of the queue without limit whose callers' patience has the distribution `patience`;
/// `queue.impatience` is not used. From the density of the offered wait, arrivals · p(c - 1) ·
/// exp(arrivals · ∫P(patience > y) dy - c mu x) (Baccelli, Hebuterne 1981; Zeltyn, Mandelbaum 2005,
/// section 3).
QueueLaw general_patience_law(const MarkovQueue& queue, const Distribution& patience);

}  // namespace bluelight::theory
