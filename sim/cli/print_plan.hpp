/// What a study will take, for people.
#pragma once

#include <bluelight/plan_study.hpp>
#include <string>

namespace bluelight::cli {

/// "0.27", "under 0.01": so many seconds of one core, in hours.
std::string core_hours_text(double seconds);

/// Prints runs, core-hours, time with so many runs at a time, memory and disk, then `more` lines.
void print_plan(const StudyPlan& plan, int jobs, const std::string& more);

}  // namespace bluelight::cli
