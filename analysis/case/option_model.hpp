/// The money of one option as a function of the study's knobs: built once, composed for each draw.
#pragma once

#include <bluelight/case.hpp>
#include <optional>
#include <string>
#include <vector>

#include "analysis/case/benefit_terms.hpp"
#include "analysis/case/months.hpp"
#include "analysis/case/response.hpp"

namespace bluelight {

/// Something that one organisation pays for, or that somebody gains.
struct MoneyStream {
  std::string name;  ///< path of the input that holds its price, or what it follows from
  std::string organisation;
  CostKind kind = CostKind::posts;
  std::string category;
  Pounds price{1};  ///< in the central case, of one unit of its quantity
};

/// When and how far a lever works.
struct LeverTerms {
  std::string name;
  Days planned = 0;
  KnobIndex delay, double_running, realisation, dip, half_life;
  KnobIndex exit_uniform, exit_chance, exit_lost, exit_notice;
  bool has_dip = false;
  std::vector<bool> slots;  ///< which groups feel its dip
};

/// Streams of what follows from posts beside their pay.
struct SurplusStreams {
  std::size_t kept = 0, unrealised = 0, double_running = 0, redundancy = 0, training = 0,
              non_pay = 0;
};

/// One group at one price, over all states.
struct PostSlot {
  std::size_t stream = 0, organisation = 0;
  SurplusStreams surplus = {};       ///< of its organisation, or its own
  bool is_first_of_surplus = false;  ///< no slot before it has the same
  std::string group;
  DrawnPrice price;
  double growth = 0;  ///< of its load, a year
};

/// Posts from a date on.
struct PostState {
  Days planned = 0;
  std::vector<std::size_t> levers;  ///< that are planned for this date
  std::vector<std::size_t> slots;   ///< of its groups
  StateCurve curve;                 ///< of its groups, in the same order
};

/// A cost line, or a valued benefit.
struct LineTerms {
  std::size_t stream = 0;
  DrawnPrice price;
  Days from = 0, until = 0;
  bool yearly = false, is_exit = false;
  std::optional<std::size_t> lever;
  std::optional<KnobIndex> change;        ///< units of a benefit a year, a factor
  std::optional<KnobIndex> bias;          ///< added to 1 as a factor
  std::optional<KnobIndex> benefit_bias;  ///< taken off 1
  bool from_last_state = false;           ///< begins when every lever is live
};

/// Who employs.
struct Employer {
  std::string organisation;
  KnobIndex non_pay_share = 0;
};

/// Whether money that follows from posts has one stream for each organisation, or one for each of
/// its groups, whose price it then follows in proportion.
enum class Detail { organisations, groups };

/// Conventions of the study.
struct CaseTerms {
  KnobIndex pay_growth, demand_growth, attrition, paid_exits, redundancy, training;
  bool has_attrition = false;
  StaffingRule staffing = StaffingRule::fixed;
};

/// All that one option's money follows from.
struct OptionModel {
  std::vector<MoneyStream> streams;
  std::vector<Employer> employers;
  std::vector<PostSlot> slots;
  std::vector<PostState> states;
  std::vector<LeverTerms> levers;
  std::vector<LineTerms> lines;
  std::vector<ServiceBenefit> benefits;
  CaseTerms terms;
  bool needs_all_states = false;  ///< falls from state to state matter beside the posts themselves
  std::vector<KnobIndex> knobs;   ///< that it uses
};

/// Builds the model of `result.options[option]`; its numbers go to `knobs`.
OptionModel option_model(const StudyResult& result, std::size_t option, Knobs& knobs,
                         Detail detail);

/// Posts of an option by group and date, all levels of demand together.
std::vector<std::vector<PricedPosts>> posts_by_level(const OptionRuns& option);

}  // namespace bluelight
