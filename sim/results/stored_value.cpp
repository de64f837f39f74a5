#include "results/stored_value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>

namespace bluelight::hdf5 {
namespace {

/// In the order of `RunRecord::Status`.
constexpr std::array status_names = {"done", "crashed", "timed_out", "out_of_memory"};

/// In the order of `StaffingRule`.
constexpr std::array rule_names = {"fixed", "hold_standard", "budget"};

int number_in(std::string_view text) {
  int number = -1;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
  return result.ptr == text.data() + text.size() ? number : -1;
}

}  // namespace

std::string stored(RunRecord::Status status) {
  return status_names[static_cast<std::size_t>(status)];
}

void restore(const std::string& text, RunRecord::Status& value) {
  const auto found = std::ranges::find(status_names, text);
  if (found == status_names.end()) throw std::runtime_error("no run ends as \"" + text + "\"");
  value = static_cast<RunRecord::Status>(found - status_names.begin());
}

std::string stored(StaffingRule rule) { return rule_names[static_cast<std::size_t>(rule)]; }

void restore(const std::string& text, StaffingRule& value) {
  const auto found = std::ranges::find(rule_names, text);
  if (found == rule_names.end())
    throw std::runtime_error("\"" + text + "\" is no rule of staffing");
  value = static_cast<StaffingRule>(found - rule_names.begin());
}

std::string stored(std::chrono::year_month_day date) {
  if (!date.ok()) return "";
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

void restore(const std::string& text, std::chrono::year_month_day& value) {
  value = {};
  if (text.empty()) return;
  if (text.size() == 10) {
    const std::string_view digits = text;
    value = std::chrono::year{number_in(digits.substr(0, 4))} /
            static_cast<unsigned>(number_in(digits.substr(5, 2))) /
            static_cast<unsigned>(number_in(digits.substr(8, 2)));
  }
  if (!value.ok()) throw std::runtime_error("\"" + text + "\" is not a date");
}

}  // namespace bluelight::hdf5
