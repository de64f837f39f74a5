/// What a proposal is worth in money: by month, organisation and category, at central values and
/// over draws of everything that is uncertain.
#pragma once

#include <bluelight/study.hpp>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bluelight {

/// How money is paid: every day as posts are, once, or every year.
enum class CostKind { posts, one_off, yearly };

/// "posts", "one-off" or "yearly".
std::string_view name_of(CostKind kind);

/// Money of one organisation by year of the appraisal.
struct OrganisationMoney {
  std::string organisation;
  std::vector<Pounds> by_year;  ///< at the price base, not discounted
  Pounds present;               ///< discounted sum
};

/// Money of one category over all years, and how it is paid.
struct CategoryMoney {
  std::string category;  ///< "pay", "ict", "double_running" …
  CostKind kind = CostKind::posts;
  Pounds amount;   ///< not discounted
  Pounds present;  ///< discounted
};

/// One month of a proposal beside the baseline.
struct CaseMonth {
  std::chrono::year_month_day from{};
  double needed = 0;         ///< posts that the proposal needs
  double paid = 0;           ///< posts that it pays
  double paid_baseline = 0;  ///< posts that the baseline pays
  double exits = 0;          ///< posts that end by a paid exit
  Pounds saving;             ///< cashable: what the proposal costs less than the baseline
  Pounds cumulative;         ///< sum of `saving` from the first month
};

/// What one uncertain input does to the net present social value, all others being central.
struct Sensitivity {
  std::string input;  ///< path, or the name of a group of inputs that err together
  std::string unit, source, grade;
  std::vector<Input> inputs = {};  ///< that move together, with their ranges as they are drawn
  double value = 0;                ///< in the central case; of a group its first input's
  double low = 0;                  ///< in the bar: 2.5 % of a normal law, else the end of the range
  double high = 0;                 ///< likewise
  Pounds at_low = {}, at_high = {};        ///< net present social value there
  Pounds at_mode = {};                     ///< where the inputs are most likely
  std::optional<double> switches_at = {};  ///< value at which it is 0; none between `from` and `to`
  double from = 0, to = 0;                 ///< where `switches_at` was looked for

  /// From the least to the greatest of the three: both ends may be worse than the middle.
  Pounds swing() const;
};

/// Net present social value of a proposal against the baseline, and what stands behind it.
/// Savings are positive.
struct NetPresentSocialValue {
  std::string proposal;
  Pounds central;           ///< at central values, optimism bias included
  Pounds low, high;         ///< 2.5 % and 97.5 % of the draws; `central` where nothing is uncertain
  Pounds median, expected;  ///< of the draws
  std::size_t ranged_inputs = 0;  ///< uncertain inputs that were drawn
  double chance_positive = 0;     ///< share of draws above 0
  /// Present value of the categories that cost more than in the baseline, and of those that cost
  /// less, benefits to society included; each at least 0. Their difference is `central`.
  Pounds costs, benefits;
  std::optional<double> benefit_cost_ratio;  ///< benefits / costs; none: nothing costs more
  /// First month from which the sum of cashable savings stays at 0 or above, from 0; none: never
  /// within the appraisal.
  std::optional<int> payback_month;
  Pounds peak_funding;  ///< most that the sum of cashable savings falls below 0
  Pounds cashable;      ///< present value of what budgets save
  Pounds societal;      ///< present value of valued benefits, which no budget saves
  std::vector<OrganisationMoney> organisations;  ///< cashable savings of each: who gains, who pays
  std::vector<CategoryMoney> categories;         ///< savings of each
  std::vector<CaseMonth> months;
  std::vector<Sensitivity> sensitivities;  ///< by swing, greatest first

  /// Whether the interval holds 0 and is no single point.
  bool cannot_be_told() const;
};

/// Inputs of the simulated worlds that have a range which nothing draws.
struct Undrawn {
  std::size_t inputs = 0;
  std::vector<std::string> names = {};  ///< of groups and lone inputs, most inputs first
};

/// How posts of one group follow demand, and how well a monotone line through them fits.
struct PostsResponse {
  std::string option, group;
  std::chrono::year_month_day from{};  ///< not a date: from the start
  std::vector<double> demand = {}, posts = {},
                      errors = {};  ///< levels; posts there and their standard errors
  std::vector<double> fitted = {};  ///< non-decreasing
  double deviation = 0;             ///< root mean square of posts - fitted
  double below = 0, above = 0;  ///< elasticity of posts below the first and above the last level
};

/// How the difference that a benefit counts follows demand in one state of a proposal, and how well
/// monotone lines through the measure fit.
struct ServiceResponse {
  std::string option, benefit;
  std::string unit;                    ///< of the measure
  std::chrono::year_month_day from{};  ///< not a date: from the start
  std::vector<double> demand = {}, difference = {},
                      errors = {};  ///< levels; proposal less baseline there, and the standard
                                    ///< deviation that is drawn: 1.96 of it are Student's interval
  std::vector<double> fitted = {};  ///< as the case counts it
  double deviation = 0;             ///< root mean square of difference - fitted
};

/// Service of one class of calls of an option in each year, if rosters stay as they are.
struct ServiceYears {
  std::string option;
  std::string contact, measure, unit;   ///< "police_999", "answer_within", "1"
  std::vector<double> mean = {};        ///< over the months of the year
  std::vector<double> half_width = {};  ///< 95 % interval of what was simulated, between its levels
  std::vector<double> demand = {};      ///< in the middle of the year, by today's
  std::vector<bool> held = {};  ///< demand is beyond the levels: the value is that of the last one
};

}  // namespace bluelight
