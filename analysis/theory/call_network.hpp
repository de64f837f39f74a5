/// Classes of calls and groups of handlers who may answer some of them, as a Markov process.
#pragma once

#include <bit>
#include <boost/container/small_vector.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace bluelight::theory {

/// A set of kinds of calls, one bit for each.
using Kinds = std::uint32_t;
constexpr std::size_t most_kinds = 32;

/// The set of one kind.
constexpr Kinds only(std::size_t kind) { return Kinds{1} << kind; }

/// Calls `function(kind)` for each kind of a set.
template <class Function>
void for_each_kind(Kinds kinds, Function function) {
  for (; kinds != 0; kinds &= kinds - 1)
    function(static_cast<std::size_t>(std::countr_zero(kinds)));
}

/// A caller of this kind who is lost rings again with this probability, as a call of kind `as`.
struct RingsAgain {
  double probability = 0;
  std::size_t as = 0;
};

/// Calls that are alike in everything: class, mean handle time, number of earlier attempts. Rates a
/// second.
struct CallKind {
  std::size_t contact = 0;  ///< class, by its place in the model
  std::size_t room = 0;     ///< whose waiting places it takes, by its place in the model
  int priority = 0;         ///< smaller is answered first; equal priorities by age
  double arrivals = 0;      ///< 0 for those who ring again
  double returns = 0;       ///< of each caller who will ring again as this kind
  double impatience = 0;    ///< 0: waits for ever
  std::optional<RingsAgain> again{};
  std::vector<std::size_t> offered_to{};  ///< groups that take it on arrival, the preferred first
  std::vector<double> service{};          ///< by group; 0 where they may not answer it
};

/// People who may answer the same kinds.
struct HandlerGroup {
  int handlers = 0;
  /// What somebody who is free takes from the queue: the first call of the first of these sets that
  /// has any. No set holds kinds of two priorities. The more urgent come first, but for calls of
  /// other rooms, which may come last.
  std::vector<Kinds> takes{};
  Kinds all() const {
    Kinds kinds = 0;
    for (const Kinds one : takes) kinds |= one;
    return kinds;
  }
};

/// Calls and people who have to do with each other.
struct CallNetwork {
  std::vector<CallKind> kinds;
  std::vector<HandlerGroup> groups;
  std::vector<std::optional<int>> places;  ///< by room: how many may wait; none: no limit
};

/// Waiting calls that stand one behind the other, each of one of `kinds`. Which one is settled when
/// it matters: given all that has happened, each is of a kind with the share of the kind's arrivals
/// among those of `kinds`, independently.
struct Run {
  Kinds kinds = 0;
  std::uint16_t count = 0;
  std::uint8_t line = 0;
  std::uint8_t tagged = 0;  ///< 1: one call whose fate is followed
  bool operator==(const Run&) const = default;
};

/// Where everybody is.
struct NetworkState {
  /// Handlers at work by group and rate, then callers who will ring again by kind.
  boost::container::small_vector<std::uint16_t, 12> counts;
  /// By line, the oldest first.
  boost::container::small_vector<Run, 6> waiting;
  bool operator==(const NetworkState&) const = default;
};

}  // namespace bluelight::theory
