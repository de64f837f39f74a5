#include <fmt/format.h>

#include <algorithm>
#include <bluelight/quantity_text.hpp>
#include <cmath>

namespace bluelight {
namespace {

constexpr std::string_view minus = "−";
/// Half-widths below this are the rounding of sums, not uncertainty.
constexpr double rounding_noise = 1e-9;

/// How numbers of a unit are shown: multiplied by a factor, with a name.
struct Display {
  double factor;
  std::string_view unit;
};

Display display_of(std::string_view unit) {
  if (unit == "1") return {100, "%"};
  return {1, unit};
}

std::string with_thousands(std::string digits) {
  const auto point = digits.find('.');
  const auto whole = static_cast<int>(point == std::string::npos ? digits.size() : point);
  for (int place = whole - 3; place > 0; place -= 3)
    digits.insert(static_cast<std::size_t>(place), ",");
  return digits;
}

/// `value` with `decimals` places, its sign and thousands; never a negative zero.
std::string signed_number(double value, int decimals, Sign sign) {
  std::string digits = fmt::format("{:.{}f}", std::abs(value), decimals);
  const bool zero = digits.find_first_not_of("0.") == std::string::npos;
  std::string_view mark;
  if (value < 0 && !zero) mark = minus;
  if (value > 0 && !zero && sign == Sign::always) mark = "+";
  return std::string(mark) + with_thousands(std::move(digits));
}

/// Decimal places at which a half-width shows one significant digit, two if the first is 1.
int decimals_of(double half_width) {
  const double power = std::floor(std::log10(half_width));
  const double first_digit = half_width / std::pow(10.0, power);
  const int places = -static_cast<int>(power) + (first_digit < 1.95 ? 1 : 0);
  return std::clamp(places, 0, 6);
}

/// Decimal places of a number without an interval: three significant digits.
int decimals_alone(double value) {
  if (value == 0 || std::abs(value) >= 100) return 0;
  return std::clamp(2 - static_cast<int>(std::floor(std::log10(std::abs(value)))), 0, 6);
}

}  // namespace

std::string_view unit_text(std::string_view unit) { return display_of(unit).unit; }

std::string quantity_number(const Estimate& estimate, std::string_view unit, Sign sign) {
  const double factor = display_of(unit).factor;
  const double mean = factor * estimate.mean, half_width = factor * estimate.half_width;
  if (estimate.count == 0 || std::isnan(mean)) return "–";
  if (half_width > rounding_noise && std::isfinite(half_width)) {
    const int decimals = decimals_of(half_width);
    return signed_number(mean, decimals, sign) + " ± " +
           signed_number(half_width, decimals, Sign::negative_only);
  }
  return signed_number(mean, decimals_alone(mean), sign);
}

std::string quantity_text(const Estimate& estimate, std::string_view unit, Sign sign) {
  const std::string number = quantity_number(estimate, unit, sign);
  const std::string_view shown = unit_text(unit);
  return number == "–" || shown.empty() ? number : fmt::format("{} {}", number, shown);
}

std::string count_text(double value) {
  return std::isnan(value) ? "–" : signed_number(value, 0, Sign::negative_only);
}

std::string money_text(Pounds amount, Sign sign) {
  const double size = std::abs(amount.value);
  std::string number = signed_number(size, 0, Sign::negative_only);
  if (size >= 999'500)
    number = signed_number(size / 1e6, 2, Sign::negative_only) + " m";
  else if (size >= 9'950)
    number = signed_number(size / 1e3, 0, Sign::negative_only) + " k";
  std::string_view mark = sign == Sign::always && size >= 0.5 ? "+" : "";
  if (amount.value <= -0.5) mark = minus;
  return fmt::format("{}£{}", mark, number);
}

}  // namespace bluelight
