/// The same callers in two worlds.
#pragma once

#include <bluelight/explain.hpp>

#include "explain/recorder.hpp"

namespace bluelight {

/// How many fare how: unchanged, worse, better.
struct Counts {
  std::array<double, 3> fared{};
  double sum() const { return fared[0] + fared[1] + fared[2]; }
  double share(Fared one) const { return fared[static_cast<std::size_t>(one)] / sum(); }
  Counts& operator+=(const Counts& other);
};

/// Calls of one class and place by day or night.
struct CallCell {
  std::size_t contact = 0;
  std::size_t place = 0;  ///< zone, or the number of zones: no zone
  bool night = false;     ///< offered from 22h to 06h local
};

/// What the calls of one replication say.
class PairedCalls {
 public:
  PairedCalls(std::size_t contacts, std::size_t zones, std::size_t services)
      : zones_(zones), calls_(contacts * (zones + 1) * 2), incidents_(services) {}

  Counts& calls(const CallCell& cell) { return calls_[position(cell)]; }
  const Counts& calls(const CallCell& cell) const { return calls_[position(cell)]; }
  Counts& incidents(std::size_t service) { return incidents_[service]; }
  const Counts& incidents(std::size_t service) const { return incidents_[service]; }

  double unpaired = 0;                ///< calls of one world alone
  std::vector<ExampleCall> examples;  ///< at most one of each kind

  /// As the numbers of a run, and back. Requires: made by `values` of the same sizes.
  RunValues values() const;
  void read(const RunValues& values);

 private:
  std::size_t position(const CallCell& cell) const {
    return (cell.contact * (zones_ + 1) + cell.place) * 2 + (cell.night ? 1 : 0);
  }
  std::size_t zones_;
  std::vector<Counts> calls_, incidents_;
};

/// Stories as the numbers of a run, and back.
RunValues packed(const Stories& stories);
Stories unpacked(const RunValues& values);

/// Pairs the calls and incidents of one replication in the world `baseline` and in another world.
PairedCalls paired(const World& baseline, const Stories& before, const Stories& after,
                   Duration threshold);

}  // namespace bluelight
