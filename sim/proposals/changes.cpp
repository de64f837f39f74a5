#include "proposals/changes.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

namespace bluelight {
namespace {

// Things as text, so that two worlds can be compared: positions differ where things come and go,
// names do not.

std::string text_of(const Distribution& distribution) {
  return fmt::format(" {} {} {}", name_of(distribution.shape()), distribution.mean().count(),
                     distribution.cv());
}

std::string text_of(const std::optional<Distribution>& distribution) {
  return distribution ? text_of(*distribution) : " -";
}

std::string text_of(const World& world, const Partner& partner) {
  std::string all = fmt::format(" {} {} {} {} {} {}", at(world.rooms, partner.room).name,
                                static_cast<int>(partner.caller), partner.after.count(),
                                partner.at_queue_length.value_or(-1), partner.capacity.value_or(-1),
                                partner.handle_time_factor);
  for (const auto& [own, theirs] : partner.answered_as)
    all += " " + at(world.contacts, own).name + ">" + at(world.contacts, theirs).name;
  return all;
}

std::string text_of(const World& world, const ControlRoom& room) {
  std::string all =
      fmt::format("{} {} {} {}", room.title, room.queue_limit.value_or(-1),
                  room.site ? at(world.sites, *room.site).name : "", static_cast<int>(room.choice));
  for (const ContactId contact : room.answers) all += " " + at(world.contacts, contact).name;
  for (const Partner& partner : room.partners) all += text_of(world, partner);
  return all;
}

std::string text_of(const World& world, const StaffGroup& group) {
  std::string all = fmt::format("{} {} {}", at(world.rooms, group.room).name, group.organisation,
                                group.shrinkage);
  for (std::size_t i = 0; i < group.skills.size(); ++i) {
    all += fmt::format(" {} {}", name_of(world, group.skills[i]), group.handle_factor[i]);
  }
  for (const int preference : group.preference) all += fmt::format(" {}", preference);
  for (const auto& day : group.seats) {
    for (const int seats : day) all += fmt::format(" {}", seats);
  }
  for (const Shift& shift : group.shifts) {
    all += fmt::format(" shift {} {} {}", shift.begins.count(), shift.lasts.count(),
                       fmt::join(shift.seats, " "));
  }
  return all + fmt::format(" minimum {}", group.minimum);
}

std::string text_of(const World& world, const ContactClass& contact) {
  std::string all = text_of(contact.talk) + text_of(contact.wrap_up) + text_of(contact.locate) +
                    text_of(contact.triage);
  if (const auto& on = contact.passes_on)
    all += fmt::format(" {} {}", at(world.contacts, on->to).name, on->share);
  return all;
}

std::string text_of(const World& world, const ContactDemand& calls) {
  return at(world.contacts, calls.contact).name + text_of(calls.talk) + text_of(calls.wrap_up);
}

std::string text_of(const World& world, const IncidentType& incident) {
  std::string all = text_of(incident.triage);
  for (const auto& [contact, share] : incident.first)
    all += fmt::format(" {} {}", at(world.contacts, contact).name, share);
  return all;
}

std::string text_of(const World& world, const TransferLink& link) {
  std::string all = at(world.transfers, link.by).name;
  if (link.same_site) all += " " + at(world.transfers, *link.same_site).name;
  for (const ServiceId service : link.between) all += " " + at(world.services, service).name;
  return all;
}

std::string text_of(const World&, const Site& site) {
  return fmt::format("{} {}", site.running.value, site.value.value);
}

using Texts = std::map<std::string, std::string>;

template <class Thing>
void add(Texts& texts, const World& world, const std::string& section,
         const std::vector<Thing>& things) {
  for (const Thing& thing : things) texts[section + "." + thing.name] = text_of(world, thing);
}

Texts texts_of(const World& world) {
  Texts all;
  add(all, world, "room", world.rooms);
  add(all, world, "staff", world.staff);
  add(all, world, "contact", world.contacts);
  add(all, world, "calls", world.calls);
  add(all, world, "incident", world.incidents);
  add(all, world, "link", world.links);
  add(all, world, "site", world.sites);
  return all;
}

/// Services that a changed link joins, in either world.
std::vector<ServiceId> linked(const World& world, const Names& changed) {
  std::vector<ServiceId> services;
  for (const TransferLink& link : world.links) {
    if (changed.count("link." + link.name) > 0)
      services.insert(services.end(), link.between.begin(), link.between.end());
  }
  return services;
}

bool answers_one_of(const World& world, const StaffGroup& group, const Names& changed) {
  return std::any_of(group.skills.begin(), group.skills.end(), [&](SkillId skill) {
    return skill.kind == SkillId::Kind::contact &&
           changed.count("contact." + name_of(world, skill)) > 0;
  });
}

bool works_for_one_of(const World& world, const StaffGroup& group,
                      const std::vector<ServiceId>& services) {
  return std::any_of(group.skills.begin(), group.skills.end(), [&](SkillId skill) {
    return std::find(services.begin(), services.end(), service_of(world, skill)) != services.end();
  });
}

}  // namespace

Names changes(const World& before, const World& after) {
  const Texts old = texts_of(before), now = texts_of(after);
  Names names;
  for (const auto& [name, text] : old) {
    if (now.count(name) == 0 || now.at(name) != text) names.insert(name);
  }
  for (const auto& [name, text] : now) {
    if (old.count(name) == 0) names.insert(name);
  }
  return names;
}

Names organisations_of(const World& before, const World& after, const Names& changed) {
  std::vector<ServiceId> services = linked(before, changed);
  const std::vector<ServiceId> also = linked(after, changed);
  services.insert(services.end(), also.begin(), also.end());
  Names organisations;
  for (const StaffGroup& group : before.staff) {
    const std::string& room = at(before.rooms, group.room).name;
    if (changed.count("staff." + group.name) > 0 || changed.count("room." + room) > 0 ||
        answers_one_of(before, group, changed) || works_for_one_of(before, group, services))
      organisations.insert(group.organisation);
  }
  return organisations;
}

}  // namespace bluelight
