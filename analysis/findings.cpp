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
                    .failures = {}};
  for (const OptionRuns& option : result.options) {
    findings.posts.push_back(option.posts);
    for (const RunRecord& run : option.runs)
      if (run.status != RunRecord::Status::done)
        findings.failures.push_back(fmt::format("Replication {} of {} {}: {}", run.replication,
                                                option.name, text_of(run.status), run.message));
  }
  return findings;
}

}  // namespace bluelight
