#include "cli/shared_options.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <bluelight/problem.hpp>
#include <cmath>
#include <cstdlib>
#include <thread>

namespace bluelight::cli {
namespace {

/// A unit and how many of the smallest unit it holds.
struct Unit {
  std::string_view name;
  double factor;
};

constexpr Unit time_units[] = {{"s", 1}, {"min", 60}, {"h", 3600}};
constexpr Unit memory_units[] = {
    {"MB", 1e6}, {"GB", 1e9}, {"MiB", 1024.0 * 1024}, {"GiB", 1024.0 * 1024 * 1024}};
constexpr double most_memory = 1e18;

/// A positive number with one of `units`, in the smallest; throws `CommandLineError`.
double amount_of(const Arguments& arguments, const OptionRow& row, std::span<const Unit> units) {
  const std::string text = arguments.text(row.name);
  char* end = nullptr;
  const double number = std::strtod(text.c_str(), &end);
  while (*end == ' ') ++end;
  std::vector<std::string_view> names;
  for (const Unit& unit : units) {
    names.push_back(unit.name);
    if (unit.name == end && number > 0 && number * unit.factor < most_memory)
      return number * unit.factor;
  }
  throw CommandLineError(
      fmt::format("--{}: expected a positive number with a unit ({}), received \"{}\"", row.name,
                  fmt::join(names, ", "), text));
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
    const double seconds = amount_of(arguments, time_limit_option, time_units);
    limits.time = std::chrono::milliseconds(std::llround(std::ceil(1000 * seconds)));
  }
  if (arguments.has("memory-limit"))
    limits.memory_bytes =
        static_cast<std::uint64_t>(amount_of(arguments, memory_limit_option, memory_units));
  return limits;
}

int jobs_of(const Arguments& arguments) {
  constexpr std::uint64_t most = 4096;
  const auto cores = std::max(1U, std::thread::hardware_concurrency());
  return static_cast<int>(std::min(most, arguments.number("jobs", 1).value_or(cores)));
}

}  // namespace bluelight::cli
