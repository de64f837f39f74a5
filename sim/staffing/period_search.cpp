#include "staffing/period_search.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace bluelight {
namespace {

constexpr double fewest_calls = 30;

}  // namespace

bool Shown::missed() const { return share.offered >= fewest_calls && share.share < stream.share; }

PeriodSearch::PeriodSearch(const Pool& pool, std::vector<int> seats, std::vector<int> least)
    : pool_(&pool), seats_(std::move(seats)), least_(std::move(least)) {
  for (std::size_t c = 0; c < seats_.size(); ++c) seats_[c] = std::max(seats_[c], least_[c]);
}

void PeriodSearch::learn(const std::vector<Shown>& shown) {
  const bool missed = std::ranges::any_of(shown, &Shown::missed);
  if (missed && attempt_) {
    take_back(attempt_->crew, attempt_->from);
  } else if (missed) {
    raise(shown);
  } else {
    held_seats_ = seats_;
    held_ = shown;
    attempt_.reset();
    lower();
  }
}

void PeriodSearch::stop() {
  if (attempt_ && !held_seats_.empty()) seats_ = held_seats_;
  attempt_.reset();
}

void PeriodSearch::raise(const std::vector<Shown>& shown) {
  const std::size_t crew = most_helpful(shown);
  if (pool_->crews.size() == 1) least_[crew] = std::max(least_[crew], seats_[crew] + 1);
  seats_[crew] = std::max(seats_[crew] + 1, wanted(crew, shown));
  settled_ = false;
}

void PeriodSearch::take_back(std::size_t crew, int from) {
  least_[crew] = seats_[crew] + 1;
  seats_[crew] = (seats_[crew] + from + 1) / 2;
  if (seats_[crew] < from) return;
  attempt_.reset();
  lower();
}

void PeriodSearch::lower() {
  std::optional<std::size_t> best;
  for (std::size_t c = 0; c < seats_.size(); ++c)
    if (seats_[c] > least_[c] && (!best || slack(c) > slack(*best))) best = c;
  settled_ = !best;
  if (!best) return;
  attempt_ = Attempt{*best, seats_[*best]};
  const int aim = std::max(least_[*best], wanted(*best, held_));
  seats_[*best] = std::min(seats_[*best] - 1, aim);
}

std::size_t PeriodSearch::most_helpful(const std::vector<Shown>& shown) const {
  std::size_t best = 0;
  double most = -1;
  for (std::size_t c = 0; c < seats_.size(); ++c) {
    double help = 0;
    for (const std::size_t held : pool_->crews[c].classes)
      if (shown[held].missed()) help += shown[held].stream.share - shown[held].share.share;
    const bool special = pool_->crews[c].skills < pool_->crews[best].skills;
    if (help > most + 1e-12 || (help > most - 1e-12 && special)) best = c, most = help;
  }
  return best;
}

int PeriodSearch::wanted(std::size_t crew, const std::vector<Shown>& shown) const {
  int seats = 0;
  for (const std::size_t held : pool_->crews[crew].classes) {
    const Shown& one = shown[held];
    if (one.share.offered < fewest_calls) continue;
    const double factor = factor_of_load(one.stream, seats_[crew], one.share.share);
    seats = std::max(seats, seats_for(scaled(one.stream, factor)));
  }
  return seats;
}

double PeriodSearch::slack(std::size_t crew) const {
  double least = std::numeric_limits<double>::infinity();
  for (const std::size_t held : pool_->crews[crew].classes)
    if (held_[held].share.offered >= fewest_calls)
      least = std::min(least, logit(held_[held].share.share) - logit(held_[held].stream.share));
  return least;
}

double PeriodSearch::error_of(std::size_t crew, double t) const {
  if (held_.empty()) return 0;
  double binding = -1, error = 0;
  for (const std::size_t held : pool_->crews[crew].classes) {
    const Shown& one = held_[held];
    if (one.share.offered < fewest_calls) continue;
    const auto seats_at = [&](double share) {
      return exact_seats(scaled(one.stream, factor_of_load(one.stream, held_seats_[crew], share)));
    };
    const double seats = seats_at(one.share.share);
    if (seats <= binding) continue;
    binding = seats;
    error = (seats_at(one.share.share - t * one.share.standard_error) -
             seats_at(one.share.share + t * one.share.standard_error)) /
            2;
  }
  return error;
}

}  // namespace bluelight
