#include "general_patience.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <memory>
#include <vector>

namespace bluelight::theory {

namespace {

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

/// Ends where no caller is patient enough to wait on.
std::vector<Knot> knots_of(const Distribution& patience) {
  std::vector<Knot> knots{{0, 1}};
  for (const double u : levels()) {
    const double x = patience(u).count();
    if (knots.size() == 1) knots.push_back({x, 1});
    knots.push_back({x, 1 - u});
  }
  knots.push_back({knots.back().x, 0});
  return knots;
}

/// The density of the offered wait, up to a factor, piece by piece.
class OfferedWait {
 public:
  OfferedWait(const MarkovQueue& queue, const Distribution& patience)
      : arrivals_(queue.arrivals), full_(queue.handlers * queue.service) {
    const std::vector<Knot> knots = knots_of(patience);
    double patient = 0;  // mean time that callers have waited by x, if nobody is answered
    for (std::size_t k = 0; k + 1 < knots.size(); ++k) {
      const double width = knots[k + 1].x - knots[k].x;
      if (width > 0) add_pieces(knots[k], knots[k + 1], patient);
      patient += width * (knots[k].survival + knots[k + 1].survival) / 2;
    }
    const double end = knots.back().x;
    add_pieces({end, 0}, {end + 50 / full_, 0}, patient);
    for (const Piece& piece : pieces_) highest_ = std::max(highest_, exponent(piece, 0));
  }

  /// What the density was multiplied with is exp(-scale()).
  double scale() const { return highest_; }

  /// Integral over waits up to `end` of density · f(wait, survival, mean wait of callers offered
  /// this wait).
  template <class Function>
  double integral(Function f, double end = std::numeric_limits<double>::infinity()) const {
    constexpr std::array places{-0.8611363115940526, -0.3399810435848563, 0.3399810435848563,
                                0.8611363115940526};
    constexpr std::array weights{0.3478548451374538, 0.6521451548625461, 0.6521451548625461,
                                 0.3478548451374538};
    double sum = 0;
    for (const Piece& piece : pieces_) {
      const double half = std::min(piece.width, end - piece.x) / 2;
      if (half <= 0) break;
      for (std::size_t i = 0; i < places.size(); ++i) {
        const double off = half * (1 + places[i]);
        sum += half * weights[i] * std::exp(exponent(piece, off) - highest_) *
               f(piece.x + off, piece.survival + piece.slope * off, waited(piece, off));
      }
    }
    return sum;
  }

 private:
  /// An interval in which survival is linear and the density changes little.
  struct Piece {
    double x, width, survival, slope, waited;
  };

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

QueueLaw general_patience_law(const MarkovQueue& queue, const Distribution& patience) {
  const auto offered = std::make_shared<const OfferedWait>(queue, patience);
  const double all_but_one_busy = erlang_b(queue.load(), queue.handlers - 1);  // 0 if too small
  const double some_free = std::exp(-offered->scale());
  const double factor = queue.arrivals * all_but_one_busy;
  const auto mean = [&](auto f) { return factor * offered->integral(f); };
  const double delayed = mean([](double, double, double) { return 1; });
  const double total = some_free + delayed;
  const double abandoned = mean([](double, double survival, double) { return 1 - survival; });
  const double answer_time = mean([](double x, double survival, double) { return x * survival; });
  return {.delayed = delayed / total,
          .abandonment = abandoned / total,
          .wait_mean = mean([](double, double, double waited) { return waited; }) / total,
          .answer_time_mean = answer_time / (total - abandoned),
          .answered_within = [=](double t) {
            const double late =
                offered->integral([](double, double survival, double) { return survival; }, t);
            return (some_free + factor * late) / total;
          }};
}

}  // namespace bluelight::theory
