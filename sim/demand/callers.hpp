/// Who reports an incident, when and on which number.
#pragma once

#include <bluelight/demand.hpp>
#include <bluelight/stream.hpp>
#include <bluelight/world.hpp>
#include <vector>

namespace bluelight {

/// Draws how an incident turns out and who rings about it.
///
/// One uniform of the incident decides each of: variant, usual callers, whether it has a burst, the
/// callers of the burst, whether it becomes known without a call. One of each caller decides when
/// and which number. More callers of one sort therefore leave all others as they are.
class Callers {
 public:
  Callers(std::uint64_t seed, std::uint64_t replication)
      : draws_(seed, replication, Purpose::incident) {}

  /// Adds the first call of everybody who reports the incident `about`, of which instant, incident,
  /// type and zone are set, to `calls`. `busy` multiplies the mean number of usual callers.
  void report(const IncidentType& type, FirstCall about, double busy,
              std::vector<FirstCall>& calls) const;
  /// Mean number of first calls about an incident, without surges.
  static double mean_calls(const IncidentType& type);

 private:
  FirstCall caller(const IncidentType& type, const FirstCall& about, Entity caller,
                   Duration (*later)(const IncidentType&, double u)) const;

  Stream draws_;
};

}  // namespace bluelight
