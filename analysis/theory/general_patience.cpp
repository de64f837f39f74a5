#include "general_patience.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <memory>
#include <vector>

namespace bluelight::theory {

namespace {

/// A patience below this rounds to 0 in a run, whose time is in whole microseconds: such a caller
/// does not wait at all.
constexpr double shortest_wait = 0.5e-6;

/// P(patience > x) at one length of wait.
struct Knot {
  double x, survival;
};

/// Steps of the quantile from which survival is taken as linear: even ones, and finer ones in both
/// tails.
std::vector<double> levels() {
  std::vector<double> below;
  for (double u = 0x1p-50; u < 0x1p-12; u *= std::exp2(1.0 / 64)) below.push_back(u);
  std::vector<double> all = below;
  for (int k = 1; k < 4096; ++k) all.push_back(k / 4096.0);
  for (auto u = below.rbegin(); u != below.rend(); ++u) all.push_back(1 - *u);
  return all;
}

/// How many callers of a distribution of patience are still there, by length of wait.
class Survival {
 public:
  explicit Survival(const Distribution& patience) {
    add(0, 1);
    for (const double u : levels()) {
      const double x = patience(u).count();
      if (knots_.size() == 1) add(x, 1);
      add(x, 1 - u);
    }
    add(knots_.back().x, 0);
  }
  /// Of callers who wait for ever.
  Survival() { add(0, 1); }

  const std::vector<Knot>& knots() const { return knots_; }
  /// Just after `x`, if the share falls there.
  double operator()(double x) const {
    const std::size_t k = before(x);
    if (k + 1 == knots_.size()) return knots_[k].survival;
    const double part = (x - knots_[k].x) / (knots_[k + 1].x - knots_[k].x);
    return std::lerp(knots_[k].survival, knots_[k + 1].survival, part);
  }
  /// Mean wait of callers who are answered after `x` unless they have given up.
  double waited(double x) const {
    const std::size_t k = before(x);
    return waited_[k] + (x - knots_[k].x) * (knots_[k].survival + (*this)(x)) / 2;
  }

 private:
  void add(double x, double survival) {
    waited_.push_back(knots_.empty()
                          ? 0
                          : waited_.back() +
                                (x - knots_.back().x) * (knots_.back().survival + survival) / 2);
    knots_.push_back({x, survival});
  }
  /// The last knot that is not after `x`.
  std::size_t before(double x) const {
    const auto next =
        std::upper_bound(knots_.begin(), knots_.end(), x,
                         [](double value, const Knot& knot) { return value < knot.x; });
    return static_cast<std::size_t>(next - knots_.begin()) - 1;
  }

  std::vector<Knot> knots_;     // survival is linear between them, and ends with the last
  std::vector<double> waited_;  // mean wait up to each of them
};

/// Callers of several patiences, each with its share.
class Mixture {
 public:
  explicit Mixture(const std::vector<PatienceShare>& parts) {
    for (const PatienceShare& part : parts) {
      shares_.push_back(part.share);
      parts_.push_back(part.patience ? Survival(*part.patience) : Survival());
    }
  }
  const Survival& part(std::size_t number) const { return parts_[number]; }

  /// Survival of all together, at every knot of a part just before it and just after it.
  std::vector<Knot> knots() const {
    std::vector<double> places;
    for (const Survival& part : parts_)
      for (const Knot& knot : part.knots()) places.push_back(knot.x);
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    std::vector<Knot> all;
    for (const double x : places) {
      if (x > 0) all.push_back({x, survival(std::nextafter(x, 0.0))});
      all.push_back({x, survival(x)});
    }
    return all;
  }

 private:
  double survival(double x) const {
    double sum = 0;
    for (std::size_t k = 0; k < parts_.size(); ++k) sum += shares_[k] * parts_[k](x);
    return sum;
  }

  std::vector<double> shares_;
  std::vector<Survival> parts_;
};

/// The density of the offered wait, up to a factor, piece by piece.
class OfferedWait {
 public:
  /// `knots`: survival of all callers, linear between them.
  OfferedWait(const MarkovQueue& queue, const std::vector<Knot>& knots)
      : arrivals_(queue.arrivals), full_(queue.handlers * queue.service) {
    double patient = 0;  // mean time that callers have waited by x, if nobody is answered
    for (std::size_t k = 0; k + 1 < knots.size(); ++k) {
      const double width = knots[k + 1].x - knots[k].x;
      if (width > 0) add_pieces(knots[k], knots[k + 1], patient);
      patient += width * (knots[k].survival + knots[k + 1].survival) / 2;
    }
    const Knot last = knots.back();
    const double further = 50 / (full_ - arrivals_ * last.survival);
    add_pieces(last, {last.x + further, last.survival}, patient);
    for (const Piece& piece : pieces_) highest_ = std::max(highest_, exponent(piece, 0));
  }

  /// What the density was multiplied with is exp(-scale()).
  double scale() const { return highest_; }

  /// Integral over all waits of density · f(wait).
  template <class Function>
  double integral(Function f) const {
    return sums(f).back();
  }

  /// Integrals of density · f(wait) over waits up to each piece's end.
  template <class Function>
  std::vector<double> sums(Function f) const {
    std::vector<double> all;
    double sum = 0;
    for (const Piece& piece : pieces_) all.push_back(sum += over(piece, piece.width, f));
    return all;
  }

  /// Integral over waits up to `end`, with the `sums` of the same function.
  template <class Function>
  double up_to(double end, const std::vector<double>& sums, Function f) const {
    const auto next = std::upper_bound(pieces_.begin(), pieces_.end(), end,
                                       [](double x, const Piece& piece) { return x < piece.x; });
    if (next == pieces_.begin()) return 0;
    const auto k = static_cast<std::size_t>(next - pieces_.begin()) - 1;
    const double before = k > 0 ? sums[k - 1] : 0;
    return before + over(pieces_[k], std::min(pieces_[k].width, end - pieces_[k].x), f);
  }

 private:
  /// An interval in which survival is linear and the density changes little.
  struct Piece {
    double x, width, survival, slope, waited;
  };

  /// Gauss and Legendre, four places.
  template <class Function>
  double over(const Piece& piece, double width, Function f) const {
    constexpr std::array places{-0.8611363115940526, -0.3399810435848563, 0.3399810435848563,
                                0.8611363115940526};
    constexpr std::array weights{0.3478548451374538, 0.6521451548625461, 0.6521451548625461,
                                 0.3478548451374538};
    double sum = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
      const double off = width / 2 * (1 + places[i]);
      sum += width / 2 * weights[i] * std::exp(exponent(piece, off) - highest_) * f(piece.x + off);
    }
    return sum;
  }

  static double waited(const Piece& piece, double off) {
    return piece.waited + off * (piece.survival + piece.slope * off / 2);
  }
  double exponent(const Piece& piece, double off) const {
    return arrivals_ * waited(piece, off) - full_ * (piece.x + off);
  }

  void add_pieces(const Knot& left, const Knot& right, double patient) {
    const double width = right.x - left.x;
    const double slope = (right.survival - left.survival) / width;
    const Piece whole{left.x, width, left.survival, slope, patient};
    const bool falling = arrivals_ * left.survival < full_;
    if (falling && exponent(whole, 0) < highest_ - 50) return;
    const double count = std::max(1.0, std::ceil(width * (arrivals_ + full_)));
    for (double k = 0; k < count; ++k) {
      const double off = width * k / count;
      pieces_.push_back(
          {left.x + off, width / count, left.survival + slope * off, slope, waited(whole, off)});
      highest_ = std::max(highest_, exponent(pieces_.back(), 0));
      if (falling && exponent(pieces_.back(), 0) < highest_ - 50) return;
    }
  }

  double arrivals_, full_;
  double highest_ = 0;
  std::vector<Piece> pieces_;
};

}  // namespace

std::vector<QueueLaw> general_patience_laws(const MarkovQueue& queue,
                                            const std::vector<PatienceShare>& patience) {
  const auto mixture = std::make_shared<const Mixture>(patience);
  const auto offered = std::make_shared<const OfferedWait>(queue, mixture->knots());
  const double all_but_one_busy = erlang_b(queue.load(), queue.handlers - 1);  // 0 if too small
  const double some_free = std::exp(-offered->scale());
  const double factor = queue.arrivals * all_but_one_busy;
  const auto mean = [&](auto f) { return factor * offered->integral(f); };
  const double all_busy = mean([](double) { return 1; });
  const double total = some_free + all_busy;
  std::vector<QueueLaw> laws;
  for (std::size_t k = 0; k < patience.size(); ++k) {
    const Survival& own = mixture->part(k);
    const auto late = std::make_shared<const std::vector<double>>(offered->sums(std::cref(own)));
    const double abandoned = mean([&](double x) { return 1 - own(x); });
    const double answer_time = mean([&](double x) { return x * own(x); });
    laws.push_back({.delayed = all_busy * own(shortest_wait) / total,
                    .abandonment = abandoned / total,
                    .wait_mean = mean([&](double x) { return own.waited(x); }) / total,
                    .answer_time_mean = answer_time / (total - abandoned),
                    .answered_within = [=](double t) {
                      const double answered = offered->up_to(t, *late, std::cref(mixture->part(k)));
                      return (some_free + factor * answered) / total;
                    }});
  }
  return laws;
}

QueueLaw general_patience_law(const MarkovQueue& queue, const Distribution& patience) {
  return general_patience_laws(queue, {{1, patience}}).front();
}

}  // namespace bluelight::theory
