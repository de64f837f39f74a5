#include "cli/print_plan.hpp"

#include <fmt/format.h>

#include <bluelight/quantity_text.hpp>
#include <cmath>
#include <iostream>
#include <string>

namespace bluelight::cli {
namespace {

/// "36 MB"
std::string size_text(std::uint64_t bytes) {
  return bytes < 10'000'000'000
             ? fmt::format("{:.0f} MB", std::ceil(1e-6 * static_cast<double>(bytes)))
             : fmt::format("{:.1f} GB", 1e-9 * static_cast<double>(bytes));
}

/// "40 s", "12 min", "3.5 h"
std::string time_text(double seconds) {
  if (seconds < 1) return "under 1 s";
  if (seconds < 100) return fmt::format("{:.0f} s", seconds);
  return seconds < 6000 ? fmt::format("{:.0f} min", seconds / 60)
                        : fmt::format("{:.1f} h", seconds / 3600);
}

/// "40 (400 at most)", or "40" if that is all there can be.
std::string with_most(const std::string& text, const std::string& most) {
  return text == most ? text : fmt::format("{} ({} at most)", text, most);
}

}  // namespace

std::string core_hours_text(double seconds) {
  return seconds < 36 ? "under 0.01" : fmt::format("{:.2g}", seconds / 3600);
}

void print_plan(const StudyPlan& plan, int jobs, const std::string& more) {
  const auto row = [](const char* name, const std::string& text) {
    std::cout << fmt::format("{:<11}{}\n", name, text);
  };
  row("runs", with_most(count_text(static_cast<double>(plan.runs())),
                        count_text(static_cast<double>(plan.most_runs()))) +
                  fmt::format(" of {} options", plan.options));
  row("core-hours",
      with_most(core_hours_text(plan.core_seconds), core_hours_text(plan.most_core_seconds)));
  row("time",
      with_most(time_text(plan.core_seconds / jobs), time_text(plan.most_core_seconds / jobs)) +
          fmt::format(" with --jobs {}; the longest run {}", jobs, time_text(plan.longest_run)));
  if (plan.service_worlds > 0)
    row("service",
        fmt::format("{} runs of {} further worlds (states, levels of demand, ends of "
                    "inputs), {} core-hours more",
                    count_text(static_cast<double>(plan.service_runs())), plan.service_worlds,
                    with_most(core_hours_text(plan.service_core_seconds),
                              core_hours_text(plan.most_service_core_seconds))));
  row("memory", fmt::format("{} for each run, {} at a time", size_text(plan.memory_bytes), jobs));
  row("disk", with_most(size_text(plan.disk_bytes), size_text(plan.most_disk_bytes)));
  std::cout << more;
  std::cout
      << "From trial runs of one and three weeks of each option on this machine, extended in a\n"
         "straight line. Nothing was written.\n";
}

}  // namespace bluelight::cli
