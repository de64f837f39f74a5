#include "cli/study_staff.hpp"

#include <fmt/format.h>

#include <bluelight/quantity_text.hpp>
#include <bluelight/staff_study.hpp>
#include <iostream>

#include "cli/print_plan.hpp"
#include "cli/progress.hpp"
#include "cli/shared_options.hpp"
#include "experiment/held_signals.hpp"
#include "experiment/priced_posts.hpp"

namespace bluelight::cli {
namespace {

/// Rounds that searches take on the reference county, from 12 to 25: only for the plan.
constexpr double usual_rounds = 20;

void show_search(const StudyStaffProgress& now) {
  const StaffingProgress& search = now.search;
  if (search.runs.done != search.runs.total) return;
  const std::string state = search.round == 0 ? "roster verified"
                                              : fmt::format("round {}, {} kinds of hours unsettled",
                                                            search.round, search.unsettled);
  std::cerr << fmt::format("bluelight: staff of {} ({} of {}): {}\n", now.world, now.number,
                           now.total, state);
}

/// What the baseline's rosters fill as they are stated, before its levers.
std::vector<PricedPosts> todays_posts(const Simulation& simulation) {
  const Option& baseline = simulation.study.options.front();
  if (simulation.today) return priced_posts({.name = "", .title = "", .world = *simulation.today});
  if (baseline.worlds_by_date.empty()) return priced_posts(baseline);
  return priced_posts({.name = "", .title = "", .world = baseline.worlds_by_date.front().world});
}

}  // namespace

void find_staff(Simulation& simulation, const std::string& output) {
  if (!wants_staff(simulation.study)) return;
  simulation.study.todays_posts = todays_posts(simulation);
  StudyStaffSettings settings;
  settings.jobs = {jobs_of(simulation.arguments), limits_of(simulation.arguments)};
  if (simulation.today) settings.today = &*simulation.today;
  if (!output.empty()) settings.kept = staff_folder(output);
  if (progress_style(simulation.arguments) != Progress::Style::none)
    settings.progress = show_search;
  const HeldSignals held;
  try {
    staff_study(simulation.study, settings);
    held.throw_if_any();
  } catch (const Interrupted&) {
    if (!settings.kept.empty())
      std::cerr << "bluelight: finished trials of staff are kept in " << settings.kept.string()
                << "; the same command goes on from there\n";
    throw;
  }
}

std::string staff_plan_text(const Simulation& simulation, const StudyPlan& runs) {
  const Study& study = simulation.study;
  if (!wants_staff(study)) return "";
  const EqualService aims = study.equal_service.value_or(EqualService{});
  const double measured = to_seconds(study.options.front().world.horizon.length).count() / 604800;
  const double weeks =
      usual_rounds * aims.replications * aims.weeks + aims.fresh_replications * measured;
  const double each = runs.core_seconds / (static_cast<double>(runs.runs()) * measured);
  const auto searches = static_cast<double>(staff_searches(study));
  return fmt::format("{:<11}{} searches of about {} rounds before the runs, {} core-hours more\n",
                     "staff", count_text(searches), usual_rounds,
                     core_hours_text(searches * weeks * each));
}

}  // namespace bluelight::cli
