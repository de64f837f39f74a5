#include "forward_equations.hpp"

#include <algorithm>
#include <cmath>

namespace bluelight::theory {

namespace {

/// Poisson probabilities 0 … n and, for each, the probability of more.
struct PoissonWeights {
  std::vector<double> equal, more;

  explicit PoissonWeights(double mean) {
    double term = std::exp(-mean), below = term;
    for (int n = 1; true; ++n) {
      equal.push_back(term);
      more.push_back(std::max(0.0, 1 - below));
      term *= mean / n;
      below += term;
      if (n > mean && term < 1e-16) break;
    }
  }
};

constexpr double longest_mean = 400;  // exp(-400) is still a double

/// Highest number at work with any probability worth following.
int top_row(const Grid& grid, int seats) {
  for (int busy = grid.most_busy(); busy > seats; --busy)
    for (int waiting = 0; waiting <= grid.most_waiting(); ++waiting)
      if (grid(busy, waiting) > 1e-18) return busy;
  return seats;
}

/// Applies `function` to every state that can be: calls wait only in the rows from `seats` to
/// `top`.
template <class Function>
void for_each_state(const Grid& grid, int seats, int top, Function function) {
  for (int busy = 0; busy < seats; ++busy) function(busy, 0);
  for (int busy = seats; busy <= top; ++busy)
    for (int waiting = 0; waiting <= grid.most_waiting(); ++waiting) function(busy, waiting);
}

/// The chain that jumps at total rate `rate` in every state, if only to the same one.
struct Uniformised {
  const Regime& regime;
  double rate;
};

/// Probability of a state after one jump of the chain.
double jumped(const Grid& from, const Uniformised& chain, int busy, int waiting) {
  const auto& [regime, rate] = chain;
  const int most = from.most_waiting();
  const bool all_busy = busy >= regime.seats;
  const double out =
      busy * regime.service + waiting * regime.impatience + (waiting < most ? regime.arrivals : 0);
  double flow = from(busy, waiting) * (rate - out);
  if (busy < from.most_busy()) flow += from(busy + 1, waiting) * (busy + 1) * regime.service;
  if (all_busy && waiting < most) {
    const double starts = busy == regime.seats ? busy * regime.service : 0;
    flow += from(busy, waiting + 1) * (starts + (waiting + 1) * regime.impatience);
  }
  if (waiting > 0) {
    flow += from(busy, waiting - 1) * regime.arrivals;
  } else if (busy > 0 && busy <= regime.seats) {
    flow += from(busy - 1, 0) * regime.arrivals;
  }
  return flow / rate;
}

/// `develop` for a time short enough for Poisson weights in one go.
void develop_briefly(Grid& probabilities, Grid& integral, const Regime& regime, double seconds) {
  const int top = top_row(probabilities, regime.seats);
  const double rate =
      regime.arrivals + top * regime.service + probabilities.most_waiting() * regime.impatience;
  const PoissonWeights weights(rate * seconds);
  Grid now(probabilities.most_busy(), probabilities.most_waiting()), next = now;
  for_each_state(now, regime.seats, top,
                 [&](int busy, int waiting) { now(busy, waiting) = probabilities(busy, waiting); });
  std::fill(probabilities.values().begin(), probabilities.values().end(), 0);
  for (std::size_t n = 0; n < weights.equal.size(); ++n) {
    for_each_state(now, regime.seats, top, [&](int busy, int waiting) {
      const double p = now(busy, waiting);
      probabilities(busy, waiting) += weights.equal[n] * p;
      integral(busy, waiting) += weights.more[n] / rate * p;
      next(busy, waiting) = jumped(now, {regime, rate}, busy, waiting);
    });
    std::swap(now, next);
  }
}

}  // namespace

Grid develop(Grid& probabilities, const Regime& regime, double seconds) {
  Grid integral(probabilities.most_busy(), probabilities.most_waiting());
  const double rate = regime.arrivals + probabilities.most_busy() * regime.service +
                      probabilities.most_waiting() * regime.impatience;
  const double pieces = std::max(1.0, std::ceil(rate * seconds / longest_mean));
  for (double piece = 0; piece < pieces; ++piece)
    develop_briefly(probabilities, integral, regime, seconds / pieces);
  return integral;
}

Grid reseated(const Grid& probabilities, int seats) {
  Grid after(probabilities.most_busy(), probabilities.most_waiting());
  for (int busy = 0; busy <= after.most_busy(); ++busy)
    for (int waiting = 0; waiting <= after.most_waiting(); ++waiting) {
      const int started = std::clamp(seats - busy, 0, waiting);
      after(busy + started, waiting - started) += probabilities(busy, waiting);
    }
  return after;
}

void TaggedCall::back(const Regime& regime, double seconds) {
  const double rate =
      share_.most_busy() * regime.service + (share_.most_waiting() + 1) * regime.impatience;
  const double pieces = std::ceil(rate * seconds / longest_mean);
  for (double piece = 0; piece < pieces; ++piece) back_briefly(regime, rate, seconds / pieces);
}

void TaggedCall::back_briefly(const Regime& regime, double rate, double seconds) {
  const int most = share_.most_waiting();
  const PoissonWeights weights(rate * seconds);
  Grid now = share_, next = share_;
  for (int busy = regime.seats; busy <= share_.most_busy(); ++busy)
    for (int ahead = 0; ahead <= most; ++ahead) share_(busy, ahead) = 0;
  for (const double weight : weights.equal) {
    for (int busy = regime.seats; busy <= share_.most_busy(); ++busy)
      for (int ahead = 0; ahead <= most; ++ahead) {
        share_(busy, ahead) += weight * now(busy, ahead);
        const double done = busy * regime.service / rate, gone = ahead * regime.impatience / rate;
        const double own = regime.impatience / rate;
        const bool starts = busy == regime.seats;
        const double after_done = !starts     ? now(busy - 1, ahead)
                                  : ahead > 0 ? now(busy, ahead - 1)
                                              : 1;
        next(busy, ahead) = done * after_done + (1 - done - gone - own) * now(busy, ahead);
        if (ahead > 0) next(busy, ahead) += gone * now(busy, ahead - 1);
      }
    std::swap(now, next);
  }
}

void TaggedCall::back_over_reseating(int seats) {
  const Grid after = share_;
  for (int busy = 0; busy <= share_.most_busy(); ++busy)
    for (int ahead = 0; ahead <= share_.most_waiting(); ++ahead) {
      const int started = std::max(0, seats - busy);
      share_(busy, ahead) = started > ahead ? 1 : after(busy + started, ahead - started);
    }
}

}  // namespace bluelight::theory
