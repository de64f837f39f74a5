#include "experiment/service_values.hpp"

#include <limits>
#include <tuple>
#include <utility>

namespace bluelight {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

using RowKey = std::tuple<std::chrono::year_month_day, double, std::string, std::string,
                          std::string, std::string, std::string, std::uint64_t>;

RowKey key_of(const ServiceRun& row) {
  return {row.from,   row.demand, row.input,   row.end,
          row.family, row.thing,  row.measure, row.replication};
}

using KnownRows = std::map<RowKey, double>;

KnownRows known_rows(const StudyResult* earlier, std::size_t option) {
  KnownRows known;
  if (earlier == nullptr) return known;
  for (const ServiceRun& row : earlier->options[option].service) known[key_of(row)] = row.value;
  return known;
}

double value_in(const RunRecord& run, const ServiceMeasure& measure) {
  return run.status == RunRecord::Status::done ? run.values.at(measure.position) : none;
}

}  // namespace

void ServiceValues::take(std::size_t world, std::uint64_t replication, RunValues values) {
  values_[world][replication] = std::move(values);
}

double ServiceValues::value_of(std::size_t world, std::size_t measure,
                               std::uint64_t replication) const {
  const auto& taken = values_[world];
  const auto found = taken.find(replication);
  return found == taken.end() || found->second.empty() ? none : found->second.at(measure);
}

void ServiceValues::fill(StudyResult& result, const StudyResult* earlier) const {
  const std::size_t options = result.options.size();
  std::vector<KnownRows> known;
  for (std::size_t i = 0; i < options; ++i) known.push_back(known_rows(earlier, i));
  for (const ServicePlace& place : plan_.places) {
    OptionRuns& option = result.options[place.option];
    const auto& runs = result.options[place.runs < options ? place.runs : place.option].runs;
    for (std::size_t i = 0; i < place.measures.size(); ++i)
      for (const RunRecord& run : runs) {
        ServiceRun row{.from = place.from,
                       .demand = place.demand,
                       .input = place.input,
                       .end = place.end,
                       .family = place.measures[i].family,
                       .thing = place.measures[i].thing,
                       .measure = place.measures[i].measure,
                       .replication = run.replication};
        row.value = place.runs < options ? value_in(run, place.measures[i])
                                         : value_of(place.runs - options, i, run.replication);
        const auto before = known[place.option].find(key_of(row));
        if (before != known[place.option].end()) row.value = before->second;
        option.service.push_back(std::move(row));
      }
  }
}

}  // namespace bluelight
