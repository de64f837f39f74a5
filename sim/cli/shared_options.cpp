#include "cli/shared_options.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <bluelight/problem.hpp>
#include <cmath>
#include <cstdlib>
#include <thread>

namespace bluelight::cli {
namespace {

/// A unit and how many milliseconds or bytes it holds.
struct Unit {
  std::string_view name;
  double factor;
};

/// What an option that takes an amount accepts; the bounds as text and in milliseconds or bytes.
struct AmountRange {
  std::span<const Unit> units;
  double least, most;
  std::string_view bounds;
};

constexpr Unit time_units[] = {{"s", 1e3}, {"min", 60e3}, {"h", 3600e3}};
constexpr Unit memory_units[] = {
    {"MB", 1e6}, {"GB", 1e9}, {"MiB", 1024.0 * 1024}, {"GiB", 1024.0 * 1024 * 1024}};
constexpr AmountRange time_range{time_units, 1, 1e5 * 3600e3, "from 0.001s to 100000h"};
constexpr AmountRange memory_range{memory_units, 1, 1e18, "from 0.000001MB to 1000000000GB"};

/// A number with one of the units of `range`, in milliseconds or bytes; throws `CommandLineError`.
double amount_of(const Arguments& arguments, const OptionRow& row, const AmountRange& range) {
  const std::string text = arguments.text(row.name);
  char* end = nullptr;
  const double number = std::strtod(text.c_str(), &end);
  while (*end == ' ') ++end;
  std::vector<std::string_view> names;
  for (const Unit& unit : range.units) {
    names.push_back(unit.name);
    const double amount = number * unit.factor;
    if (unit.name == end && amount >= range.least && amount <= range.most) return amount;
  }
  throw CommandLineError(
      fmt::format("--{}: expected a number with a unit ({}), {}, received \"{}\"", row.name,
                  fmt::join(names, ", "), range.bounds, text));
}

}  // namespace

Format format_of(const Arguments& arguments) {
  const std::string format = arguments.choice("format", {"table", "json", "csv"});
  if (format == "json") return Format::json;
  return format == "csv" ? Format::csv : Format::table;
}

RunLimits limits_of(const Arguments& arguments) {
  RunLimits limits;
  if (arguments.has("time-limit")) {
    const double milliseconds = amount_of(arguments, time_limit_option, time_range);
    limits.time = std::chrono::milliseconds(std::llround(std::ceil(milliseconds)));
  }
  if (arguments.has("memory-limit"))
    limits.memory_bytes =
        static_cast<std::uint64_t>(amount_of(arguments, memory_limit_option, memory_range));
  return limits;
}

int jobs_of(const Arguments& arguments) {
  const auto cores = std::max(1U, std::thread::hardware_concurrency());
  return static_cast<int>(arguments.number("jobs", {.least = 1, .most = 4096}).value_or(cores));
}

}  // namespace bluelight::cli
