#include "analysis/case/response.hpp"

#include <algorithm>
#include <cmath>

namespace bluelight {
namespace {

/// Elasticity between two neighbouring levels.
double slope(std::span<const double> demands, std::span<const double> logs, std::size_t below) {
  return (logs[below + 1] - logs[below]) / (demands[below + 1] - demands[below]);
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

PostsCurve::PostsCurve(const std::vector<PricedPosts>& levels, const std::vector<KnobIndex>& posts)
    : posts_(posts) {
  for (const PricedPosts& level : levels) demands_.push_back(std::log(level.demand));
}

void PostsCurve::set(std::span<const double> values) {
  constexpr double least = 1e-9;  // has a logarithm, and costs nothing
  fitted_.clear();
  for (const KnobIndex post : posts_) fitted_.push_back(std::max(values[post], 0.0));
  if (fitted_.size() == 1) return;
  fitted_ = monotone_fit(std::move(fitted_));
  logs_.clear();
  for (const double posts : fitted_) logs_.push_back(std::log(std::max(posts, least)));
}

double PostsCurve::at(double log_demand) const {
  if (fitted_.size() == 1) return fitted_[0];
  const auto found = std::find(demands_.begin(), demands_.end(), log_demand);
  if (found != demands_.end()) return fitted_[static_cast<std::size_t>(found - demands_.begin())];
  std::size_t below = 0;
  while (below + 2 < demands_.size() && log_demand > demands_[below + 1]) ++below;
  return std::exp(logs_[below] + slope(demands_, logs_, below) * (log_demand - demands_[below]));
}

PostsResponse describe(const std::vector<PricedPosts>& levels, const std::string& option) {
  PostsResponse response{
      .option = option, .group = levels.front().group, .from = levels.front().from};
  for (const PricedPosts& level : levels) {
    response.demand.push_back(level.demand);
    response.posts.push_back(level.posts);
    response.errors.push_back(level.error);
  }
  response.fitted = monotone_fit(response.posts);
  double squares = 0;
  std::vector<double> demands, logs;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    squares += std::pow(response.posts[i] - response.fitted[i], 2);
    demands.push_back(std::log(levels[i].demand));
    logs.push_back(std::log(std::max(response.fitted[i], 1e-9)));
  }
  response.deviation = std::sqrt(squares / static_cast<double>(levels.size()));
  if (levels.size() < 2) return response;
  response.below = slope(demands, logs, 0);
  response.above = slope(demands, logs, levels.size() - 2);
  return response;
}

}  // namespace bluelight
