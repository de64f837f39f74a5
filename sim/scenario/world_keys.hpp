/// Keys of a whole world.
#pragma once

#include "scenario/types.hpp"

namespace bluelight {

const Keys<World>& world_keys();

/// The words of `format`, by kind of file: "world" is "bluelight-world/1".
std::string format_of(const std::string& kind);

/// A `format` key that must name this kind of file.
Type<std::string> format(const std::string& kind);

/// Facts about runs that both worlds and studies may state.
Type<Duration> run_length();
Type<Duration> run_warm_up();
Type<double> demand_factor();

}  // namespace bluelight
