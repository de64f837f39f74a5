#include "measures/families.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "measures/dispatch_tallies.hpp"

namespace bluelight {
namespace {

std::vector<std::string> names_of(const auto& things) {
  std::vector<std::string> names;
  for (const auto& thing : things) names.push_back(thing.name);
  return names;
}

bool has_dispatch(const World& world) {
  return !world.desks.empty() || !world.links.empty() ||
         std::any_of(world.incidents.begin(), world.incidents.end(),
                     [](const IncidentType& type) { return !type.responses.empty(); });
}

/// "police_to_fire" for each ordered pair.
std::vector<std::string> pair_names(const World& world) {
  std::vector<std::string> names;
  for (const auto& [from, to] : transfer_pairs(world))
    names.push_back(
        fmt::format("{}_to_{}", at(world.services, from).name, at(world.services, to).name));
  return names;
}

}  // namespace

SeriesNames series_names(const World& world) {
  SeriesNames names{.contacts = {"contact", names_of(world.contacts)},
                    .rooms = {"room", names_of(world.rooms)},
                    .services = {"service", names_of(world.services)},
                    .staff = {"staff", names_of(world.staff)},
                    .incidents = {"service", {}},
                    .zones = {"zone", {}},
                    .desks = {"desk", names_of(world.desks)},
                    .transfers = {"transfer", pair_names(world)}};
  if (has_dispatch(world)) names.incidents.labels = names.services.labels;
  if (has_dispatch(world) || !world.incidents.empty()) names.zones.labels = names_of(world.zones);
  return names;
}

}  // namespace bluelight
