/// Which families of measures a world has, and whose names they go by.
#pragma once

#include <bluelight/measures.hpp>

namespace bluelight {

/// The series of each family; a family without any does not exist in the world.
struct SeriesNames {
  Dimension contacts, rooms, services, staff;
  Dimension incidents;  ///< by service
  Dimension zones, desks, transfers;
};

/// Incidents are measured where somebody dispatches or is told of them: the world has desks,
/// responses or links. Zones are where there are incidents, for the calls about them.
SeriesNames series_names(const World& world);

}  // namespace bluelight
