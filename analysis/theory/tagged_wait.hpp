/// How long the calls of a network wait: one call followed from being offered to being answered.
#pragma once

#include "network_chain.hpp"

namespace bluelight::theory {

/// Share of the offered calls of some kinds that are answered, by time, and when at the mean.
class AnswerTimes {
 public:
  /// A share of calls answered at once, and shares answered at the first, second … of instants that
  /// come `rate` times a second as a Poisson stream.
  AnswerTimes(double at_once, std::vector<double> shares, double rate);
  double within(double seconds) const;
  double mean() const;  ///< of answered calls

 private:
  double at_once_;
  std::vector<double> shares_;
  double rate_;
};

/// The answer times of `kinds` together, by uniformisation (Jensen 1953); none if the chain of the
/// followed call is too large. `law`: of `network`.
std::optional<AnswerTimes> answer_times(const CallNetwork& network, const NetworkLaw& law,
                                        Kinds kinds);

}  // namespace bluelight::theory
