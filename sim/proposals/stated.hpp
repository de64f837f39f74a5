/// Proposals and studies as they are written, before worlds are made of them.
#pragma once

#include <bluelight/lever.hpp>
#include <bluelight/study.hpp>

#include "scenario/types.hpp"

namespace bluelight {

/// A further cost of a lever.
struct StatedCost {
  std::string name, title, category;
  Pounds amount;
  bool yearly = false;
  const Node* paid_by = nullptr;
  Duration after{};               ///< from the lever's date
  std::optional<Duration> lasts;  ///< of a yearly cost; none: for ever
};

/// A lever of a proposal: when it acts, what it costs, and the keys of its kind.
struct StatedLever {
  std::string name, title, kind;
  std::chrono::year_month_day live{};
  std::vector<std::uint32_t> after;  ///< positions in `StatedProposal::levers`
  std::optional<Pounds> capital, running, exit_cost;
  std::string category;  ///< of `capital`; empty: that of its kind
  std::vector<StatedCost> costs;
  const Node* paid_by = nullptr;
  const Node* rosters = nullptr;
  const Lever* lever = nullptr;
  const Node* table = nullptr;  ///< as it was written
  Node own;                     ///< the keys of its kind alone
};

/// A dated list of levers on a world.
struct StatedProposal {
  std::string title, world;
  std::vector<StatedLever> levers;
};

/// What money may be paid for.
const std::vector<std::string>& cost_categories();
/// The category of the capital of a kind of lever, where the lever states none.
std::string usual_category(const std::string& kind);

/// The keys that every lever has.
const Keys<StatedLever>& lever_keys();
const Keys<StatedProposal>& proposal_keys();

/// Reads a proposal; money goes to `inputs`. The result refers to `tree`, which must stay.
StatedProposal read_proposal(const Node& tree, Problems& problems, std::vector<Input>& inputs);

/// A study before its options are made.
struct StatedStudy {
  std::string title;
  const Node* baseline = nullptr;
  std::vector<const Node*> proposals;
  double seed = 1;
  int replications = 20;
  std::vector<PrecisionGoal> precision;
  StaffingRule staffing = StaffingRule::fixed;
  std::vector<double> demand_levels{1};
  std::optional<EqualService> equal_service;
  std::optional<AppraisalPlan> appraisal;
  std::vector<const Node*> vary;  ///< items of `[vary]`
};

const Keys<StatedStudy>& study_keys();
/// `[precision.*]` of a study.
const Keys<PrecisionGoal>& precision_keys();
/// `[equal_service]` of a study.
const Keys<EqualService>& equal_service_keys();
/// How late a lever may be, what it costs beside capital, and how it may fail.
const Keys<StatedLever>& lever_risk_keys();
/// `[appraisal]` of a study.
const Keys<AppraisalPlan>& appraisal_keys();

/// Reports standards of classes of calls and rooms that no state of the first option has, or of
/// which too little is known. Requires: at least one option.
void check_holds(const EqualService& aims, const std::vector<Option>& options, Problems& problems);

/// What `study` says about every world: its `horizon` and `demand` as the `run` table of a world. A
/// list of levels of demand is nothing that a world has.
Node run_of(const Node& study);

}  // namespace bluelight
