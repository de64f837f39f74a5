/// What a proposal works by: its mechanisms, and the worlds in which only some of them are on.
#pragma once

#include <array>
#include <bitset>
#include <bluelight/study.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bluelight {

/// A way in which levers change a world.
enum class Mechanism {
  pooling,   ///< who may answer or work on what
  crewing,   ///< rosters, minimum crewing, seats
  handling,  ///< how long handling takes
  transfer,  ///< how incidents go from one service to another
  rest       ///< everything else: rules of merged rooms, desks in front of a class of calls
};

/// Every mechanism, in the order in which they are shown.
inline constexpr std::array all_mechanisms{Mechanism::pooling, Mechanism::crewing,
                                           Mechanism::handling, Mechanism::transfer,
                                           Mechanism::rest};

/// Some of the mechanisms; the position of one is its number.
using MechanismSet = std::bitset<all_mechanisms.size()>;

/// Whether `set` holds `mechanism`.
inline bool has(const MechanismSet& set, Mechanism mechanism) {
  return set.test(static_cast<std::size_t>(mechanism));
}

/// "pooling".
std::string_view name_of(Mechanism mechanism);
/// What belongs to it, in a few words.
std::string_view meaning_of(Mechanism mechanism);

/// The mechanism that a key of a lever of `kind` belongs to, "handle_time_factor" of "merge_rooms";
/// "rosters" is a key of every kind. None if nothing is said of that key: every own key of every
/// lever has one.
std::optional<Mechanism> mechanism_of(std::string_view kind, std::string_view key);

/// A study, and one of its proposals taken apart.
struct TakenApart {
  Study study;
  /// The proposal's world with each set of mechanisms on, at `MechanismSet::to_ulong()`; empty if
  /// the study has no proposal of that name.
  std::vector<World> worlds;
};

/// Reads the study at `path`, and takes its proposal called `proposal` apart. With none on, its
/// levers change nothing that calls or incidents notice; with all on, it is the proposal. What
/// names something that is there only with another mechanism does nothing without that one. Throws
/// as `load_study`.
TakenApart load_apart(const std::string& path, const std::string& proposal,
                      const std::vector<std::string>& set = {});

}  // namespace bluelight
