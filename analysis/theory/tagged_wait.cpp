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

/// Where calls of `kind` stand among what a handler takes; behind everything if they may not.
std::ptrdiff_t rank(const HandlerGroup& group, std::size_t kind) {
  return std::find_if(group.takes.begin(), group.takes.end(),
                      [kind](Kinds takes) { return (takes & only(kind)) != 0; }) -
         group.takes.begin();
}

/// Whether one of `groups` may take a call of kind `other` that came after one of `kind`, which
/// waits.
bool overtakes(const CallNetwork& network, const Groups& groups, std::size_t other,
               std::size_t kind) {
  for (std::size_t g = 0; g < groups.size(); ++g) {
    const HandlerGroup& group = network.groups[g];
    if (groups[g] && rank(group, other) < rank(group, kind)) return true;
  }
  return false;
}

/// What can be answered before the call, and who answers that; everything, where waiting places are
/// limited, so that calls behind it matter too.
Concern concern_of(const CallNetwork& network, const NetworkMoves& moves, std::size_t kind) {
  const std::size_t size = network.kinds.size();
  Concern concern{0, Groups(network.groups.size(), true)};
  const auto limited = [](const std::optional<int>& places) { return places.has_value(); };
  if (std::any_of(network.places.begin(), network.places.end(), limited)) return concern;
  concern.groups = groups_of(network, kind);
  Kinds relevant = 0;
  for (std::size_t pass = 0; pass <= size; ++pass)
    for (std::size_t other = 0; other < size; ++other) {
      const Groups its = groups_of(network, other);
      if (overtakes(network, concern.groups, other, kind)) relevant |= only(other);
      const bool beside = moves.line_of(other) == moves.line_of(kind);
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
      for (std::size_t entry = rates_->begin(to); entry != rates_->end(to); ++entry)
        sum += now[rates_->from(entry)] * rates_->rate(entry);
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
