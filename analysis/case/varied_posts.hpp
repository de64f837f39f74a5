/// What the ends of varied inputs do to the posts of a state.
#pragma once

#include <bluelight/study.hpp>
#include <vector>

#include "analysis/case/position.hpp"

namespace bluelight {

/// What one varied input does to the posts of one state.
struct PostsShift {
  Position position;
  std::vector<KnobIndex> knobs;  ///< of all inputs that err together
  Ends log_total;                ///< change of the logarithm of the sum of posts
  std::vector<Ends> shares;      ///< change of each group's share of the sum
};

/// The shifts of one state of an option, whose groups are `groups` at demand 1; inputs that change
/// none of its posts are left out.
std::vector<PostsShift> shifts_of(const StudyResult& result, const OptionRuns& option,
                                  const std::vector<PricedPosts>& groups, Knobs& knobs);

}  // namespace bluelight
