/// M/M/c+G: callers with any distribution of patience.
#pragma once

#include <bluelight/distribution.hpp>
#include <optional>
#include <vector>

#include "markov_queue.hpp"

namespace bluelight::theory {

/// Callers who make up the share `share` of all; without patience they wait for ever.
struct PatienceShare {
  double share = 1;
  std::optional<Distribution> patience;
};

/// Laws of the queue without limit for callers of each patience, in one line in order of arrival;
/// shares sum to 1. The offered wait is that of callers whose patience is the mixture: Baccelli and
/// Hebuterne's result asks no more than that patience is independent from caller to caller.
/// Requires: those who wait for ever can be served, and `queue.impatience` is not used.
std::vector<QueueLaw> general_patience_laws(const MarkovQueue& queue,
                                            const std::vector<PatienceShare>& patience);

/// Law of the queue without limit whose callers' patience has the distribution `patience`;
/// `queue.impatience` is not used. From the density of the offered wait, arrivals · p(c - 1) ·
/// exp(arrivals · ∫P(patience > y) dy - c mu x) (Baccelli, Hebuterne 1981; Zeltyn, Mandelbaum 2005,
/// section 3).
QueueLaw general_patience_law(const MarkovQueue& queue, const Distribution& patience);

}  // namespace bluelight::theory
