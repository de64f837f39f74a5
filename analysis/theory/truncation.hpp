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

/// Left out is a state whose rarities, as if all in it were independent, add up to more than
/// `most`. No move but one more call or one more caller who will ring again makes a state rarer,
/// and calls that become known.
struct Truncation {
  std::vector<Rarity> waiting;                 ///< by line
  std::vector<Rarity> coming;                  ///< by kind: callers who will ring again
  std::unordered_map<Kinds, double> of_kinds;  ///< of one waiting call's kinds among its line's
  double most = 0;

  double of_run(const Run& run) const;
};

}  // namespace bluelight::theory
