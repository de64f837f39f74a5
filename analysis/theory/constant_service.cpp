#include "constant_service.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

namespace bluelight::theory {

namespace {

/// P(N = n) for Poisson N, n = 0 … size - 1.
std::vector<double> poisson(double mean, std::size_t size) {
  std::vector<double> probabilities;
  for (std::size_t n = 0; n < size; ++n) {
    const auto k = static_cast<double>(n);
    probabilities.push_back(mean > 0 ? std::exp(k * std::log(mean) - mean - std::lgamma(k + 1))
                                     : (n == 0 ? 1 : 0));
  }
  return probabilities;
}

/// Ratio of neighbouring states far out: the root tau > 1 of load (tau - 1) = handlers log tau.
double decay(double load, int handlers) {
  double low = handlers / load, high = low;
  const auto excess = [&](double tau) { return load * (tau - 1) - handlers * std::log(tau); };
  while (excess(high) < 0) high *= 2;
  for (int step = 0; step < 100; ++step) {
    const double middle = (low + high) / 2;
    (excess(middle) < 0 ? low : high) = middle;
  }
  return high;
}

using Rows = std::vector<std::vector<double>>;

/// Solves the linear system whose last column is the right-hand side, by elimination with pivots.
std::vector<double> solve(Rows rows) {
  const std::size_t size = rows.size();
  for (std::size_t k = 0; k < size; ++k) {
    const auto larger = [k](const auto& a, const auto& b) {
      return std::abs(a[k]) < std::abs(b[k]);
    };
    std::iter_swap(rows.begin() + static_cast<long>(k),
                   std::max_element(rows.begin() + static_cast<long>(k), rows.end(), larger));
    for (std::size_t row = k + 1; row < size; ++row) {
      const double factor = rows[row][k] / rows[k][k];
      if (factor == 0) continue;
      for (std::size_t column = k; column <= size; ++column)
        rows[row][column] -= factor * rows[k][column];
    }
  }
  std::vector<double> solution(size);
  for (std::size_t k = size; k-- > 0;) {
    double rest = rows[k][size];
    for (std::size_t column = k + 1; column < size; ++column)
      rest -= rows[k][column] * solution[column];
    solution[k] = rest / rows[k][k];
  }
  return solution;
}

/// Stationary probabilities of n calls: one by one, then each 1 / `decay` times the one before.
struct States {
  std::vector<double> first;
  double decay;

  /// P(more than n calls), n beyond the first ones included.
  double beyond(std::size_t n) const {
    const std::size_t last = first.size() - 1;
    double sum = first[last] / (decay - 1);
    if (n >= last) return sum * std::pow(decay, -static_cast<double>(n - last));
    for (std::size_t k = last; k > n; --k) sum += first[k];
    return sum;
  }
};

/// How many states it takes until the rest falls geometrically: the other roots of z^c = exp(load
/// (z - 1)) are about 2.5 / sqrt(c) or more outside the unit circle (Tijms 2003, section 9.6).
std::size_t irregular_states(double load, int handlers) {
  const double all = 30 / std::log(decay(load, handlers));
  return static_cast<std::size_t>(handlers + 20 + std::min(all, 25 * std::sqrt(handlers)));
}

/// Whoever is handled now has gone one handle time later.
States states_of(double load, int handlers) {
  const auto c = static_cast<std::size_t>(handlers);
  const std::size_t size = irregular_states(load, handlers);
  const double ratio = decay(load, handlers);
  const std::vector<double> arriving = poisson(load, size + 1);
  Rows rows(size, std::vector<double>(size + 1, 0));
  for (std::size_t to = 0; to + 1 < size; ++to) {
    for (std::size_t from = 0; from <= to + c; ++from) {
      const std::size_t left = from > c ? from - c : 0;
      const std::size_t known = std::min(from, size - 1);
      if (to >= left)
        rows[to][known] +=
            arriving[to - left] * std::pow(ratio, -static_cast<double>(from - known));
    }
    rows[to][to] -= 1;
  }
  std::fill(rows.back().begin(), rows.back().end(), 1);
  rows.back()[size - 1] = ratio / (ratio - 1);
  return {solve(std::move(rows)), ratio};
}

/// A queue whose calls all take the same time.
struct Queue {
  double arrivals, handle_time;
  int handlers;
};

/// Share answered within t (Franx 2001): P(at most k c - 1 - j calls wait, j of them new), k handle
/// times after.
double share_within(const States& states, const Queue& queue, double t) {
  const double k = std::floor(t / queue.handle_time) + 1;
  const double mean = queue.arrivals * (k * queue.handle_time - t);
  const double most = k * queue.handlers;
  const auto terms =
      static_cast<std::size_t>(std::min(most, std::ceil(mean + 12 * std::sqrt(mean) + 40)));
  const std::vector<double> arriving = poisson(mean, terms);
  double share = 0;
  for (std::size_t j = 0; j < terms; ++j) {
    const auto waiting = static_cast<std::size_t>(most) - 1 - j;
    share += arriving[j] * (1 - states.beyond(static_cast<std::size_t>(queue.handlers) + waiting));
  }
  return std::clamp(share, 0.0, 1.0);
}

}  // namespace

QueueLaw constant_service_law(double arrivals, double handle_time, int handlers) {
  const States states = states_of(arrivals * handle_time, handlers);
  const auto c = static_cast<std::size_t>(handlers);
  double waiting = 0;
  for (std::size_t n = c + 1; n < states.first.size(); ++n)
    waiting += static_cast<double>(n - c) * states.first[n];
  const double last = static_cast<double>(states.first.size() - 1 - c), rest = states.decay - 1;
  waiting += states.first.back() * (last / rest + states.decay / (rest * rest));
  return {.delayed = states.beyond(c - 1),
          .wait_mean = waiting / arrivals,
          .answer_time_mean = waiting / arrivals,
          .answered_within = [states, queue = Queue{arrivals, handle_time, handlers}](double t) {
            return share_within(states, queue, t);
          }};
}

}  // namespace bluelight::theory
