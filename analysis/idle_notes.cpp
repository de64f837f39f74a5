#include "analysis/idle_notes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bluelight/appraisal.hpp>
#include <bluelight/quantity_text.hpp>

#include "analysis/case/discounting.hpp"
#include "analysis/case/months.hpp"

namespace bluelight {
namespace {

using std::chrono::sys_days;
using Notes = std::vector<std::string>;

/// Why posts and benefits do not follow demand.
std::string_view reason(StaffingRule staffing) {
  if (staffing == StaffingRule::budget) return "what is paid for posts stays";
  if (staffing == StaffingRule::fixed)
    return "rosters stay, and service is simulated at one level of demand alone";
  return "posts are found at one level of demand alone";
}

bool follows_demand(StaffingRule staffing, bool levels) {
  return levels && staffing != StaffingRule::budget;
}

/// Whether the first file of the study states it, or the command line.
bool is_own(const Input& input, const std::map<std::string, std::string>& provenance) {
  const auto files = provenance.find("files");
  const std::string& file = input.origin.file;
  if (file == "--set") return true;
  return files != provenance.end() && !file.empty() &&
         (files->second == file || files->second.rfind(file + ", ", 0) == 0);
}

/// "paid on 2036-04-01, is after the appraisal and left out", or empty if it is within.
std::string outside(const CostLine& line, const AppraisalPlan& plan) {
  const sys_days begin = plan.base, end = first_day(plan.base, plan.years);
  const sys_days day = line.from.ok() ? sys_days{line.from} : begin;
  if (day >= end)
    return fmt::format("{} {}, is after the appraisal and left out.",
                       line.yearly ? "paid every year from" : "paid on", date_text(day));
  if (!line.yearly && day < begin)
    return fmt::format("paid on {}, is before the appraisal and left out.", date_text(day));
  if (line.until.ok() && sys_days{line.until} <= begin)
    return fmt::format("paid until {}, is before the appraisal and left out.",
                       date_text(line.until));
  return "";
}

void note_costs(Notes& notes, const LeversAndCosts& option, const AppraisalPlan& plan) {
  for (const CostLine& line : option.costs) {
    const std::string where = line.category == "exit" ? "" : outside(line, plan);
    if (!where.empty())
      notes.push_back(
          fmt::format("{}: {} of {}, {}", option.name, money_text(line.amount), line.name, where));
  }
}

void note_late_levers(Notes& notes, const LeversAndCosts& option, const AppraisalPlan& plan) {
  const sys_days end = first_day(plan.base, plan.years);
  for (const LeverPlan& lever : option.levers)
    if (lever.live.ok() && sys_days{lever.live} >= end)
      notes.push_back(
          fmt::format("{}: lever.{} is live from {}, after the appraisal, which ends on {}.",
                      option.name, lever.name, date_text(lever.live), date_text(end)));
}

void note_dips(Notes& notes, const LeversAndCosts& option, std::string_view why) {
  for (const LeverPlan& lever : option.levers) {
    const std::string path = "lever." + lever.name + ".dip";
    const bool dips =
        std::any_of(option.inputs.begin(), option.inputs.end(), [&path](const Input& input) {
          return input.path == path + ".handle_time" && (input.value != 1 || input.high > 1);
        });
    if (dips) notes.push_back(fmt::format("{}: {} has no effect: {}.", option.name, path, why));
  }
}

}  // namespace

Notes idle_conventions(const AppraisalPlan& plan, StaffingRule staffing, bool levels,
                       const std::map<std::string, std::string>& provenance) {
  Notes notes;
  if (follows_demand(staffing, levels)) return notes;
  for (const Input& input : plan.inputs)
    if (input.path == "appraisal.demand_growth" && is_own(input, provenance))
      notes.push_back(fmt::format("{} has no effect: {}.", input.path, reason(staffing)));
  return notes;
}

Notes idle_levers(const LeversAndCosts& option, const AppraisalPlan& plan, StaffingRule staffing,
                  bool levels) {
  Notes notes;
  note_costs(notes, option, plan);
  note_late_levers(notes, option, plan);
  if (!follows_demand(staffing, levels)) note_dips(notes, option, reason(staffing));
  return notes;
}

Notes notes_beforehand(const Study& study) {
  if (study.appraisal.discount.empty() || !study.appraisal.base.ok()) return {};
  const bool levels = study.demand_levels.size() > 1;
  Notes notes = idle_conventions(study.appraisal, study.staffing, levels, study.provenance);
  for (const Option& option : study.options) {
    const Notes more =
        idle_levers({option.name, option.levers, option.world.costs, option.world.inputs},
                    study.appraisal, study.staffing, levels);
    notes.insert(notes.end(), more.begin(), more.end());
  }
  return notes;
}

}  // namespace bluelight
