/// What levers do to the ways in which incidents go to other services.
#pragma once

#include "levers/handling.hpp"
#include "levers/names.hpp"

namespace bluelight {

inline bool joins(const TransferLink& link, ServiceId one, ServiceId other) {
  return holds(link.between, one) && holds(link.between, other);
}

/// The link that two services use: the first that joins them; null: they tell each other nothing.
inline const TransferLink* link_between(const World& world, ServiceId one, ServiceId other) {
  for (const TransferLink& link : world.links)
    if (joins(link, one, other)) return &link;
  return nullptr;
}

/// Puts `link` before all others and leaves out those of which it leaves nothing.
inline void put_first(World& world, TransferLink link) {
  const auto covers = [&](const TransferLink& other) {
    return std::all_of(other.between.begin(), other.between.end(),
                       [&](ServiceId service) { return holds(link.between, service); });
  };
  std::vector<TransferLink> links;
  for (const TransferLink& other : world.links)
    if (!covers(other)) links.push_back(other);
  link.name = free_name(links, link.name);
  links.insert(links.begin(), std::move(link));
  world.links = std::move(links);
}

}  // namespace bluelight
