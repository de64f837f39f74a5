/// What is measured in the worlds of a proposal, and which of them must be simulated.
#pragma once

#include <bluelight/explain.hpp>
#include <vector>

namespace bluelight {

/// One number of a run.
struct MeasureAt {
  std::string family, measure, label, unit;
};

/// The measures that are split: of each class of calls of `baseline` the one asked for, or its
/// leading one; of each service the mean time to mobilise.
std::vector<MeasureAt> split_measures(const World& baseline, const World& proposal,
                                      const std::string& asked);

/// The numbers at `wanted` of a run of `world`; NaN where it has no such measure.
RunValues picked(const World& world, const RunValues& values, const std::vector<MeasureAt>& wanted);

/// Worlds that differ, and where the worlds of all sets of mechanisms are among them.
struct DistinctWorlds {
  std::vector<const World*> worlds;
  std::vector<std::size_t> of_set;  ///< by `MechanismSet::to_ulong()`
};

DistinctWorlds distinct(const std::vector<World>& worlds);

/// Mechanisms without which some world would be another.
MechanismSet used_mechanisms(const DistinctWorlds& worlds);

/// Full-time posts that the rosters of `world` take, all groups together.
double posts_in(const World& world);

/// Values of one measure in one replication: in the baseline, and by set of mechanisms.
struct Game {
  double baseline = 0;
  std::vector<double> value;
};

/// What each mechanism adds; exactly 0 for those that are not `used`. What the levers change with
/// every mechanism off belongs to the rest. Requires: others than `used` change no value.
std::array<double, all_mechanisms.size()> parts_of(const Game& game, const MechanismSet& used);

/// The split of a measure over replications.
SplitMeasure split_of(const MeasureAt& measure, const std::vector<Game>& games,
                      const MechanismSet& used);

}  // namespace bluelight
