/// What is compared: a baseline and proposals on one world, and how often each is run.
#pragma once

#include <bluelight/measures.hpp>
#include <bluelight/precision.hpp>
#include <bluelight/world.hpp>
#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace bluelight {

/// Who works from a date on.
struct DatedStaff {
  std::chrono::year_month_day from{};  ///< first day; not a date: from the start
  std::vector<StaffGroup> groups;
  std::vector<ControlRoom> rooms = {};  ///< where they work
};

/// A world with its levers applied.
struct Option {
  std::string name;  ///< file stem, "one_room"
  std::string title;
  World world;  ///< when every lever is live
  /// Staff before the levers and from each day on which levers go live, by date; empty:
  /// `world.staff` all along.
  std::vector<DatedStaff> staff_by_date = {};
};

/// How posts follow demand over the years: the rosters stay, they are found anew so that standards
/// are held, or what is paid for posts stays. The same for the baseline and all proposals.
enum class StaffingRule { fixed, hold_standard, budget };

/// How money is compared over the years.
struct AppraisalPlan {
  int years = 10;
  std::string discount;                ///< name of a `DiscountSchedule`
  std::chrono::year_month_day base{};  ///< first day of year 0
  int draws = 2000;                    ///< draws over the ranges of money inputs
};

/// Baseline first, then proposals, all meeting the same demand.
struct Study {
  std::string title;
  std::uint64_t seed = 1;
  int replications = 20;  ///< without goals of precision
  std::vector<PrecisionGoal> precision = {};
  std::vector<Option> options;  ///< [0] is the baseline
  AppraisalPlan appraisal;
  StaffingRule staffing = StaffingRule::fixed;
  std::vector<double> demand_levels{1};  ///< ascending, 1 among them
  /// What every output is stamped with: "scenario_sha256", "program_version", "git_commit", "seed",
  /// "command" …
  std::map<std::string, std::string> provenance;
};

/// How one replication ended.
struct RunRecord {
  enum class Status { done, crashed, timed_out, out_of_memory };
  std::uint64_t replication = 0;
  Status status = Status::done;
  RunValues values;     ///< empty unless done
  std::string message;  ///< why it failed
};

/// Posts of one staff group and what one costs a year. Follows from the world's rosters.
struct PricedPosts {
  std::string group, organisation;
  double posts = 0;     ///< full-time equivalents that fill the roster, shrinkage included
  Pounds cost_per_fte;  ///< a year
  std::string input;    ///< path of the price's `Input`, which holds its range
  /// First day on which these posts hold; not a date: from the start. They hold until the next date
  /// of their option.
  std::chrono::year_month_day from{};
  double demand = 1;  ///< level of demand at which these posts are needed; 1: as the world is
  double error = 0;   ///< standard error of `posts` from simulation; 0: posts of a stated roster
  double growth = 0;  ///< relative change of the load of the group a year, as the world's rates say
};

/// The runs of one option in order of replication, and what its money is made of.
struct OptionRuns {
  std::string name, title;
  MeasureLayout layout;
  std::vector<RunRecord> runs;
  /// All groups from the start, then all groups once more at each date on which posts change; where
  /// posts are found at several levels of demand, all of them at each date.
  std::vector<PricedPosts> posts;
  std::vector<CostLine> costs;
  std::vector<Input> inputs;  ///< every sourced number of the option's world
  std::string resolved;       ///< resolved scenario text
};

/// All that a study found: what the results file holds, and all that analysis reads.
struct StudyResult {
  std::string title;
  std::uint64_t seed = 0;
  std::vector<OptionRuns> options;  ///< [0] is the baseline; only one for `bluelight run`
  std::vector<PrecisionGoal> precision = {};
  AppraisalPlan appraisal;
  StaffingRule staffing = StaffingRule::fixed;
  DiscountSchedule
      discount;  ///< the schedule that `appraisal` names; no steps: money is not appraised
  std::map<std::string, std::string> provenance;
};

}  // namespace bluelight
