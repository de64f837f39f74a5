#include "analysis/report/hinge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bluelight/quantity_text.hpp>
#include <cmath>

#include "analysis/input_words.hpp"
#include "analysis/report/words.hpp"

namespace bluelight::report {
namespace {

std::string value_text(Pounds amount) { return unbroken(money_text(amount, Sign::always)); }

std::string switching_text(const Sensitivity& one) {
  return one.switches_at ? unbroken(spoken_value(*one.switches_at, one)) : "–";
}

/// Where `value` stands on a scale from 0 to 100.
std::string place(double value, double least, double most) {
  return fmt::format("{:.1f}", 2 + 96 * (value - least) / std::max(most - least, 1e-9));
}

}  // namespace

std::string hinge_sentence(const std::vector<Sensitivity>& sensitivities) {
  if (sensitivities.empty()) return "No uncertain input makes a difference to its worth.";
  const Sensitivity& widest = sensitivities.front();
  const std::string text = fmt::format(
      "It hinges most on the {}: from {}, the net present social value goes from {} to {}",
      spoken_name(widest), unbroken(spoken_range(widest)), value_text(widest.at_low),
      value_text(widest.at_high));
  const auto& zero = widest.switches_at;
  if (!is_group(widest) && zero && *zero >= widest.low && *zero <= widest.high)
    return text + fmt::format("; it breaks even at {}.", switching_text(widest));
  const bool one_side = (widest.at_low.value > 0) == (widest.at_high.value > 0);
  return text + (one_side ? "; nowhere in that range does it break even." : ".");
}

Data tornado_rows(const std::vector<Sensitivity>& sensitivities, Pounds central, std::size_t most) {
  double least = std::min(0.0, central.value), greatest = std::max(0.0, central.value);
  for (const Sensitivity& one : sensitivities) {
    least = std::min({least, one.at_low.value, one.at_high.value});
    greatest = std::max({greatest, one.at_low.value, one.at_high.value});
  }
  Data rows{Data::type::list};
  for (std::size_t i = 0; i < std::min(most, sensitivities.size()); ++i) {
    const Sensitivity& one = sensitivities[i];
    const double low = one.at_low.value, high = one.at_high.value;
    const double scale = std::max(greatest - least, 1e-9);
    rows.push_back(record({{"name", sentence_case(spoken_name(one))},
                           {"range", spoken_range(one)},
                           {"grade", spoken_grade(one)},
                           {"at_low", value_text(one.at_low)},
                           {"at_high", value_text(one.at_high)},
                           {"switching", switching_text(one)},
                           {"from", place(std::min(low, high), least, greatest)},
                           {"width", fmt::format("{:.1f}", 96 * std::abs(high - low) / scale)},
                           {"zero", place(0, least, greatest)},
                           {"central", place(central.value, least, greatest)}}));
  }
  return rows;
}

}  // namespace bluelight::report
