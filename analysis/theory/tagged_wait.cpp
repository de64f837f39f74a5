#include "tagged_wait.hpp"

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <numeric>

namespace bluelight::theory {

namespace {

constexpr double most_work = 1.5e9;       // multiplications; about two seconds
constexpr double most_forgotten = 1e-10;  // of all calls, still waiting at the end

using Groups = std::vector<bool>;

/// What has to do with the wait of a call of one kind.
struct Concern {
  Kinds ignored = 0;
  Groups groups;
};

/// Who may answer `kind`.
Groups groups_of(const CallNetwork& network, std::size_t kind) {
  Groups groups;
  for (const double rate : network.kinds[kind].service) groups.push_back(rate > 0);
  return groups;
}

bool meet(const Groups& a, const Groups& b) {
  for (std::size_t i = 0; i < a.size(); ++i)
    if (a[i] && b[i]) return true;
  return false;
}

/// Whether somebody takes a less urgent call before a more urgent one of another room.
bool out_of_rank(const CallNetwork& network, const HandlerGroup& group) {
  const auto priority = [&](Kinds takes) {
    return network.kinds[static_cast<std::size_t>(std::countr_zero(takes))].priority;
  };
  return !std::is_sorted(group.takes.begin(), group.takes.end(),
                         [&](Kinds a, Kinds b) { return priority(a) < priority(b); });
}

/// Whether calls behind a call of `kind` may matter to it: where waiting places are limited, or
/// somebody prefers some calls of its line, or less urgent ones, to others.
bool mixed(const CallNetwork& network, const NetworkMoves& moves, std::size_t kind) {
  Kinds line = 0;
  for (std::size_t other = 0; other < network.kinds.size(); ++other)
    if (moves.line_of(other) == moves.line_of(kind)) line |= only(other);
  const auto limited = [](const std::optional<int>& places) { return places.has_value(); };
  const auto picks = [&](const HandlerGroup& group) {
    return out_of_rank(network, group) ||
           std::count_if(group.takes.begin(), group.takes.end(),
                         [line](Kinds takes) { return (takes & line) != 0; }) > 1;
  };
  return std::any_of(network.places.begin(), network.places.end(), limited) ||
         std::any_of(network.groups.begin(), network.groups.end(), picks);
}

/// Everything, where calls behind may matter; else what can be answered before the call, and who
/// answers that. Those who may answer the call itself take nothing that ranks behind it.
Concern concern_of(const CallNetwork& network, const NetworkMoves& moves, std::size_t kind) {
  const std::size_t size = network.kinds.size();
  Concern concern{0, Groups(network.groups.size(), true)};
  if (mixed(network, moves, kind)) return concern;
  Groups own;
  for (const HandlerGroup& group : network.groups) own.push_back(group.all() & only(kind));
  concern.groups = own;
  Kinds relevant = 0;
  for (std::size_t pass = 0; pass <= size; ++pass)
    for (std::size_t other = 0; other < size; ++other) {
      const Groups its = groups_of(network, other);
      Groups elsewhere = concern.groups;
      for (std::size_t group = 0; group < own.size(); ++group)
        if (own[group]) elsewhere[group] = false;
      const bool before = moves.line_of(other) < moves.line_of(kind);
      const bool beside = moves.line_of(other) == moves.line_of(kind);
      if (meet(its, before ? concern.groups : elsewhere)) relevant |= only(other);
      if (!(relevant & only(other)) && !(beside && meet(its, concern.groups))) continue;
      for (std::size_t group = 0; group < its.size(); ++group)
        if (its[group]) concern.groups[group] = true;
    }
  for (std::size_t other = 0; other < size; ++other)
    if (!(relevant & only(other))) concern.ignored |= only(other);
  return concern;
}

bool ends(const Move& move) { return move.tagged; }

/// The chain of a call of one kind that waits.
class FollowedCall {
 public:
  FollowedCall(const CallNetwork& network, const NetworkLaw& law, std::size_t kind)
      : law_(law),
        kind_(kind),
        all_(network),
        concern_(concern_of(network, all_, kind)),
        moves_(network, concern_.ignored) {
    add_starts();
    rates_ = explored(moves_, law.limits, states_, ends);
    if (rates_) add_answers();
  }

  bool small_enough() const { return rates_.has_value(); }
  double highest_rate() const {
    double highest = 0;
    for (std::size_t state = 0; state < rates_->size(); ++state)
      highest = std::max(highest, rates_->out(state));
    return highest;
  }
  /// Calls a second that are answered at each of the instants that come `rate` times a second;
  /// none if it takes more than `most_work`.
  std::optional<std::vector<double>> answers(double rate) const;

 private:
  /// Calls a second that begin to wait in each state.
  void add_starts() {
    for (std::size_t state = 0; state < law_.states.size(); ++state)
      all_.from(law_.states[state], law_.limits, [&](const Move& move) {
        if (move.fate != Fate::waits || !(move.kinds & only(kind_))) return;
        const NetworkState start = moves_.projected(all_.tagged(move.to, kind_), concern_.groups);
        const std::uint32_t number = states_.number(start);
        starts_.resize(states_.size(), 0);
        starts_[number] += law_.probabilities[state] * move.rate * all_.share(kind_, move.kinds);
      });
  }
  void add_answers() {
    answer_.resize(states_.size(), 0);
    for (std::size_t state = 0; state < states_.size(); ++state)
      moves_.from(states_[state], law_.limits, [&](const Move& move) {
        if (move.tagged && move.fate == Fate::answered) answer_[state] += move.rate;
      });
  }

  const NetworkLaw& law_;
  std::size_t kind_;
  NetworkMoves all_;
  Concern concern_;
  NetworkMoves moves_;
  StateSpace states_;
  std::vector<double> starts_, answer_;  // by state
  std::optional<RateMatrix> rates_;
};

std::optional<std::vector<double>> FollowedCall::answers(double rate) const {
  std::vector<double> now = starts_, next, shares;
  now.resize(states_.size(), 0);
  next.resize(states_.size(), 0);
  const double begun = std::accumulate(now.begin(), now.end(), 0.0);
  double left = begun;
  while (left > most_forgotten * begun) {
    if (static_cast<double>(shares.size() * (rates_->entries() + states_.size())) > most_work)
      return std::nullopt;
    double answered = 0;
    left = 0;
    for (std::size_t to = 0; to < now.size(); ++to) {
      answered += now[to] * answer_[to];
      double sum = now[to] * (rate - rates_->out(to));
      for (const RateMatrix::Entry* entry = rates_->begin(to); entry != rates_->end(to); ++entry)
        sum += now[entry->from] * entry->rate;
      next[to] = sum / rate;
      left += next[to];
    }
    shares.push_back(answered / rate);
    std::swap(now, next);
  }
  return shares;
}

}  // namespace

AnswerTimes::AnswerTimes(double at_once, std::vector<double> shares, double rate)
    : at_once_(at_once), shares_(std::move(shares)), rate_(rate) {}

double AnswerTimes::within(double seconds) const {
  double sum = at_once_;
  if (seconds <= 0) return sum;
  const double mean = rate_ * seconds, spread = 10 * std::sqrt(mean) + 40;
  for (std::size_t n = 0; n < shares_.size(); ++n) {
    const double number = static_cast<double>(n + 1);
    if (number > mean + spread) break;
    sum += shares_[n] * (number < mean - spread ? 1 : boost::math::gamma_p(number, mean));
  }
  return sum;
}

double AnswerTimes::mean() const {
  double answered = at_once_, time = 0;
  for (std::size_t n = 0; n < shares_.size(); ++n) {
    answered += shares_[n];
    time += shares_[n] * static_cast<double>(n + 1) / rate_;
  }
  return time / answered;
}

std::optional<AnswerTimes> answer_times(const CallNetwork& network, const NetworkLaw& law,
                                        Kinds kinds) {
  std::vector<FollowedCall> calls;
  double offered = 0, at_once = 0, rate = 0;
  std::vector<double> shares;
  for_each_kind(kinds, [&](std::size_t kind) {
    const KindFlows& flows = law.kinds[kind];
    offered += flows.offered;
    at_once += flows.offered - flows.waits - flows.lost;
    calls.emplace_back(network, law, kind);
    if (calls.back().small_enough()) rate = std::max(rate, calls.back().highest_rate());
  });
  for (const FollowedCall& call : calls) {
    const auto answers = call.small_enough() ? call.answers(rate) : std::nullopt;
    if (!answers) return std::nullopt;
    shares.resize(std::max(shares.size(), answers->size()), 0);
    for (std::size_t n = 0; n < answers->size(); ++n) shares[n] += (*answers)[n];
  }
  for (double& share : shares) share /= offered;
  return AnswerTimes(at_once / offered, std::move(shares), rate);
}

}  // namespace bluelight::theory
