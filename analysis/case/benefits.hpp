/// Valued changes of service.
#pragma once

#include <optional>

#include "analysis/case/class_demand.hpp"
#include "analysis/case/option_model.hpp"
#include "analysis/case/service_runs.hpp"

namespace bluelight {

/// Adds the benefits of the study to the model of a proposal: from its service in every state and
/// at every level where that was simulated, else from the study's own runs alone, all months alike
/// from the day on which every lever is live. Requires: `model.levers` and `model.slots` are
/// complete.
void add_benefits(const StudyResult& result, std::size_t option, Knobs& knobs, OptionModel& model);

/// What `benefit` counts.
MeasureName measure_of(const BenefitPlan& benefit);

/// What `demand` means for an option: who answers these calls feels the dips of levers in its
/// rooms, by its share of their posts.
FollowedDemand followed(const ClassDemand& demand, const OptionRuns& option,
                        const OptionModel& model);

/// First days of the states in which an option's service was simulated, and their levers' delays.
std::vector<ServiceState> service_states(const StudyResult& result, const OptionRuns& option,
                                         const ServiceRuns& runs, Knobs& knobs);

/// Units of `benefit` for one of its measure, and what they are called.
struct BenefitUnit {
  double times = 1;
  std::string name;  ///< "s", "1" (a share), "calls/year"
};

BenefitUnit unit_of(const BenefitPlan& benefit, const OptionRuns& option);

/// A difference that was simulated, in units of its benefit: normal, and its middle 95 % are the
/// difference's Student interval.
Knob difference_knob(std::string path, const Estimate& difference, const BenefitUnit& unit);

/// A benefit's difference over states and levels; none: it was not simulated there.
std::optional<ServiceBenefit> service_benefit(const StudyResult& result, std::size_t option,
                                              const BenefitPlan& benefit, Knobs& knobs);

}  // namespace bluelight
