/// What is measured of people's time.
#pragma once

#include <array>
#include <bluelight/observer.hpp>
#include <cstdint>

namespace bluelight {

inline constexpr std::size_t activities = static_cast<std::size_t>(Activity::calling_back) + 1;

/// Time of a staff group in one hour of the week.
struct StaffTally {
  Duration staffed{};                        ///< seats on duty × time
  Duration busy{};                           ///< people at work × time
  Duration overrun{};                        ///< people at work beyond the seats on duty × time
  Duration manned{};                         ///< time with somebody on duty
  Duration without_reserve{};                ///< of this, with everybody on duty at work
  std::array<Duration, activities> other{};  ///< people × time at work that is no answering, by
                                             ///< `Activity`; in the hour in which the work ends
  void merge(const StaffTally& tally);
};

/// Time of a room's people together in one hour of the week.
struct RoomTally {
  Duration manned{};           ///< time with somebody on duty
  Duration without_reserve{};  ///< of this, with nobody free
  void merge(const RoomTally& tally);
};

}  // namespace bluelight
