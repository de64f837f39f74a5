/// Welch's plot: how rooms fill from empty, for the eye.
#pragma once

#include <bluelight/warm_up.hpp>
#include <string>
#include <vector>

namespace bluelight::cli {

/// Half of the window of the moving average, in slots: an hour on both sides.
inline constexpr std::size_t welch_half_window = 12;

/// Mean of a series; 0 of an empty one.
double mean_of(const std::vector<double>& series);

/// The first 8 hours in 32 characters, each a block as high as the share of the level under way.
std::string fill_line(const RoomStart& start);

/// One chart for each room: averages over replications from empty and under way, and their moving
/// averages, over hours; a line stands at the end of the warm-up.
std::string welch_svg(const World& world, const std::vector<RoomStart>& starts);

/// The answer for programs: format "bluelight-warmup/1" (`docs/json.md`).
std::string warm_up_json(const World& world, const std::vector<RoomStart>& starts);

}  // namespace bluelight::cli
