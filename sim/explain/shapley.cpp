#include <bit>
#include <bluelight/explain.hpp>

namespace bluelight {
namespace {

/// Chance that exactly the players of a set of `size` out of `players` - 1 others join before one.
double weight_of(std::size_t size, std::size_t players) {
  double weight = 1.0 / static_cast<double>(players);
  for (std::size_t i = 1; i <= size; ++i)
    weight *= static_cast<double>(i) / static_cast<double>(players - i);
  return weight;
}

}  // namespace

std::vector<double> shapley_values(std::span<const double> value) {
  const auto players = static_cast<std::size_t>(std::countr_zero(value.size()));
  std::vector<double> parts(players);
  for (std::size_t player = 0; player < players; ++player) {
    const std::size_t bit = std::size_t{1} << player;
    for (std::size_t others = 0; others < value.size(); ++others) {
      if ((others & bit) != 0) continue;
      const auto size = static_cast<std::size_t>(std::popcount(others));
      parts[player] += weight_of(size, players) * (value[others | bit] - value[others]);
    }
  }
  return parts;
}

}  // namespace bluelight
