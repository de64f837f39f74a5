#include "analysis/case/study_case.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "analysis/case/benefits.hpp"

namespace bluelight {

Pounds saving(Pounds before, Pounds after) {
  const Pounds difference = before - after;
  return std::abs(difference.value) < 0.005 ? Pounds{} : difference;
}

namespace {

/// The scenario is read only where service over the years asks for it.
StudyDemand demand_of(const StudyResult& result) {
  const bool asked = std::any_of(result.options.begin(), result.options.end(),
                                 [](const OptionRuns& option) { return !option.service.empty(); });
  return asked ? StudyDemand(result.options.front()) : StudyDemand(OptionRuns{});
}

}  // namespace

StudyCase::StudyCase(const StudyResult& result, Detail detail)
    : result_(result),
      months_(months_of(result.appraisal, result.discount)),
      knobs_(result.appraisal.inputs),
      demand_(demand_of(result)) {
  for (std::size_t i = 0; i < result.options.size(); ++i) {
    OptionModel& model = models_.emplace_back(option_model(result, i, knobs_, detail));
    for (ServiceBenefit& benefit : model.benefits)
      benefit.demand = followed(demand_.of(benefit.name), result.options[i], model);
  }
  for (const OptionModel& model : models_) composers_.emplace_back(model, months_);
}

const Composition& StudyCase::compose(std::size_t option, std::span<const double> values) {
  return composers_[option].compose(values);
}

Pounds StudyCase::present(std::size_t option, std::span<const double> values) {
  composers_[option].compose(values);
  return {composers_[option].present()};
}

Pounds StudyCase::value_of(std::size_t proposal, std::span<const double> values) {
  return saving(present(0, values), present(proposal, values));
}

std::vector<double> StudyCase::log_demands(std::size_t option, const MeasureName& name) {
  const auto values = knobs_.central();  // outlives what is asked of the composer
  compose(option, values);
  const FollowedDemand demand =
      followed(demand_.of(name), result_.options[option], models_[option]);
  std::vector<double> all;
  for (const Month& month : months_) all.push_back(composers_[option].log_demand(demand, month));
  return all;
}

std::vector<CostStream> StudyCase::streams(std::size_t option) {
  const auto values = knobs_.central();
  const Composition& made = compose(option, values);
  std::vector<CostStream> all;
  const auto& streams = models_[option].streams;
  for (std::size_t i = 0; i < streams.size(); ++i) {
    const MoneyStream& stream = streams[i];
    const double unit = stream.price.value == 0 ? 1 : stream.price.value;
    CostStream one{
        .name = stream.name,
        .organisation = stream.organisation,
        .kind = stream.kind,
        .category = stream.category,
        .price = {unit},
        .quantity = std::vector<double>(static_cast<std::size_t>(result_.appraisal.years))};
    const auto amounts = made.of(i);
    bool any = false;
    for (std::size_t month = 0; month < months_.size(); ++month) {
      one.quantity[static_cast<std::size_t>(months_[month].year)] += amounts[month] / unit;
      any = any || amounts[month] != 0;
    }
    if (any) all.push_back(std::move(one));
  }
  return all;
}

std::vector<PostsResponse> responses_of(const StudyResult& result) {
  std::vector<PostsResponse> all;
  if (result.staffing != StaffingRule::hold_standard) return all;
  for (const OptionRuns& option : result.options) {
    std::map<std::chrono::sys_days, std::vector<std::vector<PricedPosts>>> states;
    for (const auto& levels : posts_by_level(option)) {
      const auto from = levels.front().from;
      states[from.ok() ? std::chrono::sys_days{from} : std::chrono::sys_days::min()].push_back(
          levels);
    }
    for (const auto& [from, groups] : states) {
      if (groups.front().size() < 2) continue;
      const auto responses = describe(groups, option.name);
      all.insert(all.end(), responses.begin(), responses.end());
    }
  }
  return all;
}

}  // namespace bluelight
