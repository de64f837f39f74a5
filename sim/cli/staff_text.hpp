/// What `bluelight staff` prints.
#pragma once

#include <bluelight/staff_need.hpp>
#include <string>

namespace bluelight::cli {

/// What was asked and what was found.
struct StaffAnswer {
  const World& world;
  const StaffingSettings& settings;
  const StaffNeed& need;
};

/// Sentences and tables for a terminal of 80 columns.
std::string staff_text(const StaffAnswer& answer, bool colour);

/// One JSON object (`docs/json.md`).
std::string staff_json(const StaffAnswer& answer);

/// Tidy table: one line for each group and hour of the week (`docs/json.md`).
std::string staff_csv(const StaffAnswer& answer);

}  // namespace bluelight::cli
