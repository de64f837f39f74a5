#include "analysis/report/hinge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bluelight/quantity_text.hpp>
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

/// "capital of joint room", or "pay (4 inputs that err together)".
std::string spoken_name(const Swing& swing) {
  if (swing.inputs.size() == 1) return spoken_input(swing.inputs.front().path);
  return fmt::format("{} ({} that err together)", with_spaces(swing.name),
                     counted(swing.inputs.size(), "input"));
}

/// "£3.6 m to £9.5 m" of a single input; of a group "low to high".
std::string range_text(const Swing& swing) {
  if (swing.inputs.size() != 1) return "low to high";
  const Input& input = swing.inputs.front();
  return fmt::format("{} to {}", amount_text(input.low, input.unit),
                     amount_text(input.high, input.unit));
}

std::string switching_text(const Swing& swing) {
  if (!swing.switching_value) return "–";
  return amount_text(*swing.switching_value, swing.inputs.front().unit);
}

/// The grade of a swing's inputs, if it is the same.
std::string grade_of(const Swing& swing) {
  const std::string& grade = swing.inputs.front().grade;
  for (const Input& input : swing.inputs)
    if (input.grade != grade) return "several";
  return grade.empty() ? "not graded" : grade;
}

/// Where `value` stands on a scale from 0 to 100.
std::string place(double value, double least, double most) {
  return fmt::format("{:.1f}", 2 + 96 * (value - least) / std::max(most - least, 1e-9));
}

}  // namespace

std::string spoken_input(const std::string& path) {
  const auto last = path.rfind('.');
  if (last == std::string::npos) return with_spaces(path);
  const auto first = path.find('.');
  const std::string what = path.substr(last + 1);
  const std::string thing =
      first < last ? path.substr(first + 1, last - first - 1) : path.substr(0, last);
  static const std::map<std::string, std::string> words{{"cost_per_fte", "the cost of a post"},
                                                        {"capital", "the capital cost"},
                                                        {"running", "the yearly cost"}};
  const auto word = words.find(what);
  return fmt::format("{} of {}", word == words.end() ? "the " + with_spaces(what) : word->second,
                     with_spaces(thing));
}

std::string hinge_sentence(const std::vector<Swing>& swings) {
  if (swings.empty()) return "No input of money that has a range makes a difference to it.";
  const Swing& widest = swings.front();
  std::string text =
      fmt::format("It hinges most on {}: from {}, the net present social value goes from {} to {}",
                  spoken_name(widest), range_text(widest), value_text(widest.at_low),
                  value_text(widest.at_high));
  const auto& zero = widest.switching_value;
  if (!zero) return text + ".";
  const Input& input = widest.inputs.front();
  if (*zero < input.low || *zero > input.high)
    return text + "; nowhere in that range does it break even.";
  return text + fmt::format("; it breaks even at {}.", switching_text(widest));
}

Data tornado_rows(const std::vector<Swing>& swings, Pounds central, std::size_t most) {
  double least = std::min(0.0, central.value), greatest = std::max(0.0, central.value);
  for (const Swing& swing : swings) {
    least = std::min({least, swing.at_low.value, swing.at_high.value});
    greatest = std::max({greatest, swing.at_low.value, swing.at_high.value});
  }
  Data rows{Data::type::list};
  for (std::size_t i = 0; i < std::min(most, swings.size()); ++i) {
    const Swing& swing = swings[i];
    const double low = swing.at_low.value, high = swing.at_high.value;
    const double from = std::min(low, high), to = std::max(low, high);
    rows.push_back(record({{"name", sentence_case(spoken_name(swing))},
                           {"range", range_text(swing)},
                           {"grade", grade_of(swing)},
                           {"at_low", value_text(swing.at_low)},
                           {"at_high", value_text(swing.at_high)},
                           {"switching", switching_text(swing)},
                           {"from", place(from, least, greatest)},
                           {"width", fmt::format("{:.1f}", 96 * (to - from) / (greatest - least))},
                           {"zero", place(0, least, greatest)},
                           {"central", place(central.value, least, greatest)}}));
  }
  return rows;
}

}  // namespace bluelight::report
