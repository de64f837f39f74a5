/// Worlds in which only some of a proposal's mechanisms are on.
#pragma once

#include <bluelight/mechanism.hpp>

#include "proposals/stated.hpp"

namespace bluelight {

/// `world` after `levers`, with only the mechanisms of `on`. Keys of other mechanisms are left out;
/// what levers change nevertheless is put back: skills (pooling), the means by which services tell
/// each other (transfer), rules of rooms (rest). Names that levers make stay, so that later levers
/// find them; a lever or roster that does not is left out. Requires: `apply_levers` found no fault.
World hybrid(const World& world, const std::vector<StatedLever>& levers, const MechanismSet& on);

}  // namespace bluelight
