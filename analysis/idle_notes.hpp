/// What a study states about money that changes none of it, in sentences.
#pragma once

#include <bluelight/study.hpp>
#include <string>
#include <vector>

namespace bluelight {

/// Of the study: conventions that the file itself states, or the command line, and that posts and
/// benefits do not follow. `levels`: there are runs or posts at several levels of demand.
std::vector<std::string> idle_conventions(const AppraisalPlan& plan, StaffingRule staffing,
                                          bool levels,
                                          const std::map<std::string, std::string>& provenance);

/// The levers and costs of one option.
struct LeversAndCosts {
  const std::string& name;  ///< of the option
  const std::vector<LeverPlan>& levers;
  const std::vector<CostLine>& costs;
  const std::vector<Input>& inputs;
};

/// Of an option: costs and levers outside the years that are appraised, and dips that nothing
/// follows.
std::vector<std::string> idle_levers(const LeversAndCosts& option, const AppraisalPlan& plan,
                                     StaffingRule staffing, bool levels);

}  // namespace bluelight
