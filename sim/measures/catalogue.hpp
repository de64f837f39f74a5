/// Every measure there is: its name, unit, meaning, and how it follows from a tally. Layout and
/// values come from these tables.
#pragma once

#include <span>
#include <string_view>

#include "measures/tallies.hpp"

namespace bluelight {

/// What the measures of a class, service or room are made from, over the whole window or one hour
/// of the week.
struct CallView {
  const CallTally& tally;
  double seconds = 0;  ///< measured time
};

/// What the measures of a staff group are made from.
struct StaffView {
  const StaffTally& tally;
};

/// What the measures of a room's people together are made from.
struct RoomView {
  const RoomTally& tally;
};

/// What the measures of incidents are made from, of a service or in a zone.
struct IncidentView {
  const IncidentTally& tally;
  const IncidentTimes* times = nullptr;  ///< of the whole window; null: of one hour of the week
};

/// What the measures of the calls about incidents in a zone are made from.
struct PlaceView {
  const PlaceTally& tally;
};

/// What the measures of a dispatch desk are made from.
struct DeskView {
  const DeskTally& tally;
  const DeskTimes* times = nullptr;  ///< of the whole window; null: of one hour of the week
  Backlog backlog = {};
  double seconds = 0;  ///< measured time
};

/// What the measures of transfers from one service to another are made from.
struct TransferView {
  const TransferTally& tally;
  const WaitingHistogram* times = nullptr;  ///< of the whole window; null: of one hour of the week
};

/// A row of the catalogue. NaN: not defined (nothing was offered, no standard).
template <class View>
struct CatalogueRow {
  std::string_view name, unit, description;
  double (*value)(const View&);
  bool by_hour;  ///< also given for each hour of the week; `value` then needs the tally alone
};

/// Measures of calls: of a class ("contact") and of all classes of a room ("room") or of a service
/// ("service").
std::span<const CatalogueRow<CallView>> call_catalogue();
/// Measures of a staff group ("staff").
std::span<const CatalogueRow<StaffView>> staff_catalogue();
/// Measures of a room's people together ("room").
std::span<const CatalogueRow<RoomView>> room_catalogue();
/// Measures of the incidents that a service sees ("incident"), or that happen in a zone ("zone").
std::span<const CatalogueRow<IncidentView>> incident_catalogue();
/// Measures of the calls about the incidents in a zone ("zone").
std::span<const CatalogueRow<PlaceView>> place_catalogue();
/// Measures of a dispatch desk ("desk").
std::span<const CatalogueRow<DeskView>> desk_catalogue();
/// Measures of transfers from one service to another ("transfer").
std::span<const CatalogueRow<TransferView>> transfer_catalogue();

}  // namespace bluelight
