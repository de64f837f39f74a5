#include <fmt/format.h>

#include <bluelight/quantity_text.hpp>

#include "analysis/report/sections.hpp"
#include "analysis/report/words.hpp"

namespace bluelight::report {
namespace {

/// "Two proposals against “Three rooms”, 20 replications each; every option meets the same calls."
std::string summary_of(const Source& source) {
  const auto& options = source.study.options;
  const std::string runs = counted(source.comparison.options.front().done, "replication");
  if (options.size() == 1) return fmt::format("One world, {}.", runs);
  return fmt::format("{} compared with “{}”: {} of each, and every option meets the same calls.",
                     sentence_case(counted(options.size() - 1, "proposal")),
                     title_of(options.front()), runs);
}

std::size_t failed_runs(const Comparison& comparison) {
  std::size_t failed = 0;
  for (const ComparedOption& option : comparison.options) failed += option.failed;
  return failed;
}

/// The first twelve letters of what a stamp holds.
std::string stamped(const StudyResult& study, const std::string& key) {
  const auto found = study.provenance.find(key);
  return found == study.provenance.end() ? "not recorded" : found->second.substr(0, 12);
}

/// "Scenario 9f2c1d6b2f0e, seed 2025, Bluelight 0.1.0 (1a2b3c4d5e6f)."
std::string stamp_of(const StudyResult& study) {
  return fmt::format("Scenario {}, seed {}, Bluelight {} ({}).", stamped(study, "scenario_sha256"),
                     study.seed, stamped(study, "program_version"), stamped(study, "git_commit"));
}

}  // namespace

Data masthead_section(const Source& source) {
  const std::size_t failed = failed_runs(source.comparison);
  const std::string& title = source.study.title;
  const std::string failed_text =
      fmt::format("{} failed and {} left out of every number on this page.",
                  sentence_case(counted(failed, "run")), failed == 1 ? "is" : "are");
  return record({{"title", title.empty() ? title_of(source.study.options.front()) : title},
                 {"summary", summary_of(source)},
                 {"stamp", stamp_of(source.study)},
                 {"failed", failed > 0},
                 {"failed_text", failed_text}});
}

}  // namespace bluelight::report
