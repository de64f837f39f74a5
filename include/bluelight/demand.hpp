/// What happens outside the rooms: who rings, when, which number. A pure function of world, seed
/// and replication.
#pragma once

#include <bluelight/local_hours.hpp>
#include <bluelight/stream.hpp>
#include <bluelight/world.hpp>
#include <cstdint>
#include <memory>
#include <vector>

namespace bluelight {

/// A caller's first attempt, before the 999 operator has connected it.
struct FirstCall {
  static constexpr std::uint16_t nowhere = 0xffff;

  TimePoint at;
  Entity caller;      ///< owns the caller's uniforms
  ContactId contact;  ///< the number that is rung
  std::uint32_t calls =
      0;              ///< position in `World::calls` plus one; 0: the call is about an incident
  Entity incident{};  ///< what the call is about
  std::uint16_t type = 0, variant = 0;  ///< of the incident: positions in the world
  std::uint16_t zone = nowhere;         ///< of the incident
  std::uint32_t callers = 1;            ///< of the incident in all
  bool rings = true;  ///< false: the incident becomes known without a call; `contact` says to whom
};

/// The calendar of a run of `world`: whole local dates that hold warm-up and measured time.
LocalHours run_calendar(const World& world);

struct DayRates;
class BusyDays;
class ByTime;
class Callers;
class MeanIndices;

/// Makes the calls of one local date after another.
///
/// Candidates arrive in fixed bands of rate and are thinned: band k covers rates from edge(k) to
/// edge(k + 1), the same edges for every source in every world, and candidate n of a band on a date
/// is accepted when the rate at its instant exceeds edge(k) + mark * (edge(k + 1) - edge(k)). More
/// demand adds incidents and never renumbers the old ones.
class Demand {
 public:
  /// `world` and `calendar` must outlive it.
  Demand(const World& world, const LocalHours& calendar, std::uint64_t seed,
         std::uint64_t replication);
  ~Demand();

  /// The first calls of date `day`, by time. Requires: called for day 0, 1, 2 … in turn (further
  /// calls about an incident may fall on later dates). The reference is valid until the next call.
  const std::vector<FirstCall>& calls_of(int day);

  /// Expected number of first calls of a class over the year that begins at `Area::rates_of`,
  /// growth and surges left out.
  static double expected_calls_a_year(const World& world, ContactId contact);

 private:
  struct Source;
  struct Band;
  void add_source(const Rate& rate, const std::string& name, std::uint32_t calls,
                  std::uint32_t incident);
  void candidates(const Source& source, int day);
  void thin_band(const Source& source, Band band, const LocalDay& date, const DayRates& rates);
  void accept(const Source& source, TimePoint at, Entity entity);
  void add_incident_calls(const Source& source, TimePoint at, Entity incident);

  const World& world_;
  const LocalHours& calendar_;
  std::unique_ptr<BusyDays> busy_;
  std::unique_ptr<Callers> callers_;
  std::unique_ptr<MeanIndices> mean_index_;
  std::unique_ptr<ByTime> by_time_;
  Stream arrivals_;
  std::vector<Source> sources_;
  std::vector<FirstCall> today_, later_;
  Uniforms pair_{};
};

}  // namespace bluelight
