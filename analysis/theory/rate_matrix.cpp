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
  for (std::size_t entry = rates.begin(to); entry != rates.end(to); ++entry)
    sum += p[rates.from(entry)] * rates.rate(entry);
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
    for (std::size_t entry = rates.begin(to); entry != rates.end(to); ++entry) {
      const std::size_t from = level[rates.from(entry)];
      if (level[to] == from) continue;
      (level[to] > from ? up : down)[from] += p[rates.from(entry)] * rates.rate(entry);
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

void RateMatrix::Rows::add(std::uint32_t to, double rate) {
  to_.push_back(to);
  rate_.push_back(rate);
}

void RateMatrix::Rows::end(double out) {
  ends_.push_back(to_.size());
  out_.push_back(out);
}

RateMatrix::RateMatrix(Rows rows)
    : first_(rows.out_.size() + 1, 0),
      from_(rows.to_.size()),
      rate_(rows.to_.size()),
      out_(std::move(rows.out_)) {
  for (const std::uint32_t to : rows.to_) ++first_[to + 1];
  std::partial_sum(first_.begin(), first_.end(), first_.begin());
  std::vector<std::size_t> next(first_.begin(), first_.end() - 1);
  std::size_t entry = 0;
  for (std::size_t from = 0; from < rows.ends_.size(); ++from)
    for (; entry < rows.ends_[from]; ++entry) {
      const std::size_t place = next[rows.to_[entry]]++;
      from_[place] = static_cast<std::uint32_t>(from);
      rate_[place] = rows.rate_[entry];
    }
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
