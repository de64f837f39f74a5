#include "experiment/stopping.hpp"

#include <algorithm>

namespace bluelight {

int Stopping::least() const {
  int least = 0;
  for (const PrecisionGoal& goal : goals_) least = std::max(least, goal.at_least);
  return least;
}

bool Stopping::has_pilot() const {
  return std::any_of(goals_.begin(), goals_.end(),
                     [](const PrecisionGoal& goal) { return goal.pilot; });
}

int Stopping::most() const {
  int most = first_;
  for (const PrecisionGoal& goal : goals_) most = std::max(most, goal.at_most);
  return has_pilot() ? first_ + most : most;
}

int Stopping::wanted_after_pilot(const std::vector<OptionRuns>& pilot) const {
  int wanted = first_;
  for (const PrecisionGoal& goal : goals_)
    if (goal.pilot) wanted = std::max(wanted, replications_needed(goal, widest(goal, pilot)));
  return wanted;
}

int Stopping::wanted(const std::vector<OptionRuns>& options) const {
  const int made = static_cast<int>(options.front().runs.size());
  int wanted = made;
  for (const PrecisionGoal& goal : goals_) {
    if (goal.pilot || made >= goal.at_most) continue;
    const Estimate now = widest(goal, options);
    if (is_met(goal, now)) continue;
    const int step = std::max(1, made / 10), most = std::min(2 * made, goal.at_most);
    wanted = std::max(
        wanted, std::clamp(replications_needed(goal, now), std::min(made + step, most), most));
  }
  return wanted;
}

}  // namespace bluelight
