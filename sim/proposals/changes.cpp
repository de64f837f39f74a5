#include "proposals/changes.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

namespace bluelight {
namespace {

// Things as facts, so that two worlds can be compared: positions differ where things come and go,
// names do not.

/// Texts by key: what is said of one thing, as a scenario would say it.
using Facts = std::map<std::string, std::string>;

std::string quoted(const std::string& name) { return "\"" + name + "\""; }

template <class Things, class Name>
std::string list_of_names(const Things& things, Name name) {
  std::vector<std::string> names;
  for (const auto& thing : things) names.push_back(quoted(name(thing)));
  return fmt::format("[{}]", fmt::join(names, ", "));
}

std::string seconds(Duration time) { return fmt::format("\"{} s\"", to_seconds(time).count()); }

void add(Facts& facts, const std::string& key, const std::optional<Distribution>& time) {
  if (time)
    facts[key] = fmt::format("{{ shape = \"{}\", mean = \"{:.6g} s\", cv = {:.4g} }}",
                             name_of(time->shape()), time->mean().count(), time->cv());
}

Facts facts_of(const World& world, const Partner& partner) {
  constexpr const char* callers[] = {"offered_to_both", "moved", "to_free_handler"};
  Facts facts{{"caller", quoted(callers[static_cast<int>(partner.caller)])},
              {"wait", seconds(partner.wait)}};
  if (partner.at_queue_length) facts["at_queue_length"] = std::to_string(*partner.at_queue_length);
  if (partner.capacity) facts["capacity"] = std::to_string(*partner.capacity);
  if (partner.handle_time_factor != 1)
    facts["handle_time_factor"] = fmt::format("{}", partner.handle_time_factor);
  for (const auto& [own, theirs] : partner.answered_as)
    facts["answered_as." + at(world.contacts, own).name] = quoted(at(world.contacts, theirs).name);
  return facts;
}

Facts facts_of(const World& world, const ControlRoom& room) {
  constexpr const char* choices[] = {"specialists_first", "longest_idle", "least_occupied"};
  const auto name = [&](ContactId contact) { return at(world.contacts, contact).name; };
  Facts facts{{"answers", list_of_names(room.answers, name)},
              {"choice", quoted(choices[static_cast<int>(room.choice)])}};
  if (!room.title.empty()) facts["title"] = quoted(room.title);
  if (room.queue_limit) facts["queue_limit"] = std::to_string(*room.queue_limit);
  if (room.keep_free > 0) facts["keep_free"] = std::to_string(room.keep_free);
  if (room.site) facts["site"] = quoted(at(world.sites, *room.site).name);
  for (const Partner& partner : room.partners)
    for (const auto& [key, text] : facts_of(world, partner))
      facts["partners." + at(world.rooms, partner.room).name + "." + key] = text;
  return facts;
}

std::string text_of(const Roster& seats) {
  std::vector<std::string> days;
  for (const auto& day : seats) days.push_back(fmt::format("[{}]", fmt::join(day, ", ")));
  const int first = seats[0][0];
  const auto is_first = [first](int one) { return one == first; };
  const bool constant = std::all_of(seats.begin(), seats.end(), [&](const auto& day) {
    return std::all_of(day.begin(), day.end(), is_first);
  });
  return constant ? fmt::format("{{ constant = {} }}", first)
                  : fmt::format("[{}]", fmt::join(days, ", "));
}

/// A roster by hour, or in shifts; people by kind of day, Monday to Sunday and bank holidays.
void add_roster(Facts& facts, const StaffGroup& group) {
  if (group.shifts.empty()) facts["roster"] = text_of(group.seats);
  for (std::size_t i = 0; i < group.shifts.size(); ++i) {
    const Shift& shift = group.shifts[i];
    facts[fmt::format("roster.shifts.{}", i)] =
        fmt::format("{{ begins = {}, lasts = {}, seats = [{}] }}", seconds(shift.begins),
                    seconds(shift.lasts), fmt::join(shift.seats, ", "));
  }
  if (group.minimum > 0) facts["roster.minimum"] = std::to_string(group.minimum);
}

/// Of a week without bank holidays.
std::string hours_a_week(const HoursOfWeek& hours) {
  std::ptrdiff_t sum = 0;
  for (std::size_t day = 0; day < 7; ++day)
    sum += std::count(hours.holds[day].begin(), hours.holds[day].end(), true);
  return fmt::format("\"{} h a week\"", sum);
}

Facts facts_of(const World& world, const StaffGroup& group) {
  const auto name = [&](SkillId skill) { return name_of(world, skill); };
  Facts facts{{"room", quoted(at(world.rooms, group.room).name)},
              {"organisation", quoted(group.organisation)},
              {"skills", list_of_names(group.skills, name)},
              {"shrinkage", fmt::format("{}", group.shrinkage)}};
  for (std::size_t i = 0; i < group.skills.size(); ++i) {
    if (group.handle_factor[i] != 1)
      facts["handle_time_factor." + name(group.skills[i])] =
          fmt::format("{}", group.handle_factor[i]);
    if (!group.preference.empty() && group.preference[i] != 1)
      facts["preference." + name(group.skills[i])] = std::to_string(group.preference[i]);
    if (!group.hours.empty() && group.hours[i])
      facts["hours." + name(group.skills[i])] = hours_a_week(*group.hours[i]);
  }
  if (!group.team.empty()) facts["team"] = quoted(group.team);
  add_roster(facts, group);
  return facts;
}

void add(Facts& facts, const std::string& prefix, const Facts& part) {
  for (const auto& [key, text] : part) facts[prefix + key] = text;
}

/// What callers of a class do whom nobody answers at once.
Facts waiting_facts(const World& world, const ContactClass& contact) {
  Facts facts;
  if (contact.balking > 0) facts["balking"] = fmt::format("{}", contact.balking);
  if (const auto& redial = contact.redial) {
    facts["redial"] =
        fmt::format("{{ probability = {}, most = {} }}", redial->probability, redial->most);
    add(facts, "redial.delay", redial->delay);
    if (redial->turns_to)
      facts["redial.turns_to"] =
          fmt::format("{{ contact = \"{}\", share = {} }}",
                      at(world.contacts, *redial->turns_to).name, redial->turn);
  }
  if (const auto& again = contact.presented_again)
    facts["presented_again"] =
        fmt::format("{{ after = {}, most = {} }}", seconds(again->after), again->most);
  if (const auto& back = contact.call_back) {
    facts["call_back"] = fmt::format(
        "{{ after = {}, accepted = {}, priority = {}, reached = {}, most = {} }}",
        seconds(back->after), back->accepted, back->priority, back->reached, back->most);
    add(facts, "call_back.attempt", back->attempt);
  }
  return facts;
}

Facts facts_of(const World& world, const ContactClass& contact) {
  Facts facts{{"service", quoted(at(world.services, contact.service).name)},
              {"priority", std::to_string(contact.priority)}};
  add(facts, "talk", contact.talk);
  add(facts, "wrap_up", contact.wrap_up);
  add(facts, "locate", contact.locate);
  add(facts, "triage", contact.triage);
  add(facts, "patience", contact.patience);
  add(facts, "pick_up", contact.pick_up);
  if (!contact.operator_delay.is_zero()) add(facts, "operator_delay", contact.operator_delay);
  if (const auto& standard = contact.standard)
    facts["standard"] =
        fmt::format("{{ within = {}, share = {} }}", seconds(standard->within), standard->share);
  add(facts, "", waiting_facts(world, contact));
  if (contact.deferrable) add(facts, "deferrable.resume", contact.deferrable->resume);
  if (const auto& duplicate = contact.duplicate) {
    facts["duplicate.recognised"] = fmt::format("{}", duplicate->recognised);
    add(facts, "duplicate.talk", duplicate->talk);
    add(facts, "duplicate.wrap_up", duplicate->wrap_up);
  }
  if (const auto& on = contact.passes_on)
    facts["passes_on"] =
        fmt::format("{{ to = \"{}\", share = {} }}", at(world.contacts, on->to).name, on->share);
  return facts;
}

Facts facts_of(const World& world, const ContactDemand& calls) {
  Facts facts{{"contact", quoted(at(world.contacts, calls.contact).name)}};
  add(facts, "talk", calls.talk);
  add(facts, "wrap_up", calls.wrap_up);
  return facts;
}

Facts facts_of(const World& world, const IncidentType& incident) {
  Facts facts;
  add(facts, "triage", incident.triage);
  for (const auto& [contact, share] : incident.first)
    facts["first." + at(world.contacts, contact).name] = fmt::format("{}", share);
  return facts;
}

Facts facts_of(const World& world, const TransferLink& link) {
  const auto name = [&](ServiceId service) { return at(world.services, service).name; };
  Facts facts{{"between", list_of_names(link.between, name)},
              {"by", quoted(at(world.transfers, link.by).name)}};
  if (link.same_site) facts["same_site"] = quoted(at(world.transfers, *link.same_site).name);
  return facts;
}

Facts facts_of(const World&, const TransferMeans& means) {
  Facts facts{{"both_held", fmt::format("{}", means.both_held)},
              {"missed", fmt::format("{}", means.missed)},
              {"late", fmt::format("{}", means.late)}};
  add(facts, "sender", means.sender);
  add(facts, "receiver", means.receiver);
  if (means.late > 0 || means.both_held) add(facts, "late_by", means.late_by);
  if (means.both_held) facts["gives_up"] = seconds(means.gives_up);
  return facts;
}

Facts facts_of(const World&, const Site& site) {
  return {{"running", fmt::format("{}", site.running.value)},
          {"value", fmt::format("{}", site.value.value)}};
}

using Things = std::map<std::string, Facts>;

template <class Thing>
void add(Things& all, const World& world, const std::string& section,
         const std::vector<Thing>& things) {
  for (const Thing& thing : things) all[section + "." + thing.name] = facts_of(world, thing);
}

Things things_of(const World& world) {
  Things all;
  add(all, world, "room", world.rooms);
  add(all, world, "staff", world.staff);
  add(all, world, "contact", world.contacts);
  add(all, world, "calls", world.calls);
  add(all, world, "incident", world.incidents);
  add(all, world, "link", world.links);
  add(all, world, "transfer", world.transfers);
  add(all, world, "site", world.sites);
  return all;
}

/// What is said of a thing now that was not said of it before, a line for each fact.
std::string lines_of(const std::string& name, const Facts& old, const Facts& now) {
  std::string lines;
  for (const auto& [key, text] : now) {
    const auto before = old.find(key);
    if (before == old.end())
      lines += fmt::format("{}.{} = {}\n", name, key, text);
    else if (before->second != text)
      lines += fmt::format("{}.{} = {}  # was {}\n", name, key, text, before->second);
  }
  for (const auto& [key, text] : old)
    if (now.count(key) == 0) lines += fmt::format("{}.{} is no more  # was {}\n", name, key, text);
  return lines;
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
  const Things old = things_of(before), now = things_of(after);
  Names names;
  for (const auto& [name, facts] : old) {
    if (now.count(name) == 0 || now.at(name) != facts) names.insert(name);
  }
  for (const auto& [name, facts] : now) {
    if (old.count(name) == 0) names.insert(name);
  }
  return names;
}

std::string changes_text(const World& before, const World& after) {
  const Things old = things_of(before), now = things_of(after);
  std::string text;
  for (const std::string& name : changes(before, after)) {
    if (now.count(name) == 0)
      text += name + " is no more\n";
    else
      text += lines_of(name, old.count(name) ? old.at(name) : Facts{}, now.at(name));
  }
  return text;
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
