#include "scenario/types.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>

namespace bluelight {
namespace {

template <class Value, class Make>
Type<Value> measured(const Quantity& (*quantity)(), Range range, Make make) {
  std::string text = range.text;
  return {std::string(quantity().name), std::move(text),
          [quantity, range = std::move(range), make](Reading& reading, const Node& node) {
            const auto value = read_number(reading, node, quantity(), range);
            return value ? std::optional<Value>(make(*value)) : std::nullopt;
          }};
}

double same(double value) { return value; }

}  // namespace

Type<std::string> text() {
  return {"text", "", [](Reading& reading, const Node& node) -> std::optional<std::string> {
            const auto* text = node.get<std::string>();
            if (text != nullptr && !text->empty()) return *text;
            reading.problems.add(node, "text in quotes");
            return std::nullopt;
          }};
}

Type<std::string> one_of(std::vector<std::string> words) {
  std::string all = fmt::format("\"{}\"", fmt::join(words, "\", \""));
  return {"word", all,
          [words = std::move(words), all](Reading& reading,
                                          const Node& node) -> std::optional<std::string> {
            const auto* text = node.get<std::string>();
            if (text != nullptr && std::find(words.begin(), words.end(), *text) != words.end())
              return *text;
            reading.problems.add(node, "one of " + all,
                                 text != nullptr ? close_hint(*text, words) : "");
            return std::nullopt;
          }};
}

Type<bool> truth() {
  return {"true or false", "", [](Reading& reading, const Node& node) -> std::optional<bool> {
            if (const bool* value = node.get<bool>()) return *value;
            reading.problems.add(node, "true or false");
            return std::nullopt;
          }};
}

Type<std::chrono::year_month_day> date() {
  using Date = std::chrono::year_month_day;
  return {"date", "1900-01-01 … 2200-12-31",
          [](Reading& reading, const Node& node) -> std::optional<Date> {
            const auto* value = node.get<Date>();
            if (value != nullptr && value->ok() && int(value->year()) >= 1900 &&
                int(value->year()) <= 2200) {
              return *value;
            }
            reading.problems.add(node, "a date such as 2025-04-01, without quotes");
            return std::nullopt;
          }};
}

Type<const Node*> anything(std::string name) {
  return {std::move(name), "", [](Reading&, const Node& node) { return std::optional(&node); }};
}

Type<double> number(Range range) {
  return measured<double>(plain_quantity, std::move(range), same);
}

Type<double> share() { return fraction(from_zero(1, "0 … 1")); }

Type<double> fraction(Range range) {
  return measured<double>(share_quantity, std::move(range), same);
}

Type<double> rate(Range range) { return measured<double>(rate_quantity, std::move(range), same); }

Type<Duration> duration(Range range) {
  constexpr double least = 0.5e-6;  // rounds to the shortest duration that is not 0
  if (range.low > 0) range.low = std::max(range.low, least);
  return measured<Duration>(duration_quantity, std::move(range),
                            [](double value) { return to_duration(Seconds{value}); });
}

Type<Pounds> money(Range range) {
  return measured<Pounds>(money_quantity, std::move(range),
                          [](double value) { return Pounds{value}; });
}

Type<int> integer(Range range) {
  const std::string text = range.text;
  return {"whole number", text, [range](Reading& reading, const Node& node) -> std::optional<int> {
            static const Quantity whole{"whole number", "a whole number", "1", {}};
            const auto value = read_number(reading, node, whole, range);
            if (!value) return std::nullopt;
            if (*value == std::floor(*value)) return static_cast<int>(*value);
            reading.problems.add(node, "a whole number, " + range.text);
            return std::nullopt;
          }};
}

Type<std::uint32_t> position_of(const std::string& section) {
  const std::string thing = section == "staff" ? "staff group" : section;
  return {"name of a " + thing, "",
          [section, expected = "the name of a " + thing](
              Reading& reading, const Node& node) -> std::optional<std::uint32_t> {
            const std::vector<std::string>& names = reading.names_of(section);
            const auto* name = node.get<std::string>();
            const auto found =
                name != nullptr ? std::find(names.begin(), names.end(), *name) : names.end();
            if (found != names.end()) return static_cast<std::uint32_t>(found - names.begin());
            if (name != nullptr && reading.may_come && reading.may_come(*name)) {
              reading.problems.lose(node.path);
              return std::nullopt;
            }
            reading.problems.add(node, expected, name != nullptr ? nearest_hint(*name, names) : "");
            return std::nullopt;
          }};
}

void check_sum(Reading& reading, const Node& node, double sum) {
  constexpr double tolerance = 1e-6;
  if (std::abs(sum - 1) <= tolerance) return;
  reading.problems.add(
      {node.origin, node.path, "shares that sum to 1", fmt::format("a sum of {:.6g}", sum), ""});
}

}  // namespace bluelight
