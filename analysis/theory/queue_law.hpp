/// What a solved queue says about one class of calls.
#pragma once

#include <functional>
#include <optional>

namespace bluelight::theory {

/// Stationary law of the wait of a call. Times in seconds, rates a second.
struct QueueLaw {
  double delayed = 0;      ///< share of offered calls that wait at all
  double abandonment = 0;  ///< share of offered calls that give up or find no waiting place
  double wait_mean = 0;    ///< of all offered calls, lost ones included
  /// Of answered calls; none where it is not known.
  std::optional<double> answer_time_mean = 0;
  /// Share of offered calls answered within t seconds; empty where no formula is known.
  std::function<double(double)> answered_within;
  bool quantiles = true;  ///< `answered_within` is cheap enough to be inverted
};

/// The share `p` quantile of the answer time as `WaitingHistogram` would give it from infinitely
/// many calls.
double binned_quantile(const QueueLaw& law, double p);

}  // namespace bluelight::theory
