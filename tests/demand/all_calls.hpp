/// Every first call of a run, so that tests can say which ones two worlds share.
#pragma once

#include <algorithm>
#include <bluelight/demand.hpp>
#include <map>

namespace bluelight::test {

/// When each caller rings first.
using Calls = std::map<std::uint64_t, TimePoint>;

inline Calls all_calls(const World& world, std::uint64_t replication = 0) {
  const LocalHours calendar = run_calendar(world);
  Demand demand(world, calendar, 1, replication);
  Calls calls;
  for (int day = 0; day < static_cast<int>(calendar.days().size()); ++day)
    for (const FirstCall& call : demand.calls_of(day)) calls[call.caller.hash] = call.at;
  return calls;
}

inline bool contains(const Calls& all, const Calls& some) {
  return std::includes(all.begin(), all.end(), some.begin(), some.end());
}

}  // namespace bluelight::test
