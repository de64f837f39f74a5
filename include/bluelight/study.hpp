/// What is compared: a baseline and proposals on one world, and how often each is run.
#pragma once

#include <bluelight/equal_service.hpp>
#include <bluelight/measures.hpp>
#include <bluelight/precision.hpp>
#include <bluelight/world.hpp>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace bluelight {

/// Who works from a date on.
struct DatedStaff {
  std::chrono::year_month_day from{};  ///< first day; not a date: from the start
  std::vector<StaffGroup> groups;
  std::vector<ControlRoom> rooms = {};  ///< where they work
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

/// What one staff group needs at equal service from a date on, at one level of demand.
struct GroupAtEqualService {
  std::chrono::year_month_day from{};  ///< as in `PricedPosts`
  double demand = 1;
  std::string group;
  double hours = 0;  ///< seats needed × hours, a week; of who supervises or keeps a roster: 0
  double posts = 0;  ///< that fill the roster which covers them
  double low = 0, high = 0;  ///< 90 % interval of `posts` from chance in the simulated calls
  int rounds = 0;            ///< of the search
  bool settled = true;       ///< nothing changed in its last round
};

/// Whether a roster that was found holds one standard in runs that its search has not seen.
struct StandardAtEqualService {
  std::chrono::year_month_day from{};
  double demand = 1;
  std::string thing;    ///< class of calls, desk, or room of a reserve
  std::string measure;  ///< "answer_within", "answer_time_mean", "abandonment",
                        ///< "dispatch_within", "reserve"
  std::string to;       ///< "standard", "baseline"
  std::string period;   ///< "hour", "hour_of_week_block", "day", "week"
  double within = 0;    ///< seconds, of `answer_within` and `dispatch_within`; of others 0
  double required = 0;  ///< share, or seconds of a mean
  double mean = 0, half_width = 0;  ///< over fresh replications, 95 % interval
  std::string verdict;              ///< "held", "missed", "unclear": one-sided, 95 %
  int hours_below = 0;              ///< of the week in whose period it is missed, one-sided 95 %
  int repairs = 0;                  ///< times that the roster was raised after a miss
};

/// Staff that was looked for.
struct FoundStaff {
  std::vector<PricedPosts> posts;  ///< instead of those of the rosters; empty: those are priced
  std::vector<GroupAtEqualService> groups;
  std::vector<StandardAtEqualService> standards;
};

/// The world from a date on, as long as no further lever goes live.
struct DatedWorld {
  std::chrono::year_month_day from{};  ///< first day; not a date: from the start
  World world;  ///< its `resolved` is the same where nothing that is simulated differs
};

/// A lever as the money knows it. Its numbers are inputs of its option: "lever.NAME.delay" (s),
/// ".double_running" (s), ".dip.handle_time", ".dip.half_life" (s), ".realisation",
/// ".exit.chance" (a year), ".exit.cost", ".exit.lost", ".exit.notice" (s); those not stated are
/// not there.
struct LeverPlan {
  std::string name, title, kind;
  std::chrono::year_month_day live{};
  std::string groups;  ///< staff groups in the rooms that it changes, parted by blanks
};

/// A world with its levers applied.
struct Option {
  std::string name;  ///< file stem, "one_room"
  std::string title;
  World world;  ///< when every lever is live
  /// Staff before the levers and from each day on which levers go live, by date; empty:
  /// `world.staff` all along.
  std::vector<DatedStaff> staff_by_date = {};
  /// The world before the levers and from each of these days on; empty: `world` all along.
  std::vector<DatedWorld> worlds_by_date = {};
  std::optional<FoundStaff> found = {};  ///< none: nobody looked
  std::vector<LeverPlan> levers = {};    ///< in the order in which they act
};

/// How posts follow demand over the years: the rosters stay, they are found anew so that standards
/// are held, or what is paid for posts stays. The same for the baseline and all proposals.
enum class StaffingRule { fixed, hold_standard, budget };

/// What a change of a measure is worth.
struct BenefitPlan {
  std::string name, title;
  std::string family, measure, thing;    ///< "contact", "answer_time_mean", "fire_999"
  std::string organisation = "society";  ///< who gains
  Pounds value;       ///< of one unit more, a year; its `Input`: "appraisal.benefit.NAME.value"
  double yearly = 1;  ///< years in a run, turned over: makes a count of a run one of a year
};

/// How money is compared over the years.
struct AppraisalPlan {
  int years = 10;
  std::string discount;                ///< name of a `DiscountSchedule`
  std::chrono::year_month_day base{};  ///< first day of year 0
  /// Day whose demand is that of level 1: the middle of the time that runs measure. Growth counts
  /// from here; not a date: from `base`.
  std::chrono::year_month_day demand_of{};
  int draws = 10'000;  ///< draws over the ranges of inputs
  std::vector<BenefitPlan> benefits = {};
  /// Every other number of the study's `[appraisal]`, "appraisal.attrition"; see
  /// `docs/scenario.md`.
  std::vector<Input> inputs = {};
};

/// An uncertain input of the options, or a group of them that err together, that a study puts at
/// both ends of its range in turn, while all else is central.
struct VariedInput {
  std::string name;           ///< path, or name of the group
  std::vector<Input> inputs;  ///< of all options, each path once, with their ranges as stated
};

/// The options while one input is at an end of its range, all else central.
struct StudyEnd {
  std::string input;            ///< name of a `VariedInput`
  std::string end;              ///< "low" or "high"
  std::vector<Option> options;  ///< as in `Study::options`
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
  std::vector<double> demand_levels{1};            ///< ascending, 1 among them
  std::optional<EqualService> equal_service = {};  ///< none: nothing is said of it
  std::vector<VariedInput> varied = {};            ///< in the order in which the study names them
  std::vector<StudyEnd> ends = {};                 ///< low, then high, of each of `varied`
  /// What the baseline's rosters as stated fill, before its levers; empty: no others were found.
  std::vector<PricedPosts> todays_posts = {};
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

/// Posts of a group while one input is at an end of its range.
struct VariedPosts {
  std::string input;                   ///< name of a `VariedInput`
  std::string end;                     ///< "low" or "high"
  std::chrono::year_month_day from{};  ///< as in `PricedPosts`
  std::string group, organisation;
  double posts = 0;  ///< at demand 1
};

/// One measure of one run in a state of an option, at a level of demand, or while one input is at
/// an end of its range.
struct ServiceRun {
  std::chrono::year_month_day from{};  ///< as in `PricedPosts`
  double demand = 1;
  std::string input, end;  ///< as in `VariedPosts`; empty: all is central
  std::string family, thing, measure;
  std::uint64_t replication = 0;
  double value = 0;  ///< not a number: it has none there, or the run failed
};

/// The runs of one option in order of replication, and what its money is made of.
struct OptionRuns {
  std::string name, title;
  MeasureLayout layout;
  std::vector<RunRecord> runs;
  /// All groups from the start, then all groups once more at each date on which posts change; where
  /// posts are found at several levels of demand, all of them at each date.
  std::vector<PricedPosts> posts;
  std::vector<GroupAtEqualService> equal_service;
  std::vector<StandardAtEqualService> held_standards;
  std::vector<VariedPosts> varied_posts = {};  ///< of all groups, for each end of each varied input
  /// Of studies of fixed rosters with several levels of demand or varied inputs: measures of
  /// benefits and standards in every state, at each level, and at each end at level 1.
  std::vector<ServiceRun> service = {};
  std::vector<CostLine> costs;
  std::vector<Input> inputs;           ///< every sourced number of the option's world
  std::string resolved;                ///< resolved scenario text
  std::vector<LeverPlan> levers = {};  ///< in the order in which they act
};

/// All that a study found: what the results file holds, and all that analysis reads.
struct StudyResult {
  std::string title;
  std::uint64_t seed = 0;
  std::vector<OptionRuns> options;  ///< [0] is the baseline; only one for `bluelight run`
  std::vector<PrecisionGoal> precision = {};
  AppraisalPlan appraisal;
  StaffingRule staffing = StaffingRule::fixed;
  std::vector<VariedInput> varied = {};        ///< in the order in which the study names them
  std::vector<PricedPosts> todays_posts = {};  ///< see `Study::todays_posts`
  DiscountSchedule
      discount;  ///< the schedule that `appraisal` names; no steps: money is not appraised
  std::map<std::string, std::string> provenance;
};

}  // namespace bluelight
