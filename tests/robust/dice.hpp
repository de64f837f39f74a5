/// Chance for tests: the same choices for the same number, on every machine.
#pragma once

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <bluelight/stream.hpp>
#include <cmath>
#include <initializer_list>
#include <string>
#include <vector>

namespace bluelight::test {

class Dice {
 public:
  explicit Dice(std::uint64_t number) : stream_(3, number, Purpose::test) {}

  /// Between 0 and 1.
  double uniform() { return stream_(Entity::named("dice"), block_++)[0]; }
  bool chance(double probability) { return uniform() < probability; }
  double real(double low, double high) { return low + (high - low) * uniform(); }
  /// Evenly over orders of magnitude. Requires: low > 0.
  double spread(double low, double high) { return low * std::pow(high / low, uniform()); }
  int integer(int low, int high) {
    return low + static_cast<int>(uniform() * static_cast<double>(high - low + 1));
  }
  template <class Thing>
  const Thing& one_of(const std::vector<Thing>& things) {
    return things[static_cast<std::size_t>(integer(0, static_cast<int>(things.size()) - 1))];
  }
  std::string word(std::initializer_list<const char*> words) {
    return one_of(std::vector<std::string>(words.begin(), words.end()));
  }
  /// Each with this chance, and at least one of them.
  template <class Thing>
  std::vector<Thing> some_of(const std::vector<Thing>& things, double probability) {
    std::vector<Thing> some;
    for (const Thing& thing : things)
      if (chance(probability)) some.push_back(thing);
    if (some.empty()) some.push_back(one_of(things));
    return some;
  }
  /// `parts` positive shares in percent that sum to 100.
  std::vector<int> percentages(std::size_t parts) {
    std::vector<int> shares(parts, 1);
    for (int left = 100 - static_cast<int>(parts); left > 0;) {
      const int more = integer(1, left);
      shares[static_cast<std::size_t>(integer(0, static_cast<int>(parts) - 1))] += more;
      left -= more;
    }
    return shares;
  }

 private:
  Stream stream_;
  std::uint64_t block_ = 0;
};

}  // namespace bluelight::test
