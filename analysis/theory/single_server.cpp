#include "single_server.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include "markov_queue.hpp"

namespace bluelight::theory {

namespace {

/// Several levels seen as one stream.
class Merged {
 public:
  explicit Merged(std::span<const PriorityLevel> levels) : levels_(levels.begin(), levels.end()) {
    for (const PriorityLevel& level : levels_) arrivals_ += level.arrivals;
  }
  double arrivals() const { return arrivals_; }
  double load() const {
    double sum = 0;
    for (const PriorityLevel& level : levels_) sum += level.load();
    return sum;
  }
  /// Arrivals times the transform of the handle time.
  Complex weighted(Complex s) const {
    Complex sum = 0;
    for (const PriorityLevel& level : levels_) sum += level.arrivals * level.transform(s);
    return sum;
  }
  /// s with arrivals and busy periods of these levels put in: s + arrivals (1 - busy period's
  /// transform).
  Complex prolonged(Complex s) const {
    Complex result = s;
    for (int step = 0; step < 10'000 && arrivals_ > 0; ++step) {
      const Complex next = s + arrivals_ - weighted(result);
      const bool settled = std::abs(next - result) < 1e-13 * std::abs(next);
      result = next;
      if (settled) break;
    }
    return result;
  }

 private:
  std::vector<PriorityLevel> levels_;
  double arrivals_ = 0;
};

/// The levels as one of them sees them.
struct Ranks {
  Merged higher, own, lower;
  double idle;  ///< share of time without work

  Ranks(const std::vector<PriorityLevel>& levels, std::size_t level)
      : higher(std::span(levels).first(level)),
        own(std::span(levels).subspan(level, 1)),
        lower(std::span(levels).subspan(level + 1)),
        idle(1 - Merged(levels).load()) {}

  /// Transform of P(wait > t) by t.
  Complex tail(Complex s) const {
    const Complex z = higher.prolonged(s);
    const Complex numerator = idle * z + lower.arrivals() - lower.weighted(z);
    const Complex wait = numerator / (s - own.arrivals() + own.weighted(z));
    return (1.0 - wait) / s;
  }
};

}  // namespace

std::vector<QueueLaw> single_server_laws(const std::vector<PriorityLevel>& levels) {
  double residual = 0;  // work in hand that an arrival finds
  for (const PriorityLevel& level : levels) residual += level.arrivals * level.second_moment / 2;
  const double busy = Merged(levels).load();
  const bool all_cheap =
      std::all_of(levels.begin(), levels.end(), [](const auto& level) { return level.cheap; });
  std::vector<QueueLaw> laws;
  double above = 0;
  for (std::size_t k = 0; k < levels.size(); ++k) {
    const double with_own = above + levels[k].load();
    const double wait = residual / ((1 - above) * (1 - with_own));
    const auto answered_within = [busy, ranks = Ranks(levels, k)](double t) {
      if (t <= 0) return 1 - busy;
      return 1 - inverse_at([&](Complex s) { return ranks.tail(s); }, t);
    };
    laws.push_back({.delayed = busy,
                    .wait_mean = wait,
                    .answer_time_mean = wait,
                    .answered_within = answered_within,
                    .quantiles = all_cheap || levels.size() == 1});
    above = with_own;
  }
  return laws;
}

std::vector<QueueLaw> priority_laws(const std::vector<double>& arrivals, double mean,
                                    int handlers) {
  const double quick = mean / handlers;
  std::vector<PriorityLevel> levels;
  double load = 0;
  for (const double rate : arrivals) {
    levels.push_back(
        {rate, quick, 2 * quick * quick, transform_of(Distribution::exponential(Seconds{quick}))});
    load += rate * mean;
  }
  const double delayed = erlang_c(load, handlers);
  const double factor = delayed / (load / handlers);
  std::vector<QueueLaw> laws = single_server_laws(levels);
  for (QueueLaw& law : laws) {
    law.delayed = delayed;
    law.wait_mean *= factor;
    *law.answer_time_mean *= factor;
    law.answered_within = [factor, one = law.answered_within](double t) {
      return 1 - factor * (1 - one(t));
    };
  }
  return laws;
}

}  // namespace bluelight::theory
