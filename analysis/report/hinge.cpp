#include "analysis/report/hinge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bluelight/quantity_text.hpp>
#include <cmath>
#include <map>

#include "analysis/report/words.hpp"

namespace bluelight::report {
namespace {

std::string value_text(Pounds amount) { return unbroken(money_text(amount, Sign::always)); }

std::string amount_text(double value, const std::string& unit) {
  return unbroken(unit == "GBP" ? money_text({value}) : input_text(value, unit));
}

std::string with_spaces(std::string text) {
  std::replace(text.begin(), text.end(), '_', ' ');
  return text;
}

/// "the capital cost of joint room", or "pay (inputs that err together)".
std::string spoken_name(const Sensitivity& one) {
  if (one.input.find('.') != std::string::npos) return spoken_input(one.input);
  return with_spaces(one.input) + " (inputs that err together)";
}

bool is_group(const Sensitivity& one) { return one.input.find('.') == std::string::npos; }

/// "£3.6 m to £9.5 m"; of a group "low to high".
std::string range_text(const Sensitivity& one) {
  if (is_group(one)) return "low to high";
  return fmt::format("{} to {}", amount_text(one.low, one.unit), amount_text(one.high, one.unit));
}

std::string switching_text(const Sensitivity& one) {
  return one.switches_at ? amount_text(*one.switches_at, one.unit) : "–";
}

/// Where `value` stands on a scale from 0 to 100.
std::string place(double value, double least, double most) {
  return fmt::format("{:.1f}", 2 + 96 * (value - least) / std::max(most - least, 1e-9));
}

}  // namespace

std::string spoken_input(const std::string& path) {
  static const std::map<std::string, std::string> words{{"cost_per_fte", "the cost of a post"},
                                                        {"capital", "the capital cost"},
                                                        {"running", "the yearly cost"}};
  const auto first = path.find('.'), last = path.rfind('.');
  if (last == std::string::npos) return with_spaces(path);
  const std::string what = path.substr(last + 1);
  const std::string thing =
      first < last ? path.substr(first + 1, last - first - 1) : path.substr(0, last);
  // Conventions of the study: "appraisal.attrition", "appraisal.overrun.ict".
  if (path.starts_with("appraisal."))
    return first == last ? "the " + with_spaces(what)
                         : fmt::format("the {} in {}", with_spaces(thing), with_spaces(what));
  const auto word = words.find(what);
  return fmt::format("{} of {}", word == words.end() ? "the " + with_spaces(what) : word->second,
                     with_spaces(thing));
}

std::string hinge_sentence(const std::vector<Sensitivity>& sensitivities) {
  if (sensitivities.empty()) return "No uncertain input makes a difference to its worth.";
  const Sensitivity& widest = sensitivities.front();
  const std::string text =
      fmt::format("It hinges most on {}: from {}, the net present social value goes from {} to {}",
                  spoken_name(widest), range_text(widest), value_text(widest.at_low),
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
                           {"range", range_text(one)},
                           {"grade", one.grade.empty() ? std::string("not graded") : one.grade},
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
