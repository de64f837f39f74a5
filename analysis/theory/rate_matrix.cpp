#include "rate_matrix.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace bluelight::theory {

namespace {

constexpr double precision = 1e-11;
constexpr int most_sweeps = 2000;

void normalise(std::vector<double>& probabilities) {
  const double sum = std::accumulate(probabilities.begin(), probabilities.end(), 0.0);
  for (double& one : probabilities) one /= sum;
}

double inflow(const RateMatrix& rates, const std::vector<double>& p, std::size_t to) {
  double sum = 0;
  for (const RateMatrix::Entry* entry = rates.begin(to); entry != rates.end(to); ++entry)
    sum += p[entry->from] * entry->rate;
  return sum;
}

void sweep(const RateMatrix& rates, std::vector<double>& p) {
  for (std::size_t to = 0; to < p.size(); ++to) p[to] = inflow(rates, p, to) / rates.out(to);
  for (std::size_t to = p.size(); to-- > 0;) p[to] = inflow(rates, p, to) / rates.out(to);
}

/// Multiplies the probabilities of each level so that as much goes up from it as comes down to it.
void balance(const RateMatrix& rates, const Level& level, std::vector<double>& p) {
  const std::size_t size = *std::max_element(level.begin(), level.end()) + std::size_t{1};
  std::vector<double> up(size, 0), down(size, 0), factor(size, 1);
  for (std::size_t to = 0; to < p.size(); ++to)
    for (const RateMatrix::Entry* entry = rates.begin(to); entry != rates.end(to); ++entry) {
      const std::size_t from = level[entry->from];
      if (level[to] > from) up[from] += p[entry->from] * entry->rate;
      if (level[to] < from) down[from] += p[entry->from] * entry->rate;
    }
  for (std::size_t l = 0; l + 1 < size; ++l)
    factor[l + 1] = down[l + 1] > 0 && up[l] > 0 ? factor[l] * up[l] / down[l + 1] : factor[l];
  for (std::size_t state = 0; state < p.size(); ++state) p[state] *= factor[level[state]];
  normalise(p);
}

/// What is out of balance, as a share of all that moves.
double imbalance(const RateMatrix& rates, const std::vector<double>& p) {
  double off = 0, all = 0;
  for (std::size_t to = 0; to < p.size(); ++to) {
    off += std::abs(inflow(rates, p, to) - p[to] * rates.out(to));
    all += p[to] * rates.out(to);
  }
  return off / all;
}

}  // namespace

RateMatrix::RateMatrix(const std::vector<Rate>& rates, std::vector<double> out)
    : first_(out.size() + 1, 0), entries_(rates.size()), out_(std::move(out)) {
  for (const Rate& rate : rates) ++first_[rate.to + 1];
  std::partial_sum(first_.begin(), first_.end(), first_.begin());
  std::vector<std::size_t> next(first_.begin(), first_.end() - 1);
  for (const Rate& rate : rates) entries_[next[rate.to]++] = {rate.from, rate.rate};
}

std::vector<double> stationary(const RateMatrix& rates, const std::vector<Level>& levels) {
  std::vector<double> p(rates.size(), 1.0 / static_cast<double>(rates.size()));
  if (p.size() == 1) return p;
  for (int n = 0; n < most_sweeps; ++n) {
    sweep(rates, p);
    normalise(p);
    for (const Level& level : levels) balance(rates, level, p);
    if (n % 4 == 3 && imbalance(rates, p) < precision) return p;
  }
  return {};
}

}  // namespace bluelight::theory
