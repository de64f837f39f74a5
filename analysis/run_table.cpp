#include "analysis/run_table.hpp"

#include <algorithm>
#include <limits>
#include <set>

namespace bluelight {

const Measure* find_measure(const MeasureLayout& layout, std::string_view family,
                            std::string_view name) {
  const auto found = std::find_if(
      layout.measures.begin(), layout.measures.end(),
      [&](const Measure& measure) { return measure.family == family && measure.name == name; });
  return found == layout.measures.end() ? nullptr : &*found;
}

std::optional<std::size_t> find_label(const Measure& measure, std::string_view label) {
  const auto& labels = measure.dimensions.front().labels;
  const auto found = std::find(labels.begin(), labels.end(), label);
  if (found == labels.end()) return std::nullopt;
  return static_cast<std::size_t>(found - labels.begin());
}

std::vector<std::uint64_t> replications_of(const StudyResult& result) {
  std::set<std::uint64_t> all;
  for (const OptionRuns& option : result.options)
    for (const RunRecord& run : option.runs) all.insert(run.replication);
  return {all.begin(), all.end()};
}

std::vector<double> values_at(const OptionRuns& option, std::size_t position,
                              const std::vector<std::uint64_t>& replications) {
  std::vector<double> values(replications.size(), std::numeric_limits<double>::quiet_NaN());
  for (const RunRecord& run : option.runs) {
    if (run.status != RunRecord::Status::done) continue;
    const auto place = std::lower_bound(replications.begin(), replications.end(), run.replication);
    values[static_cast<std::size_t>(place - replications.begin())] = run.values.at(position);
  }
  return values;
}

}  // namespace bluelight
