/// Which states of a network are too rare to be followed.
#pragma once

#include <unordered_map>
#include <vector>

#include "call_network.hpp"

namespace bluelight::theory {

/// How rare it is that a number is so high: -ln of the probability.
class Rarity {
 public:
  /// Each one more makes it as much rarer.
  explicit Rarity(double each) : by_number_{0, each}, highest_(unknown) {}
  /// `probabilities`: of 0, 1, 2 … as far as they are known. Beyond, the tail goes on as it ends,
  /// but not further than twice as far, as there it is a guess.
  explicit Rarity(const std::vector<double>& probabilities);
  double of(int number) const;

 private:
  static constexpr int unknown = 60'000;
  std::vector<double> by_number_;
  int highest_;
};

/// How rare it is that a waiting call is of just these kinds, by how many stand behind it in its
/// line: the longer it waits, the more is known.
using RarityOfKinds = std::unordered_map<Kinds, std::vector<double>>;

/// Left out is a state whose rarities, as if all in it were independent, add up to more than
/// `most`. It is reached by one more call, by one more caller who will ring again, or when more
/// becomes known of a call.
struct Truncation {
  std::vector<Rarity> waiting;  ///< by line
  std::vector<Rarity> coming;   ///< by kind: callers who will ring again
  RarityOfKinds of_kinds;
  double most = 0;

  /// Of the kinds of the calls of a run, behind which stand `behind` in the same line.
  double of_run(const Run& run, std::size_t behind) const;
};

}  // namespace bluelight::theory
