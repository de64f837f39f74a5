/// What makes one day busier than another: day-to-day variation and surges.
#pragma once

#include <bluelight/local_hours.hpp>
#include <bluelight/stream.hpp>
#include <bluelight/world.hpp>
#include <optional>
#include <vector>

#include "demand/rates.hpp"
#include "demand/surges.hpp"

namespace bluelight {

/// Factors on demand, one local date after another. They depend on world, seed, replication and the
/// date alone, not on the dates asked for before.
class BusyDays {
 public:
  /// `world` and `calendar` must outlive it.
  BusyDays(const World& world, const LocalHours& calendar, std::uint64_t seed,
           std::uint64_t replication);

  /// Works out the factors of date `day`.
  void begin(int day);
  /// Factors on the rate of whatever has this busyness, by elapsed hour; exactly 1 without one.
  const HoursOfDay& demand(std::optional<BusynessId> busyness) const;
  /// Factor on the mean number of callers of an incident. Requires: `instant` is on the date.
  double callers(std::optional<BusynessId> busyness, TimePoint instant) const;

 private:
  struct Factors {
    HoursOfDay demand, callers;
  };
  double factor_of(const Busyness& busyness, std::chrono::sys_days date) const;
  void multiply(const Surge& surge, const SurgeSpan& span);

  const World& world_;
  const LocalHours& calendar_;
  Stream draws_;
  std::vector<std::vector<SurgeSpan>> spans_;  ///< by surge
  std::vector<Factors> today_;                 ///< by busyness
  LocalDay date_{};
};

}  // namespace bluelight
