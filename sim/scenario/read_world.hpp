/// From a merged tree to a checked world.
#pragma once

#include <bluelight/node.hpp>
#include <bluelight/world.hpp>

#include "scenario/reading.hpp"

namespace bluelight {

/// The world that `tree` states, with its resolved text. Every fault becomes a problem; the world
/// is then not fit to run.
World read_world(Node tree, Problems& problems);

/// Whether a world that was read has no fault. Organisations of staff may be missing otherwise.
bool is_sound(const World& world);

/// What readers need in order to refer to the things of `world`; sourced numbers go to `inputs`.
Reading reading_of(const World& world, Problems& problems, std::vector<Input>& inputs);

/// Reports what cannot be right between things that are right by themselves: calls that nobody
/// answers, skills that nobody has, shifts without people, populations that do not add up. `tree`
/// tells where things were written, `problems` which of them could not be read.
void check_world(const World& world, const Node& tree, Problems& problems);

/// The tree as TOML with the origin of each value as a comment. It loads as the same world.
std::string resolved_text(const Node& tree);

}  // namespace bluelight
