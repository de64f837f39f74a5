/// What a study will take, for people.
#pragma once

#include <bluelight/plan_study.hpp>

namespace bluelight::cli {

/// Prints runs, core-hours, time with so many runs at a time, memory and disk.
void print_plan(const StudyPlan& plan, int jobs);

}  // namespace bluelight::cli
