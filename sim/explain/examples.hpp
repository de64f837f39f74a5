/// Calls that show what a proposal does.
#pragma once

#include <bluelight/explain.hpp>

#include "explain/recorder.hpp"

namespace bluelight {

/// A call that fares worse or better.
struct ChangedCall {
  CallStory before, after;
  Fared fared = Fared::unchanged;
};

/// One call of each kind that there is among `calls`, with what became of its incident.
std::vector<ExampleCall> examples_of(const std::vector<ChangedCall>& calls, const Stories& before,
                                     const Stories& after);

/// The examples of all replications together: of each kind the most extreme, or the first.
std::vector<ExampleCall> best_of(const std::vector<std::vector<ExampleCall>>& by_replication);

}  // namespace bluelight
