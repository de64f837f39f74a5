/// When a study has replications enough.
#pragma once

#include <bluelight/study.hpp>

namespace bluelight {

/// How many replications a study makes, step by step. Depends on nothing but what the runs say, so
/// that workers and interruptions do not change it.
class Stopping {
 public:
  /// `study` must outlive it.
  explicit Stopping(const Study& study)
      : goals_(study.precision), first_(goals_.empty() ? study.replications : least()) {}
  /// Replications that are made in any case.
  int first() const { return first_; }
  /// Replications that are made at most, a pilot's included.
  int most() const;
  /// Whether the first ones are a pilot, which is thrown away.
  bool has_pilot() const;
  /// Replications there must be, judging by those there are; as many as there are: enough.
  int wanted(const std::vector<OptionRuns>& options) const;
  /// Fresh replications to be made after the pilot.
  int wanted_after_pilot(const std::vector<OptionRuns>& pilot) const;

 private:
  int least() const;

  const std::vector<PrecisionGoal>& goals_;
  int first_;
};

}  // namespace bluelight
