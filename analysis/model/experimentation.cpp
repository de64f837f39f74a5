#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <bluelight/quantity_text.hpp>

#include "analysis/model/sections.hpp"
#include "analysis/report/response_rows.hpp"
#include "analysis/report/words.hpp"

namespace bluelight::model {
namespace {

void write_initialisation(Document& document, const World& world) {
  document.heading(3, "4.1 Initialisation");
  const bool warm = world.horizon.warm_up > Duration{};
  document.paragraph(
      "The simulation is terminating: it follows stated local dates, with their demand and "
      "rosters. "
      "Rooms start empty, with everybody who is on duty at that hour.");
  document.paragraph(
      warm ? fmt::format("A warm-up of {} is simulated before the first measured date and thrown "
                         "away: calls offered in it are in no count, but occupy people.",
                         duration_text(world.horizon.warm_up))
           : "There is no warm-up: measurement begins with empty rooms.");
}

void write_run_length(Document& document, const World& world) {
  document.heading(3, "4.2 Run length");
  document.paragraph(fmt::format(
      "{} of measured time{}, in local time of {}. All times are in seconds unless they say "
      "otherwise.",
      duration_text(world.horizon.length),
      world.area.start.ok() ? " from " + report::long_date_text(world.area.start) : std::string(),
      plain(world.area.time_zone)));
}

std::string reached_text(const PrecisionFinding& finding) {
  const PrecisionGoal& goal = finding.goal;
  return fmt::format(
      "{} of {}: half-width at most {:g}{}{}; {} to {} replications{}; the widest reached is {} "
      "({}).",
      code(goal.measure), code(goal.label()), goal.half_width, goal.relative ? " of the mean" : "",
      goal.difference ? ", of differences" : "", goal.at_least, goal.at_most,
      goal.pilot ? " after a pilot of fresh runs" : "", quantity_text(finding.widest, finding.unit),
      is_met(goal, finding.widest) ? "met" : "not met");
}

void write_estimation(Document& document, const Subject& subject) {
  document.heading(3, "4.3 Estimation approach");
  document.paragraph(
      "Independent replications. Every number is a mean over them with a 95 % Student t interval; "
      "differences are paired on common random numbers.");
  std::vector<std::vector<std::string>> rows;
  for (const ComparedOption& option : subject.findings.comparison.options)
    rows.push_back(
        {code(option.name), fmt::format("{}", option.done), fmt::format("{}", option.failed)});
  document.table({"option", "replications", "failed and left out"}, rows);
  if (subject.findings.precision.empty())
    return document.paragraph(
        "The number of replications is the study's own; it sets no goal of "
        "precision.");
  std::vector<std::string> goals;
  for (const PrecisionFinding& finding : subject.findings.precision)
    goals.push_back(reached_text(finding));
  document.paragraph("Goals of precision:");
  document.list(goals);
}

/// "handle_time" with how many inputs, from where.
std::vector<std::string> row_of(const VariedInput& varied) {
  std::vector<std::string> sources, grades;
  const auto add = [](std::vector<std::string>& all, const std::string& one) {
    if (!one.empty() && std::find(all.begin(), all.end(), one) == all.end())
      all.push_back(plain(one));
  };
  for (const Input& input : varied.inputs) {
    add(sources, input.source);
    add(grades, input.grade);
  }
  return {code(varied.name), fmt::format("{}", varied.inputs.size()),
          fmt::format("{}", fmt::join(grades, ", ")), fmt::format("{}", fmt::join(sources, "; "))};
}

/// What was simulated beside the study's own world, and how the case goes between.
void write_away(Document& document, const Subject& subject) {
  const auto& varied = subject.study.varied;
  if (!varied.empty()) {
    document.paragraph(
        "Inputs put at both ends of their ranges, one after the other, all others at their values; "
        "inputs of one name err together. In the draws of the case posts and service move between "
        "the ends:");
    std::vector<std::vector<std::string>> rows;
    for (const VariedInput& one : varied) rows.push_back(row_of(one));
    document.table({"varied", "inputs", "grades", "sources"}, rows);
  }
  const Appraisal& appraisal = subject.findings.appraisal;
  if (appraisal.responses.empty() && appraisal.service_responses.empty()) return;
  const auto missed = report::deviations(appraisal);
  document.paragraph(fmt::format(
      "Posts and valued service follow demand on monotone lines through what was found at each "
      "level. {}",
      missed.empty() ? "Each line goes through all that was found."
                     : "By how much lines miss it (root of the mean square); others do not:"));
  document.list(missed);
}

}  // namespace

void write_experimentation(Document& document, const Subject& subject) {
  document.heading(2, "4 Experimentation");
  write_initialisation(document, subject.world);
  write_run_length(document, subject.world);
  write_estimation(document, subject);
  write_away(document, subject);
}

}  // namespace bluelight::model
