/// How many posts a group needs at a level of demand.
#pragma once

#include <bluelight/case.hpp>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "analysis/case/varied_posts.hpp"

namespace bluelight {

/// The non-decreasing values that are nearest to `values` in squares (pool adjacent violators;
/// Ayer, Brunk, Ewing, Reid and Silverman 1955).
std::vector<double> monotone_fit(std::vector<double> values);

/// Posts of all groups of one state over levels of demand.
///
/// People of one group may stand in for those of another, so that only their sum is a matter of
/// demand: a monotone fit through the sums that were found, so that the sum at level 1 is the one
/// that was simulated, straight between levels on scales of logarithms. Outside the levels it has
/// the elasticity of the last two, but never more than 1: twice the calls need at most twice the
/// people. Each group has its share of the sum, straight between levels and constant outside. One
/// level alone is a constant. An input that was varied multiplies the sum by (sum at its end / sum
/// in the centre) ^ |position|, and moves the shares in proportion to its position; several
/// multiply.
class StateCurve {
 public:
  /// Adds a group. Requires: `levels` ascend in demand and hold at least one; `posts` are theirs.
  void add(const std::vector<PricedPosts>& levels, const std::vector<KnobIndex>& posts);
  /// All groups have been added: where one lacks a level of another, its nearest stands for it.
  /// `shifts`: what inputs that were varied do to them, at every level alike.
  void complete(std::vector<PostsShift> shifts = {});

  /// Takes the posts of the levels from `values`. Requires: complete.
  void set(std::span<const double> values);
  /// Posts of a group, in the order of `add`, at the logarithm of a demand. Requires: `set` was
  /// called.
  double at(std::size_t group, double log_demand) const;
  const std::vector<std::vector<KnobIndex>>& knobs() const { return knobs_; }
  const std::vector<PostsShift>& shifts() const { return shifts_; }
  /// Elasticity of the sum below the first level and above the last.
  std::pair<double, double> elasticities() const;

 private:
  void fit_totals(const std::vector<double>& found);
  void shift(std::span<const double> values);
  double total_at(std::size_t below, double log_demand) const;

  std::vector<std::vector<double>> own_demands_;  // logarithms, by group
  std::vector<std::vector<KnobIndex>> knobs_;     // by group, then level
  std::vector<double> demands_;                   // logarithms of all levels
  std::vector<std::vector<double>> shares_;       // by group, then level
  std::vector<double> totals_;                    // fitted, by level
  std::vector<double> slopes_;                    // elasticity from each level to the next
  std::vector<PostsShift> shifts_;
};

/// The responses of the groups of one state as findings show them, at central values. `groups`: the
/// levels of each.
std::vector<PostsResponse> describe(const std::vector<std::vector<PricedPosts>>& groups,
                                    const std::string& option);

}  // namespace bluelight
