#include <fmt/format.h>

#include <map>
#include <set>
#include <sstream>

#include "analysis/report/assets.hpp"
#include "analysis/report/sections.hpp"
#include "analysis/report/words.hpp"

namespace bluelight::report {
namespace {

std::string status_text(RunRecord::Status status) {
  switch (status) {
    case RunRecord::Status::done:
      return "done";
    case RunRecord::Status::crashed:
      return "crashed";
    case RunRecord::Status::timed_out:
      return "stopped: over its time limit";
    case RunRecord::Status::out_of_memory:
      return "stopped: over its memory limit";
  }
  return "";
}

Data failures_of(const StudyResult& study) {
  Data failures{Data::type::list};
  for (const OptionRuns& option : study.options)
    for (const RunRecord& run : option.runs)
      if (run.status != RunRecord::Status::done)
        failures.push_back(record({{"option", title_of(option)},
                                   {"replication", std::to_string(run.replication)},
                                   {"status", status_text(run.status)},
                                   {"message", run.message}}));
  return failures;
}

std::string stamp_title(const std::string& key) {
  static const std::map<std::string, std::string> titles{{"scenario_sha256", "Scenario, SHA-256"},
                                                         {"program_version", "Bluelight version"},
                                                         {"git_commit", "Source commit"},
                                                         {"simgrid_version", "SimGrid version"},
                                                         {"hdf5_version", "HDF5 version"}};
  const auto found = titles.find(key);
  return found == titles.end() ? title_of(key) : found->second;
}

Data stamps_of(const StudyResult& study) {
  auto stamps = study.provenance;
  stamps.try_emplace("seed", std::to_string(study.seed));
  return list(stamps, [](const auto& stamp) {
    return record({{"title", stamp_title(stamp.first)}, {"value", stamp.second}});
  });
}

/// Lines of a resolved scenario, each with what tells it from others: its table and the text before
/// the comment.
struct ScenarioLine {
  std::string text, identity;
};

std::vector<ScenarioLine> lines_of(const std::string& resolved) {
  std::vector<ScenarioLine> lines;
  std::istringstream stream(resolved);
  std::string table;
  for (std::string text; std::getline(stream, text);) {
    if (text.starts_with("[")) table = text.substr(0, text.find('#'));
    lines.push_back({text, table + "\n" + text.substr(0, text.find(" #"))});
  }
  return lines;
}

/// The scenario of an option; lines that the baseline does not have are marked.
Data scenario_of(const OptionRuns& option, const std::set<std::string>* baseline) {
  std::size_t changed = 0;
  Data lines{Data::type::list};
  for (const ScenarioLine& line : lines_of(option.resolved)) {
    const bool differs = baseline && !line.text.empty() && !baseline->contains(line.identity);
    changed += differs;
    lines.push_back(record({{"text", line.text}, {"changed", differs}}));
  }
  const std::string differing =
      changed == 0 ? "no line differs from the baseline"
                   : fmt::format("{} not in the baseline, marked", counted(changed, "line"));
  return record({{"title", title_of(option)},
                 {"note", baseline ? differing : "the baseline"},
                 {"lines", lines}});
}

Data scenarios_of(const StudyResult& study) {
  std::set<std::string> baseline;
  for (const ScenarioLine& line : lines_of(study.options.front().resolved))
    baseline.insert(line.identity);
  Data scenarios{Data::type::list};
  for (const OptionRuns& option : study.options)
    scenarios.push_back(
        scenario_of(option, &option == &study.options.front() ? nullptr : &baseline));
  return scenarios;
}

}  // namespace

Data origin_section(const Source& source) {
  const auto runs = list(source.comparison.options, [](const ComparedOption& option) {
    return record({{"title", option.title.empty() ? title_of(option.name) : option.title},
                   {"done", std::to_string(option.done)},
                   {"failed", std::to_string(option.failed)}});
  });
  const Data failures = failures_of(source.study);
  return record({{"stamps", stamps_of(source.study)},
                 {"runs", runs},
                 {"failures_any", failures.is_non_empty_list()},
                 {"failures", failures},
                 {"scenarios", scenarios_of(source.study)},
                 {"licence", std::string(chart_licence())}});
}

}  // namespace bluelight::report
