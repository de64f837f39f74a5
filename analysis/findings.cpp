#include <fmt/format.h>

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

/// Means and centiles know nothing of calls that nobody has answered yet: a room that cannot keep
/// up would look idle.
void add_stranded(std::vector<std::string>& sentences, const OptionRuns& option) {
  constexpr double notable = 0.005;
  const Measure* offered = find_measure(option.layout, "contact", "offered");
  const Measure* waiting = find_measure(option.layout, "contact", "in_progress");
  if (offered == nullptr || waiting == nullptr) return;
  for (std::size_t i = 0; i < offered->size; ++i) {
    const double share = sum_of(option, *waiting, i) / sum_of(option, *offered, i);
    if (share > notable)
      sentences.push_back(
          fmt::format("{}, {}: {:.1f} % of the calls still wait when the measured time ends; no "
                      "mean or centile holds them.",
                      option.name, offered->dimensions.front().labels[i], 100 * share));
  }
}

}  // namespace

Findings findings_of(const StudyResult& result) {
  Findings findings{.title = result.title,
                    .comparison = compare(result),
                    .posts = {},
                    .appraisal = appraise(result),
                    .provenance = result.provenance,
                    .failures = {},
                    .theory = {},
                    .stranded = {},
                    .standards = {}};
  for (const OptionRuns& option : result.options) {
    findings.posts.push_back(final_posts(option));
    add_stranded(findings.stranded, option);
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
  return standards;
}

}  // namespace bluelight
