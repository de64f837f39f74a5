/// What can happen next in a network of calls and handlers, and how often.
#pragma once

#include <functional>

#include "call_network.hpp"
#include "truncation.hpp"

namespace bluelight::theory {

/// What a move does to a call.
enum class Fate {
  answered_at_once,  ///< offered, a handler is free
  waits,             ///< offered, joins the queue
  lost,              ///< offered, finds no waiting place
  left_out,          ///< offered or coming back where the truncated chain has no room for it
  gives_up,          ///< from the queue
  answered,          ///< from the queue
  none               ///< a handler finishes and nobody waits for them
};

/// One way out of a state.
struct Move {
  const NetworkState& to;
  double rate = 0;
  Fate fate = Fate::none;
  Kinds kinds = 0;        ///< of the call: each with the share of its weight
  std::size_t group = 0;  ///< who answers
  bool tagged = false;    ///< whether it is the call that is followed
};

/// The moves of a network. Calls of one priority that share handlers stand in one line, in order of
/// arrival; exact for any skills, as in the state the kind of a waiting call stays open until
/// somebody has passed it over or taken it, or has waited longer than it might (compare Visschers,
/// Adan, Weiss 2012).
class NetworkMoves {
 public:
  using Visit = std::function<void(const Move&)>;

  /// `network` must outlive it. Calls of the kinds `ignored` are never offered.
  explicit NetworkMoves(const CallNetwork& network, Kinds ignored = 0);

  NetworkState empty() const;
  /// Visits each move out of `state` once; the `to` of a move is valid during the visit only.
  void from(const NetworkState& state, const Truncation& limits, const Visit& visit) const;

  std::size_t lines() const { return lines_; }
  std::size_t line_of(std::size_t kind) const { return line_[kind]; }
  /// Share of `kind` among calls of which nothing but that they are of `kinds` is known.
  double share(std::size_t kind, Kinds kinds) const;

  int waiting(const NetworkState& state, std::size_t line) const;
  int coming(const NetworkState& state, std::size_t kind) const;
  int busy(const NetworkState& state, std::size_t group) const;
  /// How rare `limits` take the state to be; what is rarer than `limits.most` is left out.
  double rarity(const NetworkState& state, const Truncation& limits) const;
  /// The state of a call of `kind` that was the last to join: `state` with this call tagged.
  NetworkState tagged(const NetworkState& state, std::size_t kind) const;
  /// `state` without the handlers of `groups` that are not set, and without waiting calls behind
  /// the tagged one of which all are of ignored kinds.
  NetworkState projected(const NetworkState& state, const std::vector<bool>& groups) const;

 private:
  /// Handlers of a group who work at one rate.
  struct Desk {
    std::size_t group;
    double rate;
  };
  struct Step;

  void find_lines();
  void find_companions();
  void find_desks();
  bool full(const NetworkState& state, std::size_t room) const;
  void ring_again(const Step& step, std::size_t kind) const;
  bool answer_at_once(const Step& step, std::size_t kind, double rate) const;
  void join(const Step& step, Kinds kinds, double rate) const;
  void leave(const Step& step, NetworkState after, const Move& how) const;
  void note_return(const Step& step, NetworkState after, Move how, std::size_t kind) const;
  void give_up(const Step& step) const;
  void give_up_of_run(const Step& step, std::size_t place, double least, double most) const;
  void finish(const Step& step) const;
  void take_next(const Step& step, NetworkState after, std::size_t group, double rate) const;
  double take_of_run(const Step& step, NetworkState& after, std::size_t place, Move how) const;
  void take(const Step& step, const NetworkState& after, Move how) const;
  double weight(Kinds kinds) const;

  const CallNetwork& network_;
  Kinds ignored_;
  std::size_t lines_ = 0;
  std::vector<std::size_t> line_;               // by kind
  std::vector<Kinds> companions_;               // kinds whose calls are told apart late
  std::vector<Desk> desks_;                     // first in `counts`
  std::vector<std::vector<std::size_t>> desk_;  // by group and kind
  std::vector<std::size_t> place_;  // by kind: where `counts` has those who will ring again
  std::size_t size_ = 0;
};

}  // namespace bluelight::theory
