/// Every measure there is: its name, unit, meaning, and how it follows from a tally. Layout and
/// values come from this one table.
#pragma once

#include <span>
#include <string_view>

#include "measures/tallies.hpp"

namespace bluelight {

/// What the measures of a class or room are made from, over the whole window or one hour of the
/// week.
struct CallView {
  const CallTally& tally;
  double in_progress = 0;  ///< calls that still wait at the end
  double seconds = 0;      ///< measured time
};

/// What the measures of a staff group are made from.
struct StaffView {
  const StaffTally& tally;
};

/// A row of the catalogue. NaN: not defined (nothing was offered, no standard).
template <class View>
struct CatalogueRow {
  std::string_view name, unit, description;
  double (*value)(const View&);
  bool by_hour;  ///< also given for each hour of the week
};

/// Measures of calls: of a class ("contact") and of all classes of a room ("room").
std::span<const CatalogueRow<CallView>> call_catalogue();
/// Measures of a staff group ("staff").
std::span<const CatalogueRow<StaffView>> staff_catalogue();

}  // namespace bluelight
