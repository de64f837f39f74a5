#include <fmt/format.h>

#include <bluelight/findings.hpp>

namespace bluelight {
namespace {

std::string_view text_of(RunRecord::Status status) {
  static constexpr std::string_view names[] = {"done", "crashed", "ran out of time",
                                               "ran out of memory"};
  return names[static_cast<int>(status)];
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
  return standards;
}

}  // namespace bluelight
