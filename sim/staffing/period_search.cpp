#include "staffing/period_search.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace bluelight {
namespace {

constexpr std::size_t most_exchanges = 64;
constexpr double rounding = 1e-12;

/// Hours lend each other their queues: long steps would teach their neighbours wrong things.
int longest_step(int seats) { return 1 + seats / 8; }

/// Of the crew's people, who keep a reserve.
double share_of(const Crew& crew, const Keeper& keeper) {
  double share = 0;
  for (std::size_t p = 0; p < crew.parts.size(); ++p)
    if (keeper.parts[p]) share += crew.parts[p].share;
  return share;
}

}  // namespace

bool Shown::missed() const {
  return share.offered >= fewest_calls && lack() > rounding && !is_best();
}

bool Shown::is_best() const { return !stream.work.empty() && by_erlang_a >= nearly * stream.most; }

double Shown::lack() const {
  return longest_mean ? (share.share - *longest_mean) / (1 + *longest_mean) : stream.share - best();
}

double Shown::slack() const { return longest_mean ? -lack() : logit(best()) - logit(stream.share); }

double Shown::off() const {
  const double chance = std::sqrt(by_erlang_a * (1 - by_erlang_a) / std::max(1.0, share.offered));
  const double error = std::max({share.standard_error, chance, 1e-9});
  return (share.share - by_erlang_a) / error;
}

PeriodSearch::PeriodSearch(const Pool& pool, std::vector<int> seats, std::vector<int> least,
                           std::vector<int> reserves)
    : pool_(&pool),
      seats_(std::move(seats)),
      floor_(std::move(least)),
      reserves_(std::move(reserves)),
      alone_(seats_),
      least_(floor_) {
  for (std::size_t c = 0; c < seats_.size(); ++c) seats_[c] = std::max(seats_[c], least_[c]);
  fill();
}

void PeriodSearch::learn(const std::vector<Shown>& shown, std::vector<int> reserves) {
  reserves_ = std::move(reserves);
  const bool missed = std::ranges::any_of(shown, &Shown::missed);
  if ((missed || lacks(seats_)) && attempt_) {
    take_back();
    if (!attempt_ && lacks(seats_)) fill(), settled_ = false;
  } else if (missed) {
    raise(shown);
    fill();
  } else if (lacks(seats_)) {
    fill();
    settled_ = false;
  } else {
    if (attempt_ && attempt_->kind != Attempt::Kind::fewer) least_ = floor_;
    if (attempt_ && attempt_->kind == Attempt::Kind::exchange)
      exchanges_tried_ = 0, balanced_ = false;
    held_seats_ = seats_;
    held_ = shown;
    next();
  }
}

void PeriodSearch::stop() {
  if (attempt_) seats_ = held_seats_;
  attempt_.reset();
}

void PeriodSearch::raise(const std::vector<Shown>& shown) {
  const std::size_t crew = most_helpful(shown);
  if (pool_->crews.size() == 1) least_[crew] = std::max(least_[crew], seats_[crew] + 1);
  const int most = seats_[crew] + longest_step(seats_[crew]);
  seats_[crew] = std::clamp(wanted(crew, shown), seats_[crew] + 1, most);
  settled_ = false;
}

int PeriodSearch::beyond(std::size_t reserve, const std::vector<int>& seats) const {
  return people_for(*pool_, pool_->reserves[reserve], seats) - reserves_[reserve];
}

bool PeriodSearch::lacks(const std::vector<int>& seats) const {
  for (std::size_t r = 0; r < reserves_.size(); ++r)
    if (beyond(r, seats) < 0) return true;
  return false;
}

/// Whose people keep the most reserves is the most help; of equals the most specialised.
void PeriodSearch::fill() {
  const auto kept_by = [&](std::size_t crew) {
    double shares = 0;
    for (const HeldReserve& reserve : pool_->reserves)
      for (const Keeper& one : reserve.keepers)
        if (one.crew == crew) shares += share_of(pool_->crews[crew], one);
    return shares;
  };
  for (std::size_t r = 0; r < reserves_.size(); ++r) {
    const Keeper& best =
        *std::ranges::max_element(pool_->reserves[r].keepers, {}, [&](const Keeper& one) {
          return std::pair{kept_by(one.crew),
                           -static_cast<std::ptrdiff_t>(pool_->crews[one.crew].skills)};
        });
    while (beyond(r, seats_) < 0) ++seats_[best.crew];
  }
}

void PeriodSearch::take_back() {
  balanced_ = balanced_ || attempt_->kind == Attempt::Kind::balance;
  if (attempt_->kind != Attempt::Kind::fewer) return next();
  const std::size_t crew = attempt_->crew;
  least_[crew] = seats_[crew] + 1;
  seats_[crew] = (seats_[crew] + held_seats_[crew] + 1) / 2;
  if (seats_[crew] == held_seats_[crew]) next();
}

void PeriodSearch::next() {
  seats_ = held_seats_;
  attempt_.reset();
  settled_ = !lower() && !exchange() && !balance();
}

int PeriodSearch::spare(std::size_t crew) const {
  std::vector<int> fewer = seats_;
  int spare = seats_[crew] - least_[crew];
  for (fewer[crew] -= std::max(spare, 0); spare > 0 && lacks(fewer); --spare) ++fewer[crew];
  return spare;
}

bool PeriodSearch::lower() {
  std::optional<std::size_t> best;
  for (std::size_t c = 0; c < seats_.size(); ++c)
    if (spare(c) > 0 && (!best || slack(c) > slack(*best))) best = c;
  if (!best) return false;
  attempt_ = Attempt{.kind = Attempt::Kind::fewer, .crew = *best};
  const int now = seats_[*best];
  const int aim = std::max({now - spare(*best), wanted(*best, held_), now - longest_step(now)});
  seats_[*best] = std::min(now - 1, aim);
  return true;
}

bool PeriodSearch::exchange() {
  const std::size_t crews = seats_.size(), all = std::min(crews * crews * crews, most_exchanges);
  while (exchanges_tried_ < all) {
    const std::size_t number = exchanges_tried_++;
    const std::size_t more = number % crews, one = number / crews % crews;
    const std::size_t other = number / crews / crews;
    if (one == more || other == more || other < one || pool_->crews[more].alone) continue;
    seats_ = held_seats_;
    ++seats_[more], --seats_[one], --seats_[other];
    if (seats_[one] < floor_[one] || seats_[other] < floor_[other] || lacks(seats_)) continue;
    attempt_ = Attempt{.kind = Attempt::Kind::exchange, .crew = more};
    return true;
  }
  seats_ = held_seats_;
  return false;
}

double PeriodSearch::relative(std::size_t crew, int seats) const {
  return static_cast<double>(seats) / alone_[crew];
}

bool PeriodSearch::balance() {
  std::optional<std::size_t> least, most;
  for (std::size_t c = 0; c < seats_.size(); ++c) {
    if (pool_->crews[c].parts.size() < 2 || alone_[c] == 0) continue;
    if (!least || relative(c, seats_[c]) < relative(*least, seats_[*least])) least = c;
    if (!most || relative(c, seats_[c]) > relative(*most, seats_[*most])) most = c;
  }
  if (balanced_ || !least || seats_[*most] <= floor_[*most]) return false;
  const double before = relative(*most, seats_[*most]) - relative(*least, seats_[*least]);
  const double after = relative(*most, seats_[*most] - 1) - relative(*least, seats_[*least] + 1);
  if (std::abs(after) >= before) return false;
  --seats_[*most], ++seats_[*least];
  if (lacks(seats_)) seats_ = held_seats_;
  if (seats_ == held_seats_) return false;
  attempt_ = Attempt{.kind = Attempt::Kind::balance, .crew = *least};
  return true;
}

std::size_t PeriodSearch::most_helpful(const std::vector<Shown>& shown) const {
  std::size_t best = 0;
  double most = -1;
  for (std::size_t c = 0; c < seats_.size(); ++c) {
    double help = 0;
    for (const AnsweredClass& one : pool_->crews[c].classes)
      if (shown[one.held].missed()) help += one.share * shown[one.held].lack();
    const bool special = pool_->crews[c].skills < pool_->crews[best].skills;
    if (help > most + 1e-12 || (help > most - 1e-12 && special)) best = c, most = help;
  }
  return best;
}

int PeriodSearch::wanted(std::size_t crew, const std::vector<Shown>& shown) const {
  int seats = 0;
  for (const auto& [held, share] : pool_->crews[crew].classes) {
    const Shown& one = shown[held];
    if (one.share.offered < fewest_calls) continue;
    if (one.longest_mean) {
      seats = std::max(seats, seats_[crew] + (one.missed() ? 1 : -1));
      continue;
    }
    const double factor = factor_of_load(one.stream, seats_[crew], one.best());
    seats = std::max(seats, seats_for(scaled(one.stream, factor)));
  }
  return seats;
}

double PeriodSearch::slack(std::size_t crew) const {
  double least = std::numeric_limits<double>::infinity();
  const Crew& own = pool_->crews[crew];
  for (const auto& [held, share] : own.classes) {
    const Shown& one = held_[held];
    if (one.share.offered < fewest_calls) continue;
    // Calls of rooms that help each other do alike, however people are spread.
    const double by_itself = logit(one.by_erlang_a) - logit(one.stream.share);
    least = std::min(least, (own.alone ? by_itself : one.slack()) / share);
  }
  return least;
}

bool PeriodSearch::is_bound(std::size_t crew) const {
  for (std::size_t r = 0; r < reserves_.size(); ++r) {
    if (beyond(r, seats_) <= 0 && pool_->reserves[r].is_kept_by(crew)) return true;
  }
  return false;
}

double PeriodSearch::error_of(std::size_t crew, double t) const {
  if (held_.empty()) return 0;
  const auto& classes = pool_->crews[crew].classes;
  if (classes.empty()) return 0;
  const double most = std::ranges::max(classes, {}, &AnsweredClass::share).share;
  double binding = -1, error = 0;
  for (const auto& [held, share] : classes) {
    const Shown& one = held_[held];
    if (share < most || one.share.offered < fewest_calls || one.longest_mean) continue;
    const auto seats_at = [&](double in_time) {
      return exact_seats(
          scaled(one.stream, factor_of_load(one.stream, held_seats_[crew], in_time)));
    };
    const double seats = seats_at(one.best());
    if (seats <= binding) continue;
    binding = seats;
    error = (seats_at(one.share.share - t * one.share.standard_error) -
             seats_at(one.share.share + t * one.share.standard_error)) /
            2;
  }
  if (is_bound(crew) && binding < held_seats_[crew] - 1) return 0;
  return error;
}

}  // namespace bluelight
