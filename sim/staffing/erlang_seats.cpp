#include "staffing/erlang_seats.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/theory/markov_queue.hpp"

namespace bluelight {
namespace {

constexpr int most_seats = 10'000;
constexpr double least_factor = 0.1, most_factor = 10;

/// `law` of waits: the share in time, what follows the wait included.
template <class Law>
double share_of(const Law& law, const HeldStream& stream) {
  if (stream.work.empty()) return law.answered_within(stream.within);
  double sum = 0;
  for (const double one : stream.work) sum += law.answered_within(stream.within - one);
  return stream.most * sum / static_cast<double>(stream.work.size());
}

}  // namespace

double share_in_time(const HeldStream& stream, int seats) {
  if (stream.erlangs <= 0) return stream.most;
  if (seats <= 0) return 0;
  const theory::MarkovQueue queue{.arrivals = stream.erlangs / stream.handle_time,
                                  .service = 1 / stream.handle_time,
                                  .handlers = seats,
                                  .impatience = stream.patience > 0 ? 1 / stream.patience : 0};
  if (queue.impatience > 0) return share_of(theory::markov_law(queue), stream);
  return stream.erlangs < seats ? share_of(theory::delay_law(queue), stream) : 0;
}

int seats_for(const HeldStream& stream) {
  if (stream.erlangs <= 0) return 0;
  const double share = std::min(stream.share, nearly * stream.most);
  int seats = std::max(1, static_cast<int>(stream.erlangs / 2));
  while (seats > 1 && share_in_time(stream, seats) >= share) seats /= 2;
  while (seats < most_seats && share_in_time(stream, seats) < share) ++seats;
  return seats;
}

HeldStream scaled(HeldStream stream, double factor) {
  stream.erlangs *= factor;
  return stream;
}

double factor_of_load(const HeldStream& stream, int seats, double shown) {
  constexpr int steps = 24;
  const double aim = std::clamp(shown, 0.01, 0.999);
  double low = std::log(least_factor), high = std::log(most_factor);
  for (int step = 0; step < steps; ++step) {
    const double middle = (low + high) / 2;
    (share_in_time(scaled(stream, std::exp(middle)), seats) > aim ? low : high) = middle;
  }
  return std::exp((low + high) / 2);
}

double logit(double share) {
  const double kept = std::clamp(share, 1e-6, 1 - 1e-6);
  return std::log(kept / (1 - kept));
}

double exact_seats(const HeldStream& stream) {
  const int above = seats_for(stream);
  if (above == 0) return 0;
  const double over = logit(share_in_time(stream, above));
  const double under = logit(share_in_time(stream, above - 1));
  return above - 1 + (logit(stream.share) - under) / (over - under);
}

}  // namespace bluelight
