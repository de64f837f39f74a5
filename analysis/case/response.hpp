/// How many posts a group needs at a level of demand.
#pragma once

#include <bluelight/case.hpp>
#include <span>
#include <vector>

#include "analysis/case/knobs.hpp"

namespace bluelight {

/// The non-decreasing values that are nearest to `values` in squares (pool adjacent violators;
/// Ayer, Brunk, Ewing, Reid and Silverman 1955).
std::vector<double> monotone_fit(std::vector<double> values);

/// Posts of one group of one state over levels of demand: a monotone fit through what was found,
/// straight between levels on scales of logarithms, and of the last two levels' elasticity
/// outside them. One level alone is a constant.
class PostsCurve {
 public:
  /// Requires: `levels` ascend in demand and hold at least one.
  PostsCurve(const std::vector<PricedPosts>& levels, const std::vector<KnobIndex>& posts);

  /// Takes the posts of the levels from `values`.
  void set(std::span<const double> values);
  /// Posts at the logarithm of a demand. Requires: `set` was called.
  double at(double log_demand) const;
  const std::vector<KnobIndex>& knobs() const { return posts_; }

 private:
  std::vector<double> demands_;  // logarithms
  std::vector<KnobIndex> posts_;
  std::vector<double> fitted_, logs_;
};

/// The response of a group as findings show it, at central values.
PostsResponse describe(const std::vector<PricedPosts>& levels, const std::string& option);

}  // namespace bluelight
