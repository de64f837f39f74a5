/// The money of a whole study: every option composed from the same knobs.
#pragma once

#include <bluelight/case.hpp>
#include <deque>
#include <vector>

#include "analysis/case/class_demand.hpp"
#include "analysis/case/compose.hpp"

namespace bluelight {

/// One option's money by year, as price × quantity.
struct CostStream {
  std::string name;  ///< path of the input that holds its price, or what it follows from
  std::string organisation;
  CostKind kind = CostKind::posts;
  std::string category;
  Pounds price;                  ///< of one unit of its quantity
  std::vector<double> quantity;  ///< by year: posts, payments, or shares of the year, with all that
                                 ///< the central case adds to the price
};

/// A study's options, ready to be composed at any values of its knobs.
class StudyCase {
 public:
  /// Requires: the plan has a base date and the discount schedule has steps.
  explicit StudyCase(const StudyResult& result, Detail detail = Detail::organisations);

  const StudyResult& result() const { return result_; }
  const std::vector<Month>& months() const { return months_; }
  const Knobs& knobs() const { return knobs_; }
  const OptionModel& model(std::size_t option) const { return models_[option]; }
  /// The option at `values`; stays until it is composed again.
  const Composition& compose(std::size_t option, std::span<const double> values);
  /// Present cost of the option at `values`.
  Pounds present(std::size_t option, std::span<const double> values);
  /// Net present social value of a proposal at `values`.
  Pounds value_of(std::size_t proposal, std::span<const double> values);
  /// Logarithm of the demand that `name` measures in the middle of each month, by today's, in the
  /// central case.
  std::vector<double> log_demands(std::size_t option, const MeasureName& name);
  /// Money of the option in the central case; streams that are 0 throughout are left out.
  std::vector<CostStream> streams(std::size_t option);

 private:
  const StudyResult& result_;
  std::vector<Month> months_;
  Knobs knobs_;
  StudyDemand demand_;
  std::vector<OptionModel> models_;
  std::deque<Composer> composers_;
};

/// What is saved by paying `after` instead of `before`. Less than half a penny is no saving but the
/// rounding of sums in another order: posts that are split, or counted from a date on, cost the
/// same.
Pounds saving(Pounds before, Pounds after);

/// Values of all proposals, with draws, sensitivities and switching values.
std::vector<NetPresentSocialValue> values_of(StudyCase& study);

/// Adds what the draws say of each proposal to `values`.
void add_draws(StudyCase& study, std::vector<NetPresentSocialValue>& values);

/// What each uncertain input of a proposal and the baseline does to its value, by swing; those that
/// do nothing are left out.
std::vector<Sensitivity> sensitivities_of(StudyCase& study, std::size_t proposal);

/// Knobs that move the money of a proposal or of the baseline, as whole groups, by first place.
std::vector<std::vector<KnobIndex>> uncertain_of(const StudyCase& study, std::size_t proposal);

/// Inputs with a range of which the money does not know.
Undrawn undrawn_inputs(const StudyCase& study);

/// How the differences that benefits count follow demand, in each state of each proposal.
std::vector<ServiceResponse> service_responses(StudyCase& study);

/// Service of each class of calls in each year, as rosters stay; nothing without runs in each
/// state.
std::vector<ServiceYears> service_years(StudyCase& study);

/// How posts follow demand, of every group that was found at several levels.
std::vector<PostsResponse> responses_of(const StudyResult& result);

}  // namespace bluelight
