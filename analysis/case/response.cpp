#include "analysis/case/response.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace bluelight {
namespace {

/// Index of the value nearest to `wanted`.
std::size_t nearest(const std::vector<double>& values, double wanted) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < values.size(); ++i)
    if (std::abs(values[i] - wanted) < std::abs(values[best] - wanted)) best = i;
  return best;
}

}  // namespace

std::vector<double> monotone_fit(std::vector<double> values) {
  struct Pool {
    double mean;
    std::size_t count;
  };
  std::vector<Pool> pools;
  for (const double value : values) {
    pools.push_back({value, 1});
    while (pools.size() > 1 && pools[pools.size() - 2].mean > pools.back().mean) {
      const Pool last = pools.back();
      pools.pop_back();
      Pool& before = pools.back();
      const auto one = static_cast<double>(before.count), other = static_cast<double>(last.count);
      before.mean = (before.mean * one + last.mean * other) / (one + other);
      before.count += last.count;
    }
  }
  values.clear();
  for (const Pool& pool : pools) values.insert(values.end(), pool.count, pool.mean);
  return values;
}

void StateCurve::add(const std::vector<PricedPosts>& levels, const std::vector<KnobIndex>& posts) {
  std::vector<double> demands;
  for (const PricedPosts& level : levels) demands.push_back(std::log(level.demand));
  own_demands_.push_back(std::move(demands));
  knobs_.push_back(posts);
}

void StateCurve::complete(std::vector<PostsShift> shifts) {
  shifts_ = std::move(shifts);
  demands_.clear();
  for (const auto& own : own_demands_) demands_.insert(demands_.end(), own.begin(), own.end());
  std::sort(demands_.begin(), demands_.end());
  demands_.erase(std::unique(demands_.begin(), demands_.end()), demands_.end());
  for (std::size_t group = 0; group < knobs_.size(); ++group) {
    std::vector<KnobIndex> all;
    for (const double demand : demands_)
      all.push_back(knobs_[group][nearest(own_demands_[group], demand)]);
    knobs_[group] = std::move(all);
  }
  shares_.assign(knobs_.size(), std::vector<double>(demands_.size()));
  slopes_.resize(demands_.size());
}

void StateCurve::set(std::span<const double> values) {
  std::vector<double> found(demands_.size());
  for (std::size_t group = 0; group < knobs_.size(); ++group)
    for (std::size_t level = 0; level < found.size(); ++level)
      found[level] += shares_[group][level] = std::max(values[knobs_[group][level]], 0.0);
  for (auto& shares : shares_)
    for (std::size_t level = 0; level < found.size(); ++level)
      if (found[level] > 0) shares[level] /= found[level];
  fit_totals(found);
  shift(values);
}

void StateCurve::fit_totals(const std::vector<double>& found) {
  totals_ = monotone_fit(found);
  if (totals_.empty()) return;
  const std::size_t today = nearest(demands_, 0);
  if (totals_[today] <= 0) return;
  const double anchor = found[today] / totals_[today];
  for (double& total : totals_) total *= anchor;
  for (std::size_t below = 0; below + 1 < totals_.size(); ++below)
    if (totals_[below] > 0)
      slopes_[below] =
          std::log(totals_[below + 1] / totals_[below]) / (demands_[below + 1] - demands_[below]);
}

void StateCurve::shift(std::span<const double> values) {
  double log_total = 0;
  bool any = false;
  for (const PostsShift& one : shifts_) {
    const double position = one.position.in(values);
    if (position == 0) continue;
    any = true;
    log_total += change_at(one.log_total, position);
    for (std::size_t group = 0; group < shares_.size(); ++group)
      for (double& share : shares_[group]) share += change_at(one.shares[group], position);
  }
  if (!any) return;
  for (double& total : totals_) total *= std::exp(log_total);
  for (std::size_t level = 0; level < totals_.size(); ++level) {
    double sum = 0;
    for (auto& shares : shares_) sum += shares[level] = std::max(shares[level], 0.0);
    for (auto& shares : shares_)
      if (sum > 0) shares[level] /= sum;
  }
}

double StateCurve::at(std::size_t group, double log_demand) const {
  if (demands_.size() == 1) return totals_[0] * shares_[group][0];
  std::size_t below = 0;
  while (below + 2 < demands_.size() && log_demand > demands_[below + 1]) ++below;
  const double way = (log_demand - demands_[below]) / (demands_[below + 1] - demands_[below]);
  const double share =
      std::lerp(shares_[group][below], shares_[group][below + 1], std::clamp(way, 0.0, 1.0));
  return share * total_at(below, log_demand);
}

double StateCurve::total_at(std::size_t below, double log_demand) const {
  const double low = totals_[below], high = totals_[below + 1];
  if (log_demand == demands_[below]) return low;
  if (log_demand == demands_[below + 1]) return high;
  const double width = demands_[below + 1] - demands_[below];
  if (low <= 0)
    return std::lerp(low, high, std::clamp((log_demand - demands_[below]) / width, 0.0, 1.0));
  const double slope = slopes_[below];
  if (log_demand > demands_[below + 1])
    return high * std::exp(std::min(slope, 1.0) * (log_demand - demands_[below + 1]));
  if (log_demand < demands_[below])
    return low * std::exp(std::min(slope, 1.0) * (log_demand - demands_[below]));
  return low * std::exp(slope * (log_demand - demands_[below]));
}

std::pair<double, double> StateCurve::elasticities() const {
  if (demands_.size() < 2) return {0, 0};
  const auto outside = [&](double edge, double step) {
    const std::size_t below = step < 0 ? 0 : demands_.size() - 2;
    const double here = total_at(below, edge), there = total_at(below, edge + step);
    return here > 0 && there > 0 ? std::log(there / here) / step : 0;
  };
  return {outside(demands_.front(), -1), outside(demands_.back(), 1)};
}

std::vector<PostsResponse> describe(const std::vector<std::vector<PricedPosts>>& groups,
                                    const std::string& option) {
  std::vector<PostsResponse> all;
  StateCurve curve;
  std::vector<double> values;
  for (const auto& levels : groups) {
    std::vector<KnobIndex> knobs;
    for (const PricedPosts& level : levels) {
      knobs.push_back(values.size());
      values.push_back(level.posts);
    }
    curve.add(levels, knobs);
  }
  curve.complete();
  curve.set(values);
  for (std::size_t group = 0; group < groups.size(); ++group) {
    const auto& levels = groups[group];
    PostsResponse& response = all.emplace_back(PostsResponse{
        .option = option, .group = levels.front().group, .from = levels.front().from});
    double squares = 0;
    for (const PricedPosts& level : levels) {
      response.demand.push_back(level.demand);
      response.posts.push_back(level.posts);
      response.errors.push_back(level.error);
      response.fitted.push_back(curve.at(group, std::log(level.demand)));
      squares += std::pow(level.posts - response.fitted.back(), 2);
    }
    response.deviation = std::sqrt(squares / static_cast<double>(levels.size()));
    std::tie(response.below, response.above) = curve.elasticities();
  }
  return all;
}

}  // namespace bluelight
