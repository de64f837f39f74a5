/// How sure a study must be before it stops.
#pragma once

#include <bluelight/estimate.hpp>
#include <bluelight/problem.hpp>
#include <string>
#include <vector>

namespace bluelight {

struct MeasureLayout;
struct OptionRuns;
struct Study;

/// One 95 % interval that must be narrow enough, in every option or in every difference.
struct PrecisionGoal {
  std::string name, title;
  std::string thing;        ///< label of the measure, "police_999"; empty: `name`
  std::string family;       ///< of measures, "contact"; empty: the one that has thing and measure
  std::string measure;      ///< "answer_within"
  double half_width = 0;    ///< in the measure's unit, or a share of the mean; > 0
  bool relative = false;    ///< `half_width` is a share of the mean
  bool difference = false;  ///< of each proposal's difference from the baseline
  int at_least = 20;        ///< replications
  int at_most = 200;        ///< where the study stops however wide the interval is; >= `at_least`
  /// `at_least` runs only decide how many fresh ones are made, and are then thrown away: an
  /// interval that was looked at until it was narrow is too narrow for what rests on few calls.
  bool pilot = false;
  Origin origin;

  const std::string& label() const { return thing.empty() ? name : thing; }
};

/// How many times too wide an interval is; up to 1 it is narrow enough. Infinite without two
/// values.
double excess(const PrecisionGoal& goal, const Estimate& estimate);

/// Whether an interval is as narrow as a goal wants it; one without two values never is.
bool is_met(const PrecisionGoal& goal, const Estimate& estimate);

/// Replications that a goal needs, to judge by an interval of `estimate.count` of them: as many
/// times more as its half-width is too wide, squared (Law 2015, section 9.4.1); at least
/// `at_least`, at most `at_most`.
int replications_needed(const PrecisionGoal& goal, const Estimate& estimate);

/// The numbers in a run's values that a goal may mean: one, if layout and goal fit.
std::vector<std::size_t> positions_of(const PrecisionGoal& goal, const MeasureLayout& layout);

/// The widest interval of a goal: over all options, or over all proposals' differences. Requires:
/// every option has the measure.
Estimate widest(const PrecisionGoal& goal, const std::vector<OptionRuns>& options);

/// Throws `ScenarioError` with every goal whose measure or thing some option does not have, with
/// the nearest names.
void check_precision(const Study& study);

}  // namespace bluelight
