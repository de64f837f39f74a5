/// Posts of the options while an input is at an end of its range.
#pragma once

#include <bluelight/study.hpp>

namespace bluelight {

/// Posts of option number `option` at each end of each varied input, on the dates of `central`, its
/// posts while all is central: those found there, or else those of the rosters.
std::vector<VariedPosts> varied_posts(const Study& study, std::size_t option,
                                      const std::vector<PricedPosts>& central);

/// Throws `ScenarioError` with every varied input that changes neither the posts of stated rosters
/// nor, because there is none, the service that a benefit values.
void check_varied(const Study& study);

}  // namespace bluelight
