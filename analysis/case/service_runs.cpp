#include "analysis/case/service_runs.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace bluelight {
namespace {

using Date = std::chrono::year_month_day;

bool same(const RunPlace& a, const RunPlace& b) {
  return a.from == b.from && a.demand == b.demand && a.input == b.input && a.end == b.end;
}

}  // namespace

ServiceRuns::ServiceRuns(const OptionRuns& option, const MeasureName& name) {
  for (const ServiceRun& run : option.service) {
    if (run.measure != name.measure || run.thing != name.thing || run.family != name.family)
      continue;
    if (!std::isfinite(run.value)) continue;
    const RunPlace place{run.from, run.demand, run.input, run.end};
    if (places_.empty() || !same(places_.back().place, place)) {
      const auto known = std::find_if(places_.begin(), places_.end(), [&place](const Record& one) {
        return same(one.place, place);
      });
      if (known != places_.end()) {
        known->values[run.replication] = run.value;
        continue;
      }
      places_.push_back({place, {}});
    }
    places_.back().values[run.replication] = run.value;
  }
}

std::vector<Date> ServiceRuns::states() const {
  std::set<Date> dates;
  for (const Record& one : places_)
    if (one.place.input.empty()) dates.insert(one.place.from);
  std::vector<Date> all(dates.begin(), dates.end());
  std::stable_partition(all.begin(), all.end(), [](Date date) { return !date.ok(); });
  return all;
}

std::vector<double> ServiceRuns::levels(Date from) const {
  std::set<double> levels;
  for (const Record& one : places_)
    if (one.place.from == from && one.place.input.empty()) levels.insert(one.place.demand);
  return {levels.begin(), levels.end()};
}

const ServiceRuns::Values& ServiceRuns::at(const RunPlace& place) const {
  const auto found = std::find_if(places_.begin(), places_.end(),
                                  [&place](const Record& one) { return same(one.place, place); });
  return found == places_.end() ? none_ : found->values;
}

bool ServiceRuns::is_same(Date from, const ServiceRuns& other, Date other_from) const {
  return std::all_of(places_.begin(), places_.end(), [&](const Record& one) {
    RunPlace place = one.place;
    if (place.from != from) return true;
    place.from = other_from;
    return other.at(place) == one.values;
  });
}

Estimate ServiceRuns::estimate_at(const RunPlace& place) const {
  std::vector<double> values;
  for (const auto& [replication, value] : at(place)) values.push_back(value);
  return estimate(values);
}

PairedMeans paired_means(const ServiceRuns::Values& before, const ServiceRuns::Values& after) {
  std::vector<double> first, second;
  for (const auto& [replication, value] : before) {
    const auto other = after.find(replication);
    if (other == after.end()) continue;
    first.push_back(value);
    second.push_back(other->second);
  }
  return {.before = estimate(first).mean,
          .after = estimate(second).mean,
          .difference = paired(first, second)};
}

}  // namespace bluelight
