#include "laplace.hpp"

#include <array>
#include <cmath>
#include <numbers>
#include <vector>

namespace bluelight::theory {

namespace {

/// One value of a duration and its probability.
struct Atom {
  double x, weight;
};

/// Gauss-Legendre points over pieces of (0, 1) that halve towards both ends.
std::vector<Atom> quadrature(const Distribution& distribution) {
  constexpr std::array places{0.1834346424956498, 0.5255324099163290, 0.7966664774136267,
                              0.9602898564975363};
  constexpr std::array weights{0.3626837833783620, 0.3137066458778873, 0.2223810344533745,
                               0.1012285362903763};
  constexpr int pieces_an_octave = 4, octaves = 48;
  std::vector<Atom> atoms;
  const auto add_piece = [&](double low, double width) {
    for (std::size_t i = 0; i < places.size(); ++i)
      for (const double sign : {-1.0, 1.0}) {
        const double p = low + width * (1 + sign * places[i]) / 2;
        atoms.push_back({distribution(p).count(), width * weights[i] / 2});
        atoms.push_back({distribution(1 - p).count(), width * weights[i] / 2});
      }
  };
  for (int octave = 2; octave < octaves; ++octave) {
    const double low = std::exp2(-octave), width = low / pieces_an_octave;
    for (int piece = 0; piece < pieces_an_octave; ++piece) add_piece(low + piece * width, width);
  }
  return atoms;
}

}  // namespace

bool has_closed_transform(const Distribution& distribution) {
  switch (distribution.shape()) {
    case Shape::constant:
    case Shape::exponential:
    case Shape::gamma:
    case Shape::erlang:
      return true;
    default:
      return false;
  }
}

Transform transform_of(const Distribution& distribution) {
  const double mean = distribution.mean().count();
  if (distribution.shape() == Shape::constant)
    return [mean](Complex s) { return std::exp(-s * mean); };
  if (has_closed_transform(distribution)) {
    const double variance = distribution.cv() * distribution.cv();
    return [=](Complex s) { return std::pow(1.0 + s * mean * variance, -1 / variance); };
  }
  return [atoms = quadrature(distribution)](Complex s) {
    Complex sum = 0;
    for (const Atom& atom : atoms)
      if (s.real() * atom.x < 40) sum += atom.weight * std::exp(-s * atom.x);
    return sum;
  };
}

double inverse_at(const Transform& transform, double t) {
  constexpr double a = 18.4;  // error exp(-a)
  constexpr int plain_terms = 30, averaged_terms = 12;
  double sum = transform({a / (2 * t), 0}).real() / 2;
  double average = 0, binomial = std::exp2(-averaged_terms);
  for (int k = 1; k <= plain_terms + averaged_terms; ++k) {
    const Complex s{a / (2 * t), k * std::numbers::pi / t};
    sum += (k % 2 == 0 ? 1 : -1) * transform(s).real();
    const int j = k - plain_terms;
    if (j < 0) continue;
    average += binomial * sum;
    binomial *= static_cast<double>(averaged_terms - j) / (j + 1);
  }
  return std::exp(a / 2) / t * average;
}

}  // namespace bluelight::theory
