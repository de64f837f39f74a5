/// How long a warm-up a world needs: how its rooms fill from empty, beside the same rooms under
/// way.
#pragma once

#include <bluelight/run_job.hpp>
#include <bluelight/world.hpp>
#include <optional>
#include <vector>

namespace bluelight {

/// How a warm-up is looked for. `jobs` never changes the answer.
struct WarmUpSettings {
  std::uint64_t seed = 1;
  int replications = 20;                    ///< from empty, and as many under way
  Duration length = std::chrono::days{14};  ///< that is looked at, from the world's start
  JobSettings jobs;
};

/// Time over which one observation is averaged.
inline constexpr Duration warm_up_slot = std::chrono::minutes{5};

/// How one room fills. Series have one value a slot: people busy and calls waiting, averaged over
/// the slot and over replications.
struct RoomStart {
  RoomId room;
  std::vector<double> from_empty;   ///< the first instant finds nobody in the room
  std::vector<double> under_way;    ///< other replications of the same dates, a week after an empty
                                    ///< start
  std::optional<Duration> warm_up;  ///< by MSER-5 of their difference; none: `length` is too short
};

/// Runs the world from empty and under way, and finds for each room after which time the two differ
/// by chance alone. Differences are divided by the root of the level under way, because counts vary
/// like it. Throws what `run_jobs` throws, `std::runtime_error` if a run fails.
/// Requires: at least two replications, a length of whole slots.
std::vector<RoomStart> find_warm_up(const World& world, const WarmUpSettings& settings);

/// Welch's moving average: each value is the mean of the `half_window` values on both sides of it
/// and itself; near the ends of as many as there are on both sides (Welch 1983).
std::vector<double> moving_average(const std::vector<double>& series, std::size_t half_window);

}  // namespace bluelight
