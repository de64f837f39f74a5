#include <fmt/format.h>

#include <algorithm>
#include <bluelight/findings.hpp>

#include "analysis/run_table.hpp"

namespace bluelight {
namespace {

std::string_view text_of(RunRecord::Status status) {
  static constexpr std::string_view names[] = {"done", "crashed", "ran out of time",
                                               "ran out of memory"};
  return names[static_cast<int>(status)];
}

double sum_of(const OptionRuns& option, const Measure& measure, std::size_t label) {
  double sum = 0;
  for (const RunRecord& run : option.runs)
    if (run.status == RunRecord::Status::done) sum += run.values.at(measure.offset + label);
  return sum;
}

/// A family in which what has begun may not have ended, what to say of it, and from which share on.
struct Unended {
  std::string_view family, begun, sentence;
  double notable;
};

constexpr Unended unended[] = {{"contact", "offered", "of the calls still wait", 0.005},
                               {"desk", "visible", "of the incidents are not mobilised", 0.05},
                               {"transfer", "needed", "of the transfers are not made", 0.05}};

void add_stranded(std::vector<std::string>& sentences, const OptionRuns& option,
                  const Unended& kind) {
  const Measure* begun = find_measure(option.layout, kind.family, kind.begun);
  const Measure* waiting = find_measure(option.layout, kind.family, "in_progress");
  if (begun == nullptr || waiting == nullptr) return;
  for (std::size_t i = 0; i < begun->size; ++i) {
    const double share = sum_of(option, *waiting, i) / sum_of(option, *begun, i);
    if (share > kind.notable)
      sentences.push_back(fmt::format(
          "{}, {}: {:.1f} % {} when the measured time ends; no mean or centile holds them.",
          option.name, begun->dimensions.front().labels[i], 100 * share, kind.sentence));
  }
}

std::string unit_at(const MeasureLayout& layout, std::size_t position) {
  for (const Measure& measure : layout.measures)
    if (position >= measure.offset && position < measure.offset + measure.size) return measure.unit;
  return "";
}

/// Goals whose measure every option of the results has.
std::vector<PrecisionFinding> precision_of(const StudyResult& result) {
  std::vector<PrecisionFinding> findings;
  for (const PrecisionGoal& goal : result.precision) {
    const auto has_it = [&goal](const OptionRuns& option) {
      return positions_of(goal, option.layout).size() == 1;
    };
    if (!std::all_of(result.options.begin(), result.options.end(), has_it)) continue;
    const MeasureLayout& layout = result.options.front().layout;
    findings.push_back(
        {goal, unit_at(layout, positions_of(goal, layout).front()), widest(goal, result.options)});
  }
  return findings;
}

}  // namespace

std::vector<std::string> stranded(const StudyResult& result) {
  std::vector<std::string> sentences;
  for (const OptionRuns& option : result.options)
    for (const Unended& kind : unended) add_stranded(sentences, option, kind);
  return sentences;
}

Findings findings_of(const StudyResult& result) {
  Findings findings{.title = result.title,
                    .comparison = compare(result),
                    .posts = {},
                    .appraisal = appraise(result),
                    .provenance = result.provenance,
                    .failures = {},
                    .theory = {},
                    .stranded = stranded(result),
                    .precision = precision_of(result),
                    .equal_service = equal_service_of(result),
                    .standards_at_risk = standards_at_risk(result),
                    .standards = {}};
  for (const OptionRuns& option : result.options) {
    findings.posts.push_back(final_posts(option));
    for (const RunRecord& run : option.runs)
      if (run.status != RunRecord::Status::done)
        findings.failures.push_back(fmt::format("replication {} of {} (seed {}) {}: {}",
                                                run.replication, option.name, result.seed,
                                                text_of(run.status), run.message));
  }
  return findings;
}

std::vector<TheoryFinding> beside_theory(const OptionRuns& option,
                                         const std::vector<TheoryValue>& exact) {
  std::vector<TheoryFinding> findings;
  for (const TheoryValue& value : exact) {
    const std::size_t place = position(option.layout, value);
    std::vector<double> values;
    for (const RunRecord& run : option.runs)
      if (run.status == RunRecord::Status::done) values.push_back(run.values.at(place));
    findings.push_back({.exact = value,
                        .unit = option.layout.find(value.family, value.measure).unit,
                        .estimate = estimate(values)});
  }
  return findings;
}

std::map<std::string, ServiceLevel> standards_of(const World& world) {
  std::map<std::string, ServiceLevel> standards;
  for (const ContactClass& contact : world.contacts)
    if (contact.standard) standards.emplace(contact.name, *contact.standard);
  for (const DispatchDesk& desk : world.desks)
    if (desk.standard) standards.emplace(desk.name, *desk.standard);
  return standards;
}

}  // namespace bluelight
