/// What is compared: a baseline and proposals on one world, and how often each is run.
#pragma once

#include <bluelight/measures.hpp>
#include <bluelight/world.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace bluelight {

/// A world with its levers applied.
struct Option {
  std::string name;   ///< file stem, "one_room"
  std::string title;
  World world;
};

/// How money is compared over the years.
struct AppraisalPlan {
  int years = 10;
  std::string discount;                  ///< name of a `DiscountSchedule`
  std::chrono::year_month_day base{};    ///< first day of year 0
  int draws = 2000;                      ///< draws over the ranges of money inputs
};

/// Baseline first, then proposals, all meeting the same demand.
struct Study {
  std::string title;
  std::uint64_t seed = 1;
  int replications = 20;
  std::vector<Option> options;  ///< [0] is the baseline
  AppraisalPlan appraisal;
  /// What every output is stamped with: "scenario_sha256", "program_version", "git_commit", "seed", "command" …
  std::map<std::string, std::string> provenance;
};

/// How one replication ended.
struct RunRecord {
  enum class Status { done, crashed, timed_out, out_of_memory };
  std::uint64_t replication = 0;
  Status status = Status::done;
  RunValues values;      ///< empty unless done
  std::string message;   ///< why it failed
};

/// The runs of one option, in order of replication.
struct OptionRuns {
  std::string name, title;
  MeasureLayout layout;
  std::vector<RunRecord> runs;
};

/// Posts and money of one option, by organisation and year; a pure function of its world.
struct CostTable {
  std::vector<std::string> organisations;
  std::vector<int> years;                          ///< appraisal year 0, 1, …
  std::vector<double> posts;                       ///< [organisation], full-time equivalents in a full year
  std::vector<std::vector<double>> gbp;            ///< [organisation][year], undiscounted, central values
  std::vector<double> npsv_draws;                  ///< discounted total cost of the option under each joint draw of the ranges
  double npsv = 0;                                 ///< discounted total cost at central values (positive: money spent)
};

/// All that a study found: what the results file holds and analysis reads.
struct StudyResult {
  std::string title;
  std::uint64_t seed = 0;
  std::vector<OptionRuns> options;  ///< [0] is the baseline; one only for `bluelight run`
  std::vector<CostTable> costs;     ///< one an option
  std::map<std::string, std::string> provenance;
  std::vector<Input> inputs;        ///< of the baseline world
  std::vector<std::string> resolved;  ///< resolved scenario of each option
};

}  // namespace bluelight
