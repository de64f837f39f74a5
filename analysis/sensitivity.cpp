#include <algorithm>
#include <bluelight/appraisal.hpp>
#include <bluelight/sensitivity.hpp>
#include <cmath>
#include <map>

namespace bluelight {
namespace {

/// Inputs that err together, by path.
using Group = std::map<std::string, Input>;

/// The money of the baseline and one proposal alone, without runs and without draws.
StudyResult money_of(const StudyResult& result, std::size_t option) {
  StudyResult money{.title = "",
                    .seed = result.seed,
                    .options = {},
                    .appraisal = result.appraisal,
                    .staffing = result.staffing,
                    .discount = result.discount,
                    .provenance = {}};
  money.appraisal.draws = 0;
  for (const std::size_t i : {std::size_t{0}, option}) {
    OptionRuns& slim = money.options.emplace_back();
    const OptionRuns& whole = result.options[i];
    slim.name = whole.name, slim.posts = whole.posts, slim.costs = whole.costs;
    slim.inputs = whole.inputs;
  }
  return money;
}

std::map<std::string, Group> groups_of(const StudyResult& money) {
  std::map<std::string, Group> groups;
  for (const OptionRuns& option : money.options)
    for (const Input& input : option.inputs)
      if (input.low < input.high)
        groups[input.group.empty() ? input.path : input.group].try_emplace(input.path, input);
  return groups;
}

/// `price` when its input goes to `value`; a price of an input that is 0 cannot be scaled.
Pounds moved(Pounds price, const Input& input, double value) {
  return input.value == 0 ? price : price * (value / input.value);
}

/// Net present social value with each of `inputs` at the value that `at` takes from it.
Pounds value_at(StudyResult money, const Group& inputs, double Input::*at) {
  for (OptionRuns& option : money.options) {
    for (PricedPosts& posts : option.posts)
      if (const auto input = inputs.find(posts.input); input != inputs.end())
        posts.cost_per_fte = moved(posts.cost_per_fte, input->second, input->second.*at);
    for (CostLine& cost : option.costs)
      if (const auto input = inputs.find(cost.name); input != inputs.end())
        cost.amount = moved(cost.amount, input->second, input->second.*at);
  }
  return appraise(money).values.front().central;
}

/// Where the line through both ends is 0: prices act in proportion.
std::optional<double> switching_value(const Group& inputs, const Swing& swing) {
  const double rise = swing.at_high.value - swing.at_low.value;
  if (inputs.size() != 1 || rise == 0) return std::nullopt;
  const Input& input = inputs.begin()->second;
  return input.low - swing.at_low.value * (input.high - input.low) / rise;
}

}  // namespace

Pounds Swing::reach() const { return {std::abs(at_high.value - at_low.value)}; }

std::vector<Swing> swings(const StudyResult& result, std::size_t option) {
  const StudyResult money = money_of(result, option);
  std::vector<Swing> found;
  for (const auto& [name, inputs] : groups_of(money)) {
    Swing swing{.name = name,
                .inputs = {},
                .at_low = value_at(money, inputs, &Input::low),
                .at_high = value_at(money, inputs, &Input::high),
                .switching_value = std::nullopt};
    for (const auto& [path, input] : inputs) swing.inputs.push_back(input);
    swing.switching_value = switching_value(inputs, swing);
    // Less than half a penny is the rounding of sums, not a swing.
    if (swing.reach().value >= 0.005) found.push_back(std::move(swing));
  }
  std::stable_sort(found.begin(), found.end(), [](const Swing& one, const Swing& other) {
    return one.reach() > other.reach();
  });
  return found;
}

}  // namespace bluelight
