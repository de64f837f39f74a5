/// A network of calls and handlers as a chain with finitely many states, and what it says in the
/// long run.
#pragma once

#include <optional>
#include <vector>

#include "network_moves.hpp"
#include "rate_matrix.hpp"
#include "state_space.hpp"

namespace bluelight::theory {

/// Chains of more states are not solved: about 1 GB, a minute or two.
constexpr std::size_t most_states = 3'000'000;

/// Adds all states that can be reached from those of `states`, and returns the rates between them;
/// none if there are more than `most_states`. Moves for which `ends` is true lead out of the chain.
std::optional<RateMatrix> explored(const NetworkMoves& moves, const Truncation& limits,
                                   StateSpace& states, bool (*ends)(const Move&));

/// Long-run rates, a second, of what happens to the calls of one kind.
struct KindFlows {
  double offered = 0, waits = 0, lost = 0, gives_up = 0;
  double left_out = 0;           ///< by the truncation
  double waiting = 0;            ///< calls in the queue, mean
  std::vector<double> answered;  ///< by group
};

/// A network in the long run.
struct NetworkLaw {
  Truncation limits;
  StateSpace states;
  std::vector<double> probabilities;  ///< by state
  std::vector<KindFlows> kinds;
  std::vector<double> busy;  ///< by group: handlers at work, mean
  std::vector<double>
      tails;  ///< by line: by how much the longest queue is rarer than one call less
};

/// Share of calls that a truncated chain may leave out.
constexpr double most_left_out = 1e-7;
/// The share where that takes few states.
constexpr double few_left_out = 1e-9;

/// The network in the long run, of a chain with so long queues and so many callers who will ring
/// again that it leaves out fewer than `most_left_out` of all calls. None if that takes more than
/// `most_states`, as it does if queues grow without end. `moves`: of `network`.
std::optional<NetworkLaw> solved(const CallNetwork& network, const NetworkMoves& moves);

}  // namespace bluelight::theory
