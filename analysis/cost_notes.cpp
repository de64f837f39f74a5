#include "analysis/cost_notes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bluelight/quantity_text.hpp>
#include <cmath>
#include <set>

#include "analysis/case/discounting.hpp"
#include "analysis/case/months.hpp"
#include "analysis/certain_notes.hpp"
#include "analysis/idle_notes.hpp"

namespace bluelight {
namespace {

using std::chrono::sys_days;

/// Posts before any lever of the option is live.
std::vector<PricedPosts> first_posts(const OptionRuns& option) {
  std::vector<PricedPosts> first;
  for (const PricedPosts& posts : option.posts)
    if (posts.from == option.posts.front().from) first.push_back(posts);
  return first;
}

bool start_alike(const OptionRuns& one, const OptionRuns& other) {
  const auto first = first_posts(one), second = first_posts(other);
  return std::equal(first.begin(), first.end(), second.begin(), second.end(),
                    [](const PricedPosts& a, const PricedPosts& b) {
                      return a.group == b.group && a.organisation == b.organisation &&
                             a.posts == b.posts && a.cost_per_fte == b.cost_per_fte;
                    });
}

/// The days on which posts change that `counts` picks: "2026-04-01, 2033-04-01".
template <class Counts>
std::string change_dates(const OptionRuns& option, Counts counts) {
  std::set<sys_days> days;
  for (const PricedPosts& posts : option.posts)
    if (posts.from.ok() && counts(sys_days{posts.from})) days.insert(sys_days{posts.from});
  std::string text;
  for (const sys_days day : days) text += (text.empty() ? "" : ", ") + date_text(day);
  return text;
}

/// Whether anybody was called out in any of the option's runs.
bool has_overtime(const OptionRuns& option) {
  const auto& measures = option.layout.measures;
  const auto overtime = std::find_if(measures.begin(), measures.end(), [](const Measure& one) {
    return one.family == "staff" && one.name == "overtime_hours";
  });
  if (overtime == measures.end()) return false;
  return std::any_of(option.runs.begin(), option.runs.end(), [&](const RunRecord& run) {
    if (run.status != RunRecord::Status::done) return false;
    const auto first = run.values.begin() + static_cast<std::ptrdiff_t>(overtime->offset);
    const auto last = first + static_cast<std::ptrdiff_t>(overtime->size);
    return std::any_of(first, last, [](double hours) { return hours > 0; });
  });
}

using Notes = std::vector<std::string>;

/// Whether posts or service are known at several levels of demand.
bool has_levels(const StudyResult& result) {
  const auto other = [](const auto& one) { return one.demand != 1; };
  return std::any_of(result.options.begin(), result.options.end(), [&](const OptionRuns& option) {
    return std::any_of(option.posts.begin(), option.posts.end(), other) ||
           std::any_of(option.service.begin(), option.service.end(), other);
  });
}

void note_posts(Notes& notes, const OptionRuns& option, sys_days end) {
  const std::string within = change_dates(option, [end](sys_days day) { return day < end; });
  const std::string after = change_dates(option, [end](sys_days day) { return day >= end; });
  if (!within.empty())
    notes.push_back(
        fmt::format("{}: posts change as each lever goes live: {}.", option.name, within));
  if (!after.empty())
    notes.push_back(fmt::format("{}: posts change after the appraisal, which is left out: {}.",
                                option.name, after));
}

/// Growth a year of the demand of an option's groups at most, at central values.
double most_growth(const StudyResult& result, const OptionRuns& option) {
  double growth = 0, most = 0;
  for (const Input& input : result.appraisal.inputs)
    if (input.path == "appraisal.demand_growth") growth = input.value;
  for (const PricedPosts& posts : option.posts) most = std::max(most, posts.growth);
  return growth + most;
}

/// Demand that outgrows the levels at which posts were found.
std::string growth_of(const StudyResult& result, const OptionRuns& option) {
  const double growth = most_growth(result, option);
  if (result.staffing != StaffingRule::hold_standard || growth <= 0) return {};
  double level = 1;
  bool only_one = true;
  for (const PricedPosts& posts : option.posts) {
    level = std::max(level, posts.demand);
    only_one = only_one && posts.demand == 1;
  }
  const Month end = months_of(result.appraisal, result.discount).back();
  const double last = std::pow(1 + growth, end.grown);
  if (only_one)
    return fmt::format(
        "demand grows to {:.2f} of what was simulated, and posts do not follow it: they were found "
        "at one level of demand alone.",
        last);
  if (last <= level) return {};
  return fmt::format(
      "demand grows to {:.2f} of what was simulated; posts were found up to {:.2f} and are "
      "extrapolated from there.",
      last, level);
}

}  // namespace

std::string growth_note(const StudyResult& result) {
  std::string note = growth_of(result, result.options.front());
  if (!note.empty()) note.front() = 'D';
  return note;
}

std::vector<std::string> cost_notes(const StudyResult& result, std::size_t option) {
  const OptionRuns& baseline = result.options.front();
  const OptionRuns& runs = result.options[option];
  const bool levels = has_levels(result);
  Notes notes = idle_levers({runs.name, runs.levers, runs.costs, runs.inputs}, result.appraisal,
                            result.staffing, levels);
  if (option == 0)
    for (std::string& note :
         idle_conventions(result.appraisal, result.staffing, levels, result.provenance))
      notes.push_back(std::move(note));
  if (!start_alike(baseline, runs))
    notes.push_back(fmt::format("{}: its posts differ from those of {} from the start.", runs.name,
                                baseline.name));
  if (has_overtime(runs))
    notes.push_back(fmt::format("{}: the pay of overtime is not in the money.", runs.name));
  if (const std::string growth = growth_of(result, runs); !growth.empty())
    notes.push_back(runs.name + ": " + growth);
  if (std::string certain = certain_note(result, option); !certain.empty())
    notes.push_back(std::move(certain));
  note_posts(notes, runs, first_day(result.appraisal.base, result.appraisal.years));
  return notes;
}

std::vector<std::string> service_notes(const StudyResult& result, const Appraisal& appraisal,
                                       std::size_t option) {
  const OptionRuns& runs = result.options[option];
  std::string classes;
  for (const ServiceYears& one : appraisal.service) {
    const auto held = std::find(one.held.begin(), one.held.end(), true);
    if (one.option != runs.name || held == one.held.end()) continue;
    const bool ever_since = std::find(held, one.held.end(), false) == one.held.end();
    classes += fmt::format("{}{} {} {}", classes.empty() ? "" : ", ", one.contact,
                           ever_since ? "from" : "at times, first in",
                           year_name(appraisal, static_cast<int>(held - one.held.begin())));
  }
  if (classes.empty()) return {};
  double least = 1, most = 1;
  for (const ServiceRun& run : runs.service) {
    least = std::min(least, run.demand);
    most = std::max(most, run.demand);
  }
  return {
      fmt::format("{}: service was simulated for {:.2f} to {:.2f} of today's demand; beyond, it "
                  "and what it is worth stay as they are there: {}.",
                  runs.name, least, most, classes)};
}

}  // namespace bluelight
