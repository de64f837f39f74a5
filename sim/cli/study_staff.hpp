/// Staff at equal service, found before a study's options are simulated.
#pragma once

#include <bluelight/plan_study.hpp>

#include "cli/simulate.hpp"

namespace bluelight::cli {

/// Finds the staff of the study's options if that is wanted, with progress on standard error. What
/// was found is kept beside `output` until the study is complete, unless `output` is empty.
void find_staff(Simulation& simulation, const std::string& output);

/// What the searches will take, as lines below the plan of the runs; empty if there are none.
std::string staff_plan_text(const Simulation& simulation, const StudyPlan& runs);

}  // namespace bluelight::cli
