/// Who gains and who loses, over all replications.
#pragma once

#include <bluelight/explain.hpp>
#include <vector>

#include "explain/pairing.hpp"

namespace bluelight {

/// Shares of callers by class, zone, kind of zone, time of day, and class at night; [0] is all.
/// Groups without calls are left out.
std::vector<GroupShare> caller_shares(const World& baseline, const std::vector<PairedCalls>& runs);

/// Shares of incidents by service.
std::vector<IncidentShare> incident_shares(const World& baseline,
                                           const std::vector<PairedCalls>& runs);

}  // namespace bluelight
