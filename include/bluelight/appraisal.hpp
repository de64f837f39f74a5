/// What the options of a study cost by organisation and year, and what a proposal is worth against
/// the baseline.
#pragma once

#include <bluelight/case.hpp>
#include <bluelight/study.hpp>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace bluelight {

/// What one option pays for one thing in one year of the appraisal.
struct YearCost {
  std::string name;  ///< path of the input it follows from, "staff.fire_operators.cost_per_fte"
  std::string organisation;
  CostKind kind = CostKind::posts;
  std::string category;  ///< "pay", "ict", "double_running" …; "benefit": valued, paid by nobody
  int year = 0;          ///< year of the appraisal, from 0
  Pounds amount;         ///< at the scenario's prices, not discounted
  Pounds present;        ///< discounted to year 0
};

/// The costs of one option over all years.
struct OptionCosts {
  std::string name, title;
  std::vector<YearCost> costs;     ///< by name, then year; years without cost left out
  Pounds present_cost;             ///< sum of `present`
  std::vector<PricedPosts> posts;  ///< when every lever is live
  std::vector<std::string> notes;  ///< costs left out and assumptions made, each a sentence

  /// Sum of the amounts of one organisation in one year.
  Pounds paid_by(std::string_view organisation, int year) const;
};

/// The economic and the financial case.
struct Appraisal {
  int years = 0;
  int draws = 0;
  std::chrono::year_month_day base{};              ///< first day of year 0
  std::string schedule;                            ///< spoken name of the discount schedule
  std::vector<std::string> organisations;          ///< who pays, in order of appearance
  std::vector<OptionCosts> options;                ///< in the order of the study
  std::vector<NetPresentSocialValue> values;       ///< one for each proposal
  StaffingRule staffing = StaffingRule::fixed;     ///< the same for all options
  std::vector<PostsResponse> responses;            ///< of groups whose posts follow demand
  std::vector<ServiceResponse> service_responses;  ///< of benefits that follow demand
  std::vector<ServiceYears> service;  ///< where rosters stay and service was simulated over levels
  Undrawn undrawn;                    ///< ranges that no draw knows of

  bool empty() const { return options.empty(); }
};

/// Appraises `result` over its plan, month by month (docs/decisions/0010-the-case.md). Year 0 is
/// not discounted; the factor of year t is the product of 1 / (1 + rate of year s) for s = 1 … t.
/// Whatever starts within a year counts by its days. Draws: each uncertain input is triangular(low,
/// value, high), posts from simulation are normal; inputs of one group share one uniform, as do
/// baseline and proposals. Empty if the result has no discount schedule.
Appraisal appraise(const StudyResult& result);

/// What of the money of `study` has no effect or lies outside its years, in sentences that can be
/// said before anything is simulated; none where money is not appraised.
std::vector<std::string> notes_beforehand(const Study& study);

/// The posts of `option` when every lever is live: those of the last date.
std::vector<PricedPosts> final_posts(const OptionRuns& option);

/// Name of a year of the appraisal: "2025/26" if years start on 1 April, "2025" on 1 January, else
/// its first day.
std::string year_name(const Appraisal& appraisal, int year);

/// "NPSV over 10 years at Green Book 2022 rates: +£1.20 m (95 % of draws between +£0.40 m and
/// +£2.10 m)"; where the draws hold 0, it begins with "In money it cannot be told from the
/// baseline".
std::string value_sentence(const Appraisal& appraisal, const NetPresentSocialValue& value);

/// "Not in the interval: 23 inputs of the world with ranges (handle_time, shrinkage, …); see
/// [vary]."; empty where there are none.
std::string undrawn_sentence(const Appraisal& appraisal);

/// What staffing follows over the years: "rosters stay as they are" …
std::string_view staffing_text(StaffingRule rule);

}  // namespace bluelight
