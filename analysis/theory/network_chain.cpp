#include "network_chain.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace bluelight::theory {

namespace {

constexpr std::size_t many_states = 100'000;

/// Limits to begin with: few calls and fewer callers who will ring again.
Truncation first_limits(const CallNetwork& network, const NetworkMoves& moves) {
  constexpr double each_call = 1, each_caller = 2, most = 6;
  return {std::vector(moves.lines(), Rarity(each_call)),
          std::vector(network.kinds.size(), Rarity(each_caller)),
          {},
          most};
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

  /// Whether the tail of many calls does not fall.
  bool endless() const {
    constexpr std::size_t many = 500;
    return by_value_.size() > many && tail() >= 1;
  }
  Rarity rarity() const { return Rarity(by_value_); }

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

/// Calls `function(run, place)` for each waiting call of a state, `place` calls behind it in line.
template <class Function>
void for_each_waiting(const NetworkState& state, Function function) {
  std::size_t behind = 0;
  for (std::size_t i = state.waiting.size(); i-- > 0;) {
    const Run& run = state.waiting[i];
    if (i + 1 < state.waiting.size() && state.waiting[i + 1].line != run.line) behind = 0;
    for (int call = 0; call < run.count; ++call) function(run, behind++);
  }
}

/// The rarity of the kinds of calls, among those of one line with as many behind them.
RarityOfKinds rarity_of_kinds(const NetworkMoves& moves, const NetworkLaw& law) {
  constexpr std::size_t places = 24;
  constexpr double never = 1e-9;
  RarityOfKinds rarity;
  std::vector<std::vector<double>> all(moves.lines(), std::vector<double>(places, never));
  std::unordered_map<Kinds, std::size_t> line_of;
  for (std::size_t state = 0; state < law.states.size(); ++state)
    for_each_waiting(law.states[state], [&](const Run& run, std::size_t behind) {
      const std::size_t place = std::min(behind, places - 1);
      std::vector<double>& own = rarity.try_emplace(run.kinds, places, 0).first->second;
      own[place] += law.probabilities[state];
      all[run.line][place] += law.probabilities[state];
      line_of[run.kinds] = run.line;
    });
  for (auto& [kinds, by_place] : rarity)
    for (std::size_t place = 0; place < places; ++place)
      by_place[place] = -std::log(std::max(never, by_place[place]) / all[line_of[kinds]][place]);
  return rarity;
}

/// Limits that leave out less: as much less as is asked, or a good step.
Truncation wider(const NetworkMoves& moves, const NetworkLaw& law, const Levels& levels,
                 double left_out) {
  Truncation next{{}, {}, rarity_of_kinds(moves, law), law.limits.most};
  const double aim = law.states.size() > many_states ? most_left_out / 2 : few_left_out;
  const double wanted = std::log(std::max(left_out, 1e-300) / aim);
  next.most += std::clamp(wanted, 1.0, 4.0);
  for (const Level& level : levels.waiting)
    next.waiting.push_back(Marginal(level, law.probabilities).rarity());
  for (const Level& level : levels.coming)
    next.coming.push_back(Marginal(level, law.probabilities).rarity());
  return next;
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
        if (move.fate == Fate::left_out) flows.left_out += flow;
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

/// The share of all calls that the truncation leaves out.
double left_out(const NetworkLaw& law) {
  double offered = 0, left = 0;
  for (const KindFlows& flows : law.kinds) {
    offered += flows.offered;
    left += flows.left_out;
  }
  return left / (offered + left);
}

/// The network in the long run within given limits.
std::optional<NetworkLaw> solved_within(const CallNetwork& network, const NetworkMoves& moves,
                                        const Truncation& limits) {
  NetworkLaw law{limits, {}, {}, {}, std::vector<double>(network.groups.size(), 0), {}};
  law.kinds.resize(network.kinds.size());
  for (KindFlows& flows : law.kinds) flows.answered.resize(network.groups.size(), 0);
  law.states.number(moves.empty());
  const std::optional<RateMatrix> rates = explored(moves, limits, law.states, never);
  if (!rates) return std::nullopt;
  law.probabilities = stationary(*rates, Levels(network, moves, law.states).slow());
  if (law.probabilities.empty()) return std::nullopt;
  add_flows(law, moves);
  return law;
}

}  // namespace

std::optional<RateMatrix> explored(const NetworkMoves& moves, const Truncation& limits,
                                   StateSpace& states, bool (*ends)(const Move&)) {
  RateMatrix::Rows rows;
  for (std::size_t from = 0; from < states.size(); ++from) {
    if (states.size() > most_states) return std::nullopt;
    double out = 0;
    moves.from(states[from], limits, [&](const Move& move) {
      const std::uint32_t to = ends(move) ? 0 : states.number(move.to);
      if (!ends(move) && to == from) return;
      if (!ends(move)) rows.add(to, move.rate);
      out += move.rate;
    });
    rows.end(out);
  }
  return RateMatrix(std::move(rows));
}

std::optional<NetworkLaw> solved(const CallNetwork& network, const NetworkMoves& moves) {
  std::optional<NetworkLaw> best;
  Truncation limits = first_limits(network, moves);
  while (std::optional<NetworkLaw> law = solved_within(network, moves, limits)) {
    const double left = left_out(*law);
    const Levels levels(network, moves, law->states);
    const bool endless = std::any_of(levels.waiting.begin(), levels.waiting.end(), [&](auto& one) {
      return Marginal(one, law->probabilities).endless();
    });
    if (endless) return std::nullopt;
    limits = wider(moves, *law, levels, left);
    const bool enough = left < few_left_out;
    if (left < most_left_out) {
      law->tails.clear();
      for (const Level& level : levels.waiting)
        law->tails.push_back(Marginal(level, law->probabilities).tail());
      const bool large = law->states.size() > many_states;
      best = std::move(law);
      if (enough || large) return best;
    }
  }
  return best;
}

}  // namespace bluelight::theory
