/// When surges hold.
#pragma once

#include <bluelight/local_hours.hpp>
#include <bluelight/stream.hpp>
#include <bluelight/world.hpp>
#include <vector>

namespace bluelight {

/// A time during which a surge holds; whole hours.
struct SurgeSpan {
  TimePoint begin, end;
  auto operator<=>(const SurgeSpan&) const = default;
};

/// Mean number of dates a year on which a random surge may begin.
double dates_a_year(const std::array<bool, 12>& months);

/// When each surge of the world holds, by time and without overlap: a surge that begins again while
/// it lasts goes on. Instants are those of a run whose first date is `first` and whose length is
/// `days`; what began before the run counts. A date's draw depends on the surge's name, the date
/// and `draws` alone; a higher `per_year` keeps every old beginning.
std::vector<std::vector<SurgeSpan>> surge_spans(const World& world, const LocalHours& run,
                                                const Stream& draws);

}  // namespace bluelight
