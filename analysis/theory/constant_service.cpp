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

/// Stationary probabilities of 0, 1, 2 … calls: whoever is handled now has gone one handle time
/// later.
std::vector<double> states_of(double load, int handlers) {
  const auto c = static_cast<std::size_t>(handlers);
  const std::size_t size = c + 10 + static_cast<std::size_t>(30 / std::log(decay(load, handlers)));
  const std::vector<double> arriving = poisson(load, size + 1);
  Rows rows(size, std::vector<double>(size + 1, 0));
  for (std::size_t to = 0; to + 1 < size; ++to) {
    for (std::size_t from = 0; from < size; ++from) {
      const std::size_t left = from > c ? from - c : 0;
      if (to >= left) rows[to][from] = arriving[to - left];
    }
    rows[to][to] -= 1;
  }
  std::fill(rows.back().begin(), rows.back().end(), 1);
  return solve(std::move(rows));
}

/// P(at most n calls wait), n = 0, 1, …
std::vector<double> waiting_at_most(const std::vector<double>& states, int handlers) {
  std::vector<double> cumulative;
  double sum = 0;
  for (std::size_t n = 0; n < states.size(); ++n) {
    sum += states[n];
    if (n >= static_cast<std::size_t>(handlers)) cumulative.push_back(std::min(1.0, sum));
  }
  return cumulative;
}

}  // namespace

QueueLaw constant_service_law(double arrivals, double handle_time, int handlers) {
  const std::vector<double> states = states_of(arrivals * handle_time, handlers);
  double free = 0, waiting = 0;
  for (std::size_t n = 0; n < states.size(); ++n) {
    const double over = static_cast<double>(n) - handlers;
    if (over < 0) free += states[n];
    if (over > 0) waiting += over * states[n];
  }
  const auto answered_within = [=, at_most = waiting_at_most(states, handlers)](double t) {
    const double k = std::floor(t / handle_time) + 1;
    const auto terms = static_cast<std::size_t>(k) * static_cast<std::size_t>(handlers);
    const std::vector<double> arriving = poisson(arrivals * (k * handle_time - t), terms);
    double share = 0;
    for (std::size_t j = 0; j < terms; ++j)
      share += arriving[j] * at_most[std::min(terms - 1 - j, at_most.size() - 1)];
    return share;
  };
  return {.delayed = 1 - free,
          .wait_mean = waiting / arrivals,
          .answer_time_mean = waiting / arrivals,
          .answered_within = answered_within};
}

}  // namespace bluelight::theory
