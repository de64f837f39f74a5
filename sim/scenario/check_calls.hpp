/// Checks between keys about where calls go.
#pragma once

#include "scenario/checked.hpp"

namespace bluelight {

/// Reports partners that cannot answer, and callers who ring or are passed on to where nobody
/// answers.
void check_calls(const Checked& checked);

/// The classes to which who rings a class may come, being passed on or turning to another number;
/// itself first.
std::vector<ContactId> classes_reached(const World& world, ContactId rung);

}  // namespace bluelight
