/// The runs of one measure in every state, at every level and at every end.
#pragma once

#include <bluelight/estimate.hpp>
#include <bluelight/study.hpp>
#include <map>
#include <string>
#include <vector>

namespace bluelight {

/// Which number of a run is meant.
struct MeasureName {
  std::string family, measure, thing;
};

/// Where a measure was taken.
struct RunPlace {
  std::chrono::year_month_day from{};
  double demand = 1;
  std::string input = {}, end = {};  ///< empty: all is central
};

/// A measure of one option.
class ServiceRuns {
 public:
  /// Value by replication; runs without one are left out.
  using Values = std::map<std::uint64_t, double>;

  ServiceRuns(const OptionRuns& option, const MeasureName& name);

  bool empty() const { return places_.empty(); }
  /// First days of the states, ascending; the start is no date.
  std::vector<std::chrono::year_month_day> states() const;
  /// Levels of a state, ascending.
  std::vector<double> levels(std::chrono::year_month_day from) const;
  /// Nothing where no run was made.
  const Values& at(const RunPlace& place) const;
  bool has(const RunPlace& place) const { return !at(place).empty(); }
  /// Whether all that was run in state `from` gave what it gave in `other` in its state
  /// `other_from`.
  bool is_same(std::chrono::year_month_day from, const ServiceRuns& other,
               std::chrono::year_month_day other_from) const;
  Estimate estimate_at(const RunPlace& place) const;

 private:
  struct Record {
    RunPlace place;
    Values values;
  };
  std::vector<Record> places_;
  Values none_;
};

/// A mean before and after, over the replications that have both.
struct PairedMeans {
  double before = 0, after = 0;
  Estimate difference;
};

PairedMeans paired_means(const ServiceRuns::Values& before, const ServiceRuns::Values& after);

}  // namespace bluelight
