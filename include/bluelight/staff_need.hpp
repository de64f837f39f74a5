/// How many people each staff group needs, hour by hour, so that calls are answered to standard,
/// and how many posts that is.
#pragma once

#include <array>
#include <bluelight/equal_service.hpp>
#include <bluelight/estimate.hpp>
#include <bluelight/local_hours.hpp>
#include <bluelight/run_study.hpp>
#include <bluelight/study.hpp>
#include <bluelight/world.hpp>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace bluelight {

/// Seats by hour of the week, Monday 00h first.
using WeekSeats = std::array<int, hours_a_week>;

/// How far the search is.
struct StaffingProgress {
  int round = 0;              ///< of the search; 0: the roster is being verified
  std::size_t unsettled = 0;  ///< periods whose seats may still change
  RunProgress runs = {};      ///< of this round
};

/// Keeps what trials gave, so that a search that was stopped goes on where it was. Both may be
/// empty.
struct TrialMemory {
  std::function<std::optional<RunValues>(std::uint64_t key)> find{};
  std::function<void(std::uint64_t key, const RunValues&)> keep{};
};

/// How a need is found. `jobs` and `memory` never change the answer.
struct StaffingSettings {
  std::uint64_t seed = 1;
  EqualService aims{};
  const World* today = nullptr;  ///< the baseline as it stands, to which service is held and whose
                                 ///< rooms reserves name; null: the world itself
  JobSettings jobs{};
  std::function<void(const StaffingProgress&)> progress{};  ///< may be empty
  TrialMemory memory{};
};

/// What one staff group needs.
struct GroupNeed {
  StaffGroupId group;
  WeekSeats first{};          ///< where the search began: time-varying Erlang A
  WeekSeats seats{};          ///< people at work who are needed
  double hours = 0;           ///< of needed seats a week
  double hours_error = 0;     ///< half-width of the 90 % interval of `hours` from chance
  std::vector<Shift> shifts;  ///< cover the need; none: the group has no contract
  double rostered = 0;        ///< hours of these shifts a week
  double gap = 0;             ///< between these hours and the least possible, relative, at most
  double relief = 0;          ///< posts for one seat that is open all week; 0: no contract
};

/// Whether one standard is held, by replications that the search has not seen.
struct HeldStandard {
  enum class Verdict { held, missed, unclear };
  Hold hold;            ///< its `share` and `within` are those that hold in this world
  double required = 0;  ///< share to be reached, or mean in seconds not to be exceeded
  Estimate value;       ///< share or mean, over fresh replications
  Verdict verdict = Verdict::unclear;  ///< one-sided, 95 %; beside the baseline on the same calls
  int hours_below = 0;  ///< hours of the week in periods that miss it, one-sided 95 %

  const std::string& thing() const { return hold.thing(); }
};

/// The answer for one world.
struct StaffNeed {
  std::vector<GroupNeed> groups;        ///< that do work which is held
  std::vector<StaffGroupId> kept;       ///< whose roster stays as it is
  std::vector<HeldStandard> standards;  ///< of the roster by shifts
  std::vector<PricedPosts> now, then;   ///< posts and supervisors of the world, before and after
  World rostered;                       ///< the world with the new roster
  int rounds = 0;                       ///< of the search that were needed
  bool settled = true;                  ///< nothing changed in the last round
  int repairs = 0;                      ///< times that a roster missed a standard and was raised
};

/// Replications of the search or of the verification that gave no result.
class FailedReplications : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Finds the need of every group that does work which is held to a standard, covers it by shifts,
/// and verifies that roster by replications that the search has not seen. Where it misses a
/// standard, seats are raised and it is verified anew, at most three times. Throws `ScenarioError`
/// if nothing is held or shifts cannot cover a need, `FailedReplications`, and what `run_jobs`
/// throws.
StaffNeed staff_need(const Option& option, const StaffingSettings& settings);

/// The rosters of `need` as tables of a scenario file, `[staff.<group>.roster]`.
std::string roster_toml(const StaffNeed& need);

}  // namespace bluelight
