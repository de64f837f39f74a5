/// What is measured of people's time.
#pragma once

#include <array>
#include <bluelight/observer.hpp>
#include <cstdint>

namespace bluelight {

inline constexpr std::size_t activities = static_cast<std::size_t>(Activity::calling_back) + 1;

/// How a staff group was made up in one hour of the week: people × time, of each part of
/// `DutyCount`.
struct DutyTally {
  Duration rostered{}, absent{}, vacant{}, on_break{}, overtime{}, supervisors{}, finishing{};
  Duration overtime_paid{};  ///< overtime in hours of plain pay
  Duration missing{};
  Duration wanted{};         ///< time with anybody rostered
  Duration below_minimum{};  ///< of this, with anybody missing
  std::uint64_t breaks = 0, breaks_missed = 0;
  Duration breaks_late{};  ///< due -> begun, of the breaks

  /// `count` holds for `length`.
  void add(const DutyCount& count, Duration length);
  void merge(const DutyTally& tally);
};

/// Time of a staff group in one hour of the week.
struct StaffTally {
  Duration staffed{};                        ///< seats on duty × time
  Duration busy{};                           ///< people at work × time
  Duration overrun{};                        ///< people at work beyond the seats on duty × time
  Duration open{};                           ///< time with somebody rostered or on duty
  Duration without_reserve{};                ///< of this, with nobody there who is free
  std::array<Duration, activities> other{};  ///< people × time at work that is no answering, by
                                             ///< `Activity`; known once a piece of it has ended
  DutyTally duty;
  void merge(const StaffTally& tally);
};

/// Time of a room's people together in one hour of the week.
struct RoomTally {
  Duration open{};             ///< time with somebody rostered or on duty
  Duration without_reserve{};  ///< of this, with nobody there who is free
  void merge(const RoomTally& tally);
};

}  // namespace bluelight
