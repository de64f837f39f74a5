/// How many people each staff group needs, hour by hour, so that calls are answered to standard,
/// and how many posts that is.
#pragma once

#include <array>
#include <bluelight/estimate.hpp>
#include <bluelight/local_hours.hpp>
#include <bluelight/run_study.hpp>
#include <bluelight/study.hpp>
#include <bluelight/world.hpp>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

namespace bluelight {

/// Seats by hour of the week, Monday 00h first.
using WeekSeats = std::array<int, hours_a_week>;

/// Which shifts may be rostered, on any day of the week. Whole hours. Shifts of 10 and 12 hours are
/// what police and fire control rooms work (evidence 4.14); 8 hours and the begins are assumed.
struct ShiftRules {
  std::vector<int> begins{6, 7, 8, 10, 12, 14, 15, 16, 18, 19, 20, 22};  ///< local hours, 0 … 23
  std::vector<int> lasts{8, 10, 12};                                     ///< hours, 1 … 24
};

/// How far the search is.
struct StaffingProgress {
  int round = 0;              ///< of the search; 0: the roster is being verified
  std::size_t unsettled = 0;  ///< periods whose seats may still change
  RunProgress runs = {};      ///< of this round
};

/// How a need is found. `jobs` never changes the answer.
struct StaffingSettings {
  std::uint64_t seed = 1;
  int rounds = 40;              ///< of correction by simulation, at most; 0: none
  int replications = 12;        ///< of each candidate, in the search
  int weeks = 8;                ///< that each of these measures, spread over the year
  int fresh_replications = 10;  ///< that verify the roster, each as long as the world says
  ShiftRules shifts;
  JobSettings jobs;
  std::function<void(const StaffingProgress&)> progress{};  ///< may be empty
};

/// What one staff group needs.
struct GroupNeed {
  StaffGroupId group;
  WeekSeats first{};          ///< where the search began: time-varying Erlang A
  WeekSeats seats{};          ///< people taking calls who are needed
  double hours = 0;           ///< of needed seats a week
  double hours_error = 0;     ///< half-width of the 90 % interval of `hours` from chance
  std::vector<Shift> shifts;  ///< cover the need; none: the group has no contract
  double rostered = 0;        ///< hours of these shifts a week
  double gap = 0;             ///< between these hours and the least possible, relative, at most
  double relief = 0;          ///< posts for one seat that is open all week; 0: no contract
};

/// Whether a class of calls is answered to its standard.
struct HeldStandard {
  enum class Verdict { held, missed, unclear };
  ContactId contact;
  ServiceLevel standard;
  Estimate share;                      ///< answered within its time, over fresh replications
  Verdict verdict = Verdict::unclear;  ///< one-sided, 95 %
  int hours_below = 0;  ///< hours of the week whose share is below the standard, one-sided 95 %
};

/// The answer for one world.
struct StaffNeed {
  std::vector<GroupNeed> groups;        ///< that answer calls with a standard
  std::vector<StaffGroupId> kept;       ///< whose roster stays as it is
  std::vector<HeldStandard> standards;  ///< of the roster by shifts
  std::vector<PricedPosts> now, then;   ///< posts and supervisors of the world, before and after
  World rostered;                       ///< the world with the new roster
  int rounds = 0;                       ///< of the search that were needed
  bool settled = true;                  ///< nothing changed in the last round
};

/// Replications of the search or of the verification that gave no result.
class FailedReplications : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Finds the need of every group that answers calls with a standard, covers it by shifts, and
/// verifies that roster by replications that the search has not seen. Throws `ScenarioError` if no
/// class of calls has a standard or shifts cannot cover a need, `FailedReplications`, and what
/// `run_jobs` throws.
StaffNeed staff_need(const Option& option, const StaffingSettings& settings);

/// The rosters of `need` as tables of a scenario file, `[staff.<group>.roster]`.
std::string roster_toml(const StaffNeed& need);

}  // namespace bluelight
