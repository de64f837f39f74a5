#include "truncation.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace bluelight::theory {

Rarity::Rarity(const std::vector<double>& probabilities)
    : by_number_(probabilities.size()),
      highest_(std::min(unknown, 2 * static_cast<int>(probabilities.size()) + 2)) {
  double sum = 0;
  for (std::size_t number = probabilities.size(); number-- > 0;) {
    sum += probabilities[number];
    by_number_[number] = -std::log(std::clamp(sum, 1e-300, 1.0));
  }
}

double Rarity::of(int number) const {
  const std::size_t size = by_number_.size(), place = static_cast<std::size_t>(number);
  if (place < size) return by_number_[place];
  if (number > highest_) return std::numeric_limits<double>::infinity();
  const double each = size > 1 ? by_number_[size - 1] - by_number_[size - 2] : 0;
  return by_number_[size - 1] + each * static_cast<double>(place - size + 1);
}

double Truncation::of_run(const Run& run, std::size_t behind) const {
  constexpr double unknown = 5;  // e^-5: kinds that have not been met there yet
  if (of_kinds.empty() || run.tagged) return 0;
  const auto found = of_kinds.find(run.kinds);
  if (found == of_kinds.end()) return unknown * run.count;
  double sum = 0;
  for (std::size_t call = behind; call < behind + run.count; ++call)
    sum += found->second[std::min(call, found->second.size() - 1)];
  return sum;
}

}  // namespace bluelight::theory
