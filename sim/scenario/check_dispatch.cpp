#include "scenario/check_dispatch.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scenario/check_calls.hpp"
#include "scenario/keys.hpp"

namespace bluelight {
namespace {

bool has_response(const IncidentType& incident, ServiceId service) {
  return std::any_of(incident.responses.begin(), incident.responses.end(),
                     [service](const Response& one) { return one.service == service; });
}

/// Where incidents of a type may be; nothing: in no zone.
std::vector<std::optional<ZoneId>> places_of(const World& world, const Rate& rate) {
  if (rate.basis != Rate::Basis::per_1000_per_year) return {std::nullopt};
  std::vector<std::optional<ZoneId>> places;
  for (std::uint32_t i = 0; i < world.zones.size(); ++i)
    if (rate.where.empty() || world.zones[i].kind == rate.where) places.push_back(ZoneId{i});
  return places;
}

/// The desk of a service that gets incidents of a type at a place; null: none does.
const DispatchDesk* desk_for(const World& world, ServiceId service, IncidentTypeId type,
                             std::optional<ZoneId> place) {
  for (const DispatchDesk& desk : world.desks)
    if (desk.service == service && covers(desk, type, place)) return &desk;
  return nullptr;
}

/// The first place where no desk of a service looks after incidents of a type, in words.
std::string uncovered(const World& world, IncidentTypeId type, ServiceId service) {
  const auto is_of_service = [&](const DispatchDesk& desk) { return desk.service == service; };
  if (std::none_of(world.desks.begin(), world.desks.end(), is_of_service)) return "";
  for (const auto& place : places_of(world, at(world.incidents, type).rate))
    if (desk_for(world, service, type, place) == nullptr)
      return place ? "zone." + at(world.zones, *place).name : "incidents of no zone";
  return "";
}

/// A service with desks looks after all that it responds to.
void check_coverage(const Checked& c) {
  if (!c.knows({"desk.*.service", "desk.*.zones", "desk.*.incidents", "zone.*.kind"})) return;
  for (std::uint32_t i = 0; i < c.world.incidents.size(); ++i) {
    const IncidentType& incident = c.world.incidents[i];
    const std::string path = "incident." + incident.name;
    if (!c.knows({path + ".response", path + ".where", path + ".per_1000_per_year"})) continue;
    for (const Response& response : incident.responses) {
      const std::string hole = uncovered(c.world, {i}, response.service);
      if (hole.empty()) continue;
      c.problems.add(
          *c.table("incident", incident.name).find("response"),
          fmt::format("a desk of service.{} for them everywhere, but none looks after {}",
                      at(c.world.services, response.service).name, hole));
    }
  }
}

/// Whether earlier desks of its service take all that a desk might get.
bool is_hidden(const World& world, const DispatchDesk& desk) {
  bool covers_any = false;
  for (std::uint32_t type = 0; type < world.incidents.size(); ++type) {
    if (!has_response(world.incidents[type], desk.service)) continue;
    for (const auto& place : places_of(world, world.incidents[type].rate)) {
      if (!covers(desk, {type}, place)) continue;
      if (desk_for(world, desk.service, {type}, place) == &desk) return false;
      covers_any = true;
    }
  }
  return covers_any;
}

/// Each desk gets incidents, or appointments.
void check_hidden(const Checked& c) {
  if (is_varied(c.tree)) return;
  for (const char* section : {"desk", "incident", "zone"})
    if (c.faults.has_any(section)) return;
  for (std::uint32_t i = 0; i < c.world.desks.size(); ++i) {
    const auto& types = c.world.incidents;
    const bool has_appointments =
        std::any_of(types.begin(), types.end(), [i](const IncidentType& one) {
          return one.appointment && one.appointment->desk == DeskId{i};
        });
    if (has_appointments || !is_hidden(c.world, c.world.desks[i])) continue;
    const Node& table = c.table("desk", c.world.desks[i].name);
    c.problems.add({table.key_origin, table.path, "incidents or appointments of its own",
                    "none: desks of its service that stand before it take them all",
                    "the first desk that looks after an incident gets it"});
  }
}

/// The services whose classes are rung about an incident.
std::vector<ServiceId> rung_services(const World& world, const IncidentType& incident) {
  std::vector<ServiceId> services;
  for (const auto& [contact, share] : incident.first)
    if (share > 0) services.push_back(at(world.contacts, contact).service);
  return services;
}

/// Whether callers of a class come to people of a service, if only on another number.
bool reaches(const World& world, ContactId rung, ServiceId service) {
  const std::vector<ContactId> reached = classes_reached(world, rung);
  return std::any_of(reached.begin(), reached.end(), [&](ContactId contact) {
    return at(world.contacts, contact).service == service;
  });
}

/// The first of the services rung that has no way to tell `needed` of an incident; none: each can,
/// or its own people are rung.
std::optional<ServiceId> who_cannot_tell(const World& world, const IncidentType& incident,
                                         ServiceId needed) {
  const auto is_reached = [&](const auto& first) {
    return first.second > 0 && reaches(world, first.first, needed);
  };
  if (std::any_of(incident.first.begin(), incident.first.end(), is_reached)) return std::nullopt;
  for (const ServiceId from : rung_services(world, incident))
    if (link_between(world, from, needed) == nullptr) return from;
  return std::nullopt;
}

/// What an incident needs is told to those who have it.
void check_told(const Checked& c) {
  if (!c.knows({"contact.*.service", "contact.*.passes_on", "contact.*.redial", "link.*.between"}))
    return;
  for (const IncidentType& incident : c.world.incidents) {
    const std::string path = "incident." + incident.name;
    if (!c.knows({path + ".first", path + ".variants"})) continue;
    for (std::size_t i = 0; i < incident.variants.size(); ++i)
      for (const auto& [service, units] : incident.variants[i].needs) {
        const auto from = who_cannot_tell(c.world, incident, service);
        if (!from) continue;
        const std::string& name = at(c.world.services, service).name;
        const Node& variants = *c.table("incident", incident.name).find("variants");
        const Node& need = *variants.elements()[i].find("needs")->find(name);
        c.problems.add({need.key_origin, need.path,
                        fmt::format("a link between service.{}, which is rung, and service.{}",
                                    at(c.world.services, *from).name, name),
                        "none", fmt::format("otherwise service.{} is never told", name)});
      }
  }
}

void check_names(const Checked& c) {
  for (const DispatchDesk& desk : c.world.desks) {
    const auto same = [&](const ContactClass& contact) { return contact.name == desk.name; };
    if (std::none_of(c.world.contacts.begin(), c.world.contacts.end(), same)) continue;
    const Node& table = c.table("desk", desk.name);
    c.problems.add({table.key_origin, table.path, "a name that no class of calls has", desk.name,
                    "skills name classes and desks alike"});
  }
}

/// Each desk needs people, and updates need a length.
void check_desks(const Checked& c) {
  for (std::uint32_t i = 0; i < c.world.desks.size(); ++i) {
    const DispatchDesk& desk = c.world.desks[i];
    const Node& table = c.table("desk", desk.name);
    const auto works = [i](const StaffGroup& group) {
      return contains(group.skills, SkillId(DeskId{i}));
    };
    if (c.knows({"staff.*.skills"}) &&
        std::none_of(c.world.staff.begin(), c.world.staff.end(), works))
      c.problems.add({table.key_origin, table.path,
                      "a desk that some staff group has the skill for", "nobody has it", ""});
    if (!c.knows({table.path + ".updates_per_hour"})) continue;
    if (desk.updates_per_hour > 0 && table.find("update") == nullptr)
      c.problems.add(*table.find("updates_per_hour"), "`update`, the time for one, beside it");
    if (table.find("update") != nullptr && is_default(*table.find("updates_per_hour")))
      c.problems.add(*table.find("update"), "`updates_per_hour`, how often, beside it");
  }
}

void check_receivers(const Checked& c) {
  for (std::uint32_t i = 0; i < c.world.services.size(); ++i) {
    const Service& service = c.world.services[i];
    if (!service.receives) continue;
    const Node& receives = *c.table("service", service.name).find("receives");
    const std::string contact = "contact." + at(c.world.contacts, *service.receives).name;
    if (!c.knows({contact + ".service", "room.*.answers"})) continue;
    if (at(c.world.contacts, *service.receives).service != ServiceId{i})
      c.problems.add(receives, "a class of calls of the service itself");
    else if (!room_of(c.world, *service.receives))
      c.problems.add(receives, "a class of calls that some room answers");
  }
}

void check_links(const Checked& c) {
  for (const TransferLink& link : c.world.links)
    for (const ServiceId service : link.between) {
      const Service& one = at(c.world.services, service);
      if (one.receives || !c.knows({"service." + one.name + ".receives"})) continue;
      c.problems.add(*c.table("link", link.name).find("between"),
                     fmt::format("services that receive transfers, but service.{} does not say "
                                 "which class `receives` them",
                                 one.name));
    }
}

/// What a response makes possible needs one.
void check_incidents(const Checked& c) {
  for (const IncidentType& incident : c.world.incidents) {
    const Node& table = c.table("incident", incident.name);
    if (!c.knows({table.path + ".response"})) continue;
    const bool held = std::any_of(incident.variants.begin(), incident.variants.end(),
                                  [](const IncidentVariant& one) { return one.hold_call > 0; });
    if (incident.responses.empty() && incident.chasing)
      c.problems.add(*table.find("chasing"), "`response` beside it: nobody is sent otherwise");
    if (incident.responses.empty() && held)
      c.problems.add(*table.find("variants"),
                     "`response` beside hold_call: no crew arrives otherwise");
    if (!incident.appointment) continue;
    const DispatchDesk& desk = at(c.world.desks, incident.appointment->desk);
    if (!c.knows({"desk." + desk.name + ".service"})) continue;
    if (!has_response(incident, desk.service))
      c.problems.add(*table.find("appointment")->find("desk"),
                     fmt::format("a desk of a service that the incident has a `response` of; {} is "
                                 "of service.{}",
                                 desk.name, at(c.world.services, desk.service).name));
  }
}

}  // namespace

void check_dispatch(const Checked& checked) {
  check_names(checked);
  check_desks(checked);
  check_receivers(checked);
  check_links(checked);
  check_incidents(checked);
  check_coverage(checked);
  check_hidden(checked);
  check_told(checked);
}

}  // namespace bluelight
