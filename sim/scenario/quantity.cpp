#include "scenario/quantity.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "scenario/types.hpp"

namespace bluelight {
namespace {

constexpr double minute = 60;
constexpr double hour = 60 * minute;
constexpr double day = 24 * hour;

constexpr Unit time_units[] = {{"us", 1, 1e6},
                               {"ms", 1, 1e3},
                               {"s"},
                               {"min", minute},
                               {"h", hour},
                               {"days", day},
                               {"weeks", 7 * day},
                               {"years", 365 * day},
                               {"second", 1, 1, true},
                               {"seconds", 1, 1, true},
                               {"minute", minute, 1, true},
                               {"minutes", minute, 1, true},
                               {"hour", hour, 1, true},
                               {"hours", hour, 1, true},
                               {"day", day, 1, true},
                               {"week", 7 * day, 1, true},
                               {"year", 365 * day, 1, true}};
constexpr Unit rate_units[] = {{"/s"},           {"/min", 1, minute},   {"/h", 1, hour},
                               {"/day", 1, day}, {"/week", 1, 7 * day}, {"/year", 1, 365 * day}};
constexpr Unit share_units[] = {{"%", 1, 100}};
constexpr Unit money_units[] = {{"GBP"}};

struct Amount {
  double number = 0;
  std::string_view unit;
};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// "6 min" as 6 and "min"; underscores may part digits, as in TOML.
std::optional<Amount> split(const std::string& text, std::string& digits) {
  const std::size_t end = text.find_first_not_of(" 0123456789._+-eE");
  digits.clear();
  for (const char c : trimmed(std::string_view(text).substr(0, end))) {
    if (c != '_') digits += c;
  }
  Amount amount;
  const auto [stop, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), amount.number);
  if (error != std::errc{} || stop != digits.data() + digits.size()) return std::nullopt;
  if (end != std::string::npos) amount.unit = trimmed(std::string_view(text).substr(end));
  return amount;
}

const Unit* unit_called(const Quantity& quantity, std::string_view symbol) {
  for (const Unit& unit : quantity.units) {
    if (unit.symbol == symbol) return &unit;
  }
  return nullptr;
}

std::string units_hint(const Quantity& quantity) {
  if (quantity.units.empty()) return "it has no unit";
  std::string all = quantity.units.size() == 1 ? "unit:" : "units:";
  for (const Unit& unit : quantity.units) {
    if (!unit.is_alias) all += fmt::format("{} {}", all.back() == ':' ? "" : ",", unit.symbol);
  }
  return all;
}

/// Reads numbers of one statement: text with a unit, or a bare number in the unit that the
/// statement names.
class Scale {
 public:
  Scale(Reading& reading, const Quantity& quantity, const Range& range)
      : reading_(reading), quantity_(quantity), range_(range) {}

  void set_bare_unit(const Unit& unit) { bare_unit_ = &unit; }

  std::optional<double> read(const Node& node) const {
    const auto number = unchecked(node);
    if (!number) {
      reading_.problems.add(node, expected(), units_hint(quantity_));
    } else if (!range_.holds(*number)) {
      const bool rounds = *number > 0 && *number < range_.low && quantity_.name == "duration";
      reading_.problems.add(node, expected(), rounds ? "it rounds to 0: the shortest is 1 us" : "");
    } else {
      return number;
    }
    return std::nullopt;
  }

  std::string expected() const {
    return fmt::format("{}{}", quantity_.expected, range_.text.empty() ? "" : ", " + range_.text);
  }

 private:
  std::optional<double> unchecked(const Node& node) const {
    if (const auto* text = node.get<std::string>()) return with_unit(*text);
    if (!quantity_.bare && bare_unit_ == nullptr) return std::nullopt;
    const Unit unit = bare_unit_ != nullptr ? *bare_unit_ : Unit{};
    if (const auto* integer = node.get<std::int64_t>())
      return unit.of(static_cast<double>(*integer));
    if (const auto* real = node.get<double>()) return unit.of(*real);
    return std::nullopt;
  }

  std::optional<double> with_unit(const std::string& text) const {
    std::string digits;
    const auto amount = split(text, digits);
    if (!amount) return std::nullopt;
    const Unit* unit = unit_called(quantity_, amount->unit);
    if (unit == nullptr) return std::nullopt;
    return unit->of(amount->number);
  }

  Reading& reading_;
  const Quantity& quantity_;
  const Range& range_;
  const Unit* bare_unit_ = nullptr;
};

/// A number that is written as a table.
struct Stated {
  const Node* value = nullptr;
  const Node* low = nullptr;
  const Node* high = nullptr;
  const Node* unit = nullptr;
  std::string source, grade, group;
};

const Keys<Stated>& stated_keys() {
  static const Keys<Stated> keys{
      {key<Stated>("value", &Stated::value, anything("number or text"),
                   {required(), "The number itself."}),
       key<Stated>("low", &Stated::low, anything("number or text"),
                   {absent("the value"), "The least it may reasonably be."}),
       key<Stated>("high", &Stated::high, anything("number or text"),
                   {absent("the value"), "The most it may reasonably be."}),
       key<Stated>("unit", &Stated::unit, anything("text"),
                   {absent("each number has its own"),
                    "Unit of `value`, `low` and `high` where they are bare numbers."}),
       key<Stated>("source", &Stated::source, beside(text()),
                   {absent("none"), "Where the number comes from."}),
       key<Stated>("grade", &Stated::grade,
                   beside(one_of({"high", "reported", "low", "memory", "derived", "assumed"})),
                   {absent("none"), "How far the source can be trusted."}),
       key<Stated>("group", &Stated::group, beside(text()),
                   {absent("it errs alone"), "Numbers of one group are wrong together."})}};
  return keys;
}

std::optional<double> read_stated(Reading& reading, const Node& node, const Quantity& quantity,
                                  Scale scale) {
  const std::size_t before = reading.problems.losses();
  Stated stated;
  stated_keys().read(reading, node, stated);
  if (stated.unit != nullptr) {
    const auto* symbol = stated.unit->get<std::string>();
    const Unit* unit = symbol != nullptr ? unit_called(quantity, *symbol) : nullptr;
    if (unit != nullptr) scale.set_bare_unit(*unit);
    if (unit == nullptr) reading.problems.add(*stated.unit, "a unit", units_hint(quantity));
  }
  if (reading.problems.losses() > before) return std::nullopt;
  const auto value = scale.read(*stated.value);
  const auto low = stated.low != nullptr ? scale.read(*stated.low) : value;
  const auto high = stated.high != nullptr ? scale.read(*stated.high) : value;
  if (value && low && *low > *value)
    reading.problems.add(*stated.low, "at most the value " + stated.value->text());
  if (value && high && *high < *value)
    reading.problems.add(*stated.high, "at least the value " + stated.value->text());
  if (reading.problems.losses() > before) return std::nullopt;
  reading.inputs.push_back({node.path, *value, *low, *high, std::string(quantity.unit),
                            stated.source, stated.grade, stated.group, stated.value->origin});
  return value;
}

}  // namespace

const Quantity& duration_quantity() {
  static const Quantity quantity{"duration", "a duration such as \"6 min\"", "s", time_units,
                                 false};
  return quantity;
}

const Quantity& rate_quantity() {
  static const Quantity quantity{"rate", "a rate such as \"9 /min\"", "1/s", rate_units, false};
  return quantity;
}

const Quantity& share_quantity() {
  static const Quantity quantity{"share", "a share such as 0.9 or \"90 %\"", "1", share_units};
  return quantity;
}

const Quantity& money_quantity() {
  static const Quantity quantity{"GBP", "an amount in GBP", "GBP", money_units, true, true};
  return quantity;
}

const Quantity& plain_quantity() {
  static const Quantity quantity{"number", "a number", "1", {}};
  return quantity;
}

bool Range::holds(double value) const {
  return std::isfinite(value) && value >= low && value <= high;
}

Range above_zero(double high, std::string text) {
  return {std::numeric_limits<double>::min(), high, std::move(text)};
}

Range from_zero(double high, std::string text) { return {0, high, std::move(text)}; }

std::optional<double> read_number(Reading& reading, const Node& node, const Quantity& quantity,
                                  const Range& range) {
  const Scale scale(reading, quantity, range);
  if (node.is_table()) return read_stated(reading, node, quantity, scale);
  const auto value = scale.read(node);
  if (value && quantity.always_kept) {
    reading.inputs.push_back(
        {node.path, *value, *value, *value, std::string(quantity.unit), "", "", "", node.origin});
  }
  return value;
}

std::vector<KeyRow> number_rows() { return stated_keys().rows(); }

}  // namespace bluelight
