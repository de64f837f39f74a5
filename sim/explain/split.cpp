#include "explain/split.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "experiment/priced_posts.hpp"
#include "proposals/changes.hpp"

namespace bluelight {
namespace {

bool is_passed_on_to(const World& world, std::size_t contact) {
  return std::any_of(world.contacts.begin(), world.contacts.end(), [&](const ContactClass& one) {
    return one.passes_on && one.passes_on->to.index == contact;
  });
}

/// The measure that answers first for a class of calls, as in a comparison.
std::string leading(const World& baseline, const World& proposal, std::size_t contact) {
  if (is_passed_on_to(baseline, contact) != is_passed_on_to(proposal, contact))
    return "time_to_answer_in_all_mean";  // its own clock starts elsewhere in each world
  return baseline.contacts[contact].standard ? "answer_within" : "answer_time_mean";
}

const Measure* found(const MeasureLayout& layout, const MeasureAt& wanted) {
  const auto measure = std::ranges::find_if(layout.measures, [&](const Measure& one) {
    return one.family == wanted.family && one.name == wanted.measure;
  });
  return measure == layout.measures.end() ? nullptr : &*measure;
}

double value_at(const MeasureLayout& layout, const RunValues& values, const MeasureAt& wanted) {
  const Measure* const measure = found(layout, wanted);
  if (measure == nullptr) return std::numeric_limits<double>::quiet_NaN();
  const auto& labels = measure->dimensions.front().labels;
  const auto label = std::ranges::find(labels, wanted.label);
  if (label == labels.end()) return std::numeric_limits<double>::quiet_NaN();
  return values[measure->offset + static_cast<std::size_t>(label - labels.begin())];
}

/// Estimates differences as `paired` does; values that are all equal are exact.
Estimate exact_or_estimate(const std::vector<double>& values) {
  Estimate result = estimate(values);
  const bool all_equal = std::ranges::all_of(
      values, [&](double one) { return one == values.front() || std::isnan(one); });
  if (all_equal && result.count > 1) result.half_width = result.standard_error = 0;
  return result;
}

}  // namespace

std::vector<MeasureAt> split_measures(const World& baseline, const World& proposal,
                                      const std::string& asked) {
  std::vector<MeasureAt> all;
  const MeasureLayout layout = measure_layout(baseline);
  for (std::size_t i = 0; i < baseline.contacts.size(); ++i)
    all.push_back({"contact", asked.empty() ? leading(baseline, proposal, i) : asked,
                   baseline.contacts[i].name, ""});
  for (const Service& service : baseline.services)
    all.push_back({"incident", "time_to_mobilise_mean", service.name, ""});
  std::erase_if(all, [&](const MeasureAt& one) { return found(layout, one) == nullptr; });
  for (MeasureAt& one : all) one.unit = found(layout, one)->unit;
  return all;
}

RunValues picked(const World& world, const RunValues& values,
                 const std::vector<MeasureAt>& wanted) {
  const MeasureLayout layout = measure_layout(world);
  RunValues few;
  for (const MeasureAt& one : wanted) few.push_back(value_at(layout, values, one));
  return few;
}

DistinctWorlds distinct(const std::vector<World>& worlds) {
  DistinctWorlds result;
  for (const World& world : worlds) {
    const auto known = std::ranges::find_if(
        result.worlds, [&](const World* other) { return changes(*other, world).empty(); });
    result.of_set.push_back(static_cast<std::size_t>(known - result.worlds.begin()));
    if (known == result.worlds.end()) result.worlds.push_back(&world);
  }
  return result;
}

MechanismSet used_mechanisms(const DistinctWorlds& worlds) {
  MechanismSet used;
  for (std::size_t i = 0; i < used.size(); ++i)
    for (std::size_t set = 0; set < worlds.of_set.size(); ++set)
      if (worlds.of_set[set] != worlds.of_set[set | (std::size_t{1} << i)]) used.set(i);
  return used;
}

double posts_in(const World& world) {
  Option option;
  option.world = world;
  double posts = 0;
  for (const PricedPosts& one : priced_posts(option)) posts += one.posts;
  return posts;
}

std::array<double, all_mechanisms.size()> parts_of(const Game& game, const MechanismSet& used) {
  std::vector<std::size_t> players;
  for (std::size_t i = 0; i < used.size(); ++i)
    if (used.test(i)) players.push_back(i);
  std::vector<double> value;
  for (std::size_t set = 0; set < std::size_t{1} << players.size(); ++set) {
    MechanismSet on;
    for (std::size_t i = 0; i < players.size(); ++i) on.set(players[i], ((set >> i) & 1) != 0);
    value.push_back(game.value[on.to_ulong()]);
  }
  const std::vector<double> added = shapley_values(value);
  std::array<double, all_mechanisms.size()> parts{};
  for (std::size_t i = 0; i < players.size(); ++i) parts[players[i]] = added[i];
  parts[static_cast<std::size_t>(Mechanism::rest)] += game.value.front() - game.baseline;
  return parts;
}

SplitMeasure split_of(const MeasureAt& measure, const std::vector<Game>& games,
                      const MechanismSet& used) {
  std::vector<double> before, after, change;
  std::array<std::vector<double>, all_mechanisms.size()> parts;
  for (const Game& game : games) {
    before.push_back(game.baseline);
    after.push_back(game.value.back());
    change.push_back(game.value.back() - game.baseline);
    const auto of_game = parts_of(game, used);
    for (std::size_t i = 0; i < parts.size(); ++i) parts[i].push_back(of_game[i]);
  }
  SplitMeasure split{measure.family, measure.measure, measure.label, measure.unit, {}, {}, {}, {}};
  split.baseline = exact_or_estimate(before);
  split.proposal = exact_or_estimate(after);
  split.change = exact_or_estimate(change);
  for (std::size_t i = 0; i < parts.size(); ++i) split.parts[i] = exact_or_estimate(parts[i]);
  return split;
}

}  // namespace bluelight
