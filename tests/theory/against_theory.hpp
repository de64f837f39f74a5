/// Runs of scenario files held against their exact values.
#pragma once

#include <bluelight/estimate.hpp>
#include <bluelight/study.hpp>
#include <bluelight/theory.hpp>
#include <string>
#include <vector>

namespace bluelight::test {

/// Independent runs of one scenario.
struct Runs {
  std::string file;
  Option option;
  MeasureLayout layout;
  std::vector<RunValues> values;  ///< by replication
};

/// Loads `file` with the changes `set` and runs it `replications` times through the whole model.
Runs run_scenario(const std::string& file, const std::vector<std::string>& set, int replications);

/// Values of one series in the order of the replications.
std::vector<double> series(const Runs& runs, const TheoryValue& which);

/// One exact value, what the runs say, and how likely so great a difference is by chance.
struct Comparison {
  std::string scenario;
  TheoryValue exact;
  Estimate estimate;   ///< ratio of sums where the measure is a ratio
  double p_value = 1;  ///< that the true value is the exact one
  double relative_error() const;
};

/// Every exact value of the scenario against the runs.
///
/// The mean of a ratio is not the ratio of the means, so a ratio x = a / b is tested by a - exact ·
/// b, whose mean is 0 exactly; b is the number of calls that the measure is about.
std::vector<Comparison> against_theory(const Runs& runs);

}  // namespace bluelight::test
