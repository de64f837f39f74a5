/// What is wrong with levers that could not act.
#pragma once

#include <map>

#include "proposals/stated.hpp"

namespace bluelight {

/// Who pays for a lever, as it says; organisations are those of the staff of `world`.
std::map<std::string, double> stated_payers(const Node& paid_by, const World& world,
                                            Reading& reading);

/// Reports what is wrong with `levers` in themselves: their keys, rosters and payers, and the names
/// in them that neither `world` has nor another of them may make.
void check_levers(const World& world, const std::vector<const StatedLever*>& levers,
                  Problems& problems);

}  // namespace bluelight
