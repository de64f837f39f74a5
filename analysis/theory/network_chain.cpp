#include "network_chain.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace bluelight::theory {

namespace {

constexpr int unlimited = std::numeric_limits<std::uint16_t>::max();

/// Waiting places of the rooms of a line; `unlimited` if one of them has no limit.
int places_of(const CallNetwork& network, const NetworkMoves& moves, std::size_t line) {
  int sum = 0;
  std::vector<bool> counted(network.places.size(), false);
  for (std::size_t kind = 0; kind < network.kinds.size(); ++kind) {
    const std::size_t room = network.kinds[kind].room;
    if (moves.line_of(kind) != line || counted[room]) continue;
    if (!network.places[room]) return unlimited;
    counted[room] = true;
    sum += *network.places[room];
  }
  return sum;
}

Truncation first_limits(const CallNetwork& network, const NetworkMoves& moves) {
  constexpr int queue = 6, callers = 2;
  Truncation limits;
  for (std::size_t line = 0; line < moves.lines(); ++line)
    limits.waiting.push_back(std::min(queue, places_of(network, moves, line)));
  for (const CallKind& kind : network.kinds)
    limits.coming.push_back(kind.returns > 0 ? callers : 0);
  return limits;
}

/// One number by which states are told apart, and the rise and fall of its probabilities.
class Marginal {
 public:
  Marginal(const Level& level, const std::vector<double>& probabilities)
      : by_value_(*std::max_element(level.begin(), level.end()) + std::size_t{1}, 0) {
    for (std::size_t state = 0; state < level.size(); ++state)
      by_value_[level[state]] += probabilities[state];
  }

  /// Probability of the highest value over that of the one below.
  double tail() const {
    const std::size_t top = by_value_.size() - 1;
    return top > 0 ? by_value_[top] / by_value_[top - 1] : 0;
  }

  /// The limit from which on less than `share` is cut off, if the tail goes on as it ends.
  int limit_for(double share) const {
    const std::size_t top = by_value_.size() - 1;
    if (by_value_[top] < share) return static_cast<int>(top);
    const double most = 2 * static_cast<double>(top) + 4;
    if (top == 0 || tail() >= 1) return static_cast<int>(most);
    const double further = std::ceil(std::log(share / by_value_[top]) / std::log(tail()));
    return static_cast<int>(std::min(most, static_cast<double>(top) + further));
  }

 private:
  std::vector<double> by_value_;
};

Level level_of(const StateSpace& states, const std::function<int(const NetworkState&)>& number) {
  Level level(states.size());
  for (std::size_t state = 0; state < states.size(); ++state)
    level[state] = static_cast<std::uint16_t>(number(states[state]));
  return level;
}

/// Numbers of calls, waiting calls, handlers at work and callers who will ring again.
struct Levels {
  std::vector<Level> waiting, busy, coming;
  Level total;

  Levels(const CallNetwork& network, const NetworkMoves& moves, const StateSpace& states)
      : total(states.size(), 0) {
    for (std::size_t line = 0; line < moves.lines(); ++line)
      waiting.push_back(
          level_of(states, [&](const NetworkState& one) { return moves.waiting(one, line); }));
    for (std::size_t group = 0; group < network.groups.size(); ++group)
      busy.push_back(
          level_of(states, [&](const NetworkState& one) { return moves.busy(one, group); }));
    for (std::size_t kind = 0; kind < network.kinds.size(); ++kind)
      coming.push_back(
          level_of(states, [&](const NetworkState& one) { return moves.coming(one, kind); }));
    for (const auto& levels : {&waiting, &busy})
      for (const Level& level : *levels)
        for (std::size_t state = 0; state < states.size(); ++state)
          total[state] = static_cast<std::uint16_t>(total[state] + level[state]);
  }

  /// Those that are worth putting in balance.
  std::vector<Level> slow() const {
    std::vector<Level> all{total};
    for (const auto& levels : {&waiting, &coming})
      for (const Level& level : *levels)
        if (*std::max_element(level.begin(), level.end()) > 0) all.push_back(level);
    return all;
  }
};

/// Limits that leave out little enough, as far as the chain lets one guess.
Truncation wider(const CallNetwork& network, const NetworkMoves& moves, const NetworkLaw& law,
                 const Levels& levels) {
  constexpr double share = most_left_out / 20;
  const Truncation& now = law.limits;
  const std::vector<double>& probabilities = law.probabilities;
  Truncation next = now;
  for (std::size_t line = 0; line < now.waiting.size(); ++line) {
    const int wanted = Marginal(levels.waiting[line], probabilities).limit_for(share);
    next.waiting[line] = std::clamp(wanted, now.waiting[line], places_of(network, moves, line));
  }
  for (std::size_t kind = 0; kind < now.coming.size(); ++kind) {
    if (now.coming[kind] == 0) continue;  // nobody rings again as this kind
    next.coming[kind] =
        std::max(now.coming[kind], Marginal(levels.coming[kind], probabilities).limit_for(share));
  }
  return next;
}

bool same(const Truncation& a, const Truncation& b) {
  return a.waiting == b.waiting && a.coming == b.coming;
}

bool never(const Move&) { return false; }

/// Adds up what the moves of all states do to calls.
void add_flows(NetworkLaw& law, const NetworkMoves& moves) {
  for (std::size_t state = 0; state < law.states.size(); ++state) {
    const double probability = law.probabilities[state];
    moves.from(law.states[state], law.limits, [&](const Move& move) {
      for_each_kind(move.kinds, [&](std::size_t kind) {
        const double flow = probability * move.rate * moves.share(kind, move.kinds);
        KindFlows& flows = law.kinds[kind];
        const bool offered = move.fate == Fate::answered_at_once || move.fate == Fate::waits ||
                             move.fate == Fate::lost;
        flows.offered += offered ? flow : 0;
        if (move.fate == Fate::waits) flows.waits += flow;
        if (move.fate == Fate::lost) flows.lost += flow;
        if (move.fate == Fate::gives_up) flows.gives_up += flow;
        if (move.fate == Fate::answered || move.fate == Fate::answered_at_once)
          flows.answered[move.group] += flow;
      });
    });
    for (const Run& run : law.states[state].waiting)
      for_each_kind(run.kinds, [&](std::size_t kind) {
        law.kinds[kind].waiting += probability * run.count * moves.share(kind, run.kinds);
      });
    for (std::size_t group = 0; group < law.busy.size(); ++group)
      law.busy[group] += probability * moves.busy(law.states[state], group);
  }
}

}  // namespace

std::uint32_t StateSpace::number(const NetworkState& state) {
  const auto [place, found_now] =
      numbers_.try_emplace(state, static_cast<std::uint32_t>(states_.size()));
  if (found_now) states_.push_back(&place->first);
  return place->second;
}

std::optional<RateMatrix> explored(const NetworkMoves& moves, const Truncation& limits,
                                   StateSpace& states, bool (*ends)(const Move&)) {
  std::vector<RateMatrix::Rate> rates;
  std::vector<double> out;
  for (std::size_t from = 0; from < states.size(); ++from) {
    if (states.size() > most_states) return std::nullopt;
    out.push_back(0);
    moves.from(states[from], limits, [&](const Move& move) {
      if (ends(move)) {
        out[from] += move.rate;
        return;
      }
      const std::uint32_t to = states.number(move.to);
      if (to == from) return;
      rates.push_back({static_cast<std::uint32_t>(from), to, move.rate});
      out[from] += move.rate;
    });
  }
  return RateMatrix(rates, std::move(out));
}

std::optional<NetworkLaw> solved(const CallNetwork& network, const NetworkMoves& moves) {
  Truncation limits = first_limits(network, moves);
  while (true) {
    NetworkLaw law{limits, {}, {}, {}, std::vector<double>(network.groups.size(), 0), {}};
    law.kinds.resize(network.kinds.size());
    for (KindFlows& flows : law.kinds) flows.answered.resize(network.groups.size(), 0);
    law.states.number(moves.empty());
    const std::optional<RateMatrix> rates = explored(moves, limits, law.states, never);
    if (!rates) return std::nullopt;
    const Levels levels(network, moves, law.states);
    law.probabilities = stationary(*rates, levels.slow());
    if (law.probabilities.empty()) return std::nullopt;
    limits = wider(network, moves, law, levels);
    if (same(limits, law.limits)) {
      add_flows(law, moves);
      for (const Level& level : levels.waiting)
        law.tails.push_back(Marginal(level, law.probabilities).tail());
      return law;
    }
  }
}

}  // namespace bluelight::theory
