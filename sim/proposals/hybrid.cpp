#include "proposals/hybrid.hpp"

#include <algorithm>

#include "proposals/apply.hpp"
#include "proposals/order.hpp"

namespace bluelight {
namespace {

/// The mechanism of a lever that does nothing at all without it: nothing of it could be put back.
std::optional<Mechanism> needs(const StatedLever& lever) {
  if (lever.kind == "overflow_agreement" || lever.kind == "cross_trust_routing")
    return Mechanism::pooling;
  if (lever.kind == "triage_desk") return Mechanism::rest;
  return std::nullopt;
}

/// A factor and a roster have a value that stands for none: they are left out. Of other mechanisms
/// the effect is put back.
bool is_left_out(const StatedLever& lever, const std::string& key, const MechanismSet& on) {
  const auto mechanism = mechanism_of(lever.kind, key);
  const bool is_factor = mechanism == Mechanism::handling || mechanism == Mechanism::crewing;
  return is_factor && !has(on, *mechanism);
}

Node own_part(const StatedLever& lever, const MechanismSet& on) {
  Node own = lever.own;
  for (const Node& member : lever.own.members())
    if (is_left_out(lever, member.key, on)) own.remove(member.key);
  return own;
}

const StaffGroup* group_called(const World& world, const std::string& name) {
  const auto found = std::find_if(world.staff.begin(), world.staff.end(),
                                  [&](const StaffGroup& group) { return group.name == name; });
  return found == world.staff.end() ? nullptr : &*found;
}

/// The groups of `after` know what they knew before; who was split off knows what the group before
/// it in the list knew, from which it was split.
void unlearn(World& after, const World& before) {
  const StaffGroup* last = nullptr;
  for (StaffGroup& group : after.staff) {
    const StaffGroup* origin = group_called(before, group.name);
    if (origin != nullptr) last = origin;
    const bool is_part = last != nullptr && group.name.rfind(last->name + "_", 0) == 0;
    if (origin == nullptr && is_part) origin = last;
    if (origin == nullptr) continue;
    group.skills = origin->skills;
    group.handle_factor = origin->handle_factor;
    group.preference = origin->preference;
    group.hours = origin->hours;
  }
}

/// By which means one service tells another: the class that is rung, and the class that receives.
std::optional<TransferMeansId> means_between(const World& world, ContactId rung,
                                             ContactId receives) {
  const TransferLink* const link =
      link_between(world, at(world.contacts, rung).service, at(world.contacts, receives).service);
  if (link == nullptr) return std::nullopt;
  const auto one = room_of(world, rung), other = room_of(world, receives);
  if (!one || !other || !link->same_site) return link->by;
  const auto site = at(world.rooms, *one).site;
  const bool near = *one == *other || (site && site == at(world.rooms, *other).site);
  return near ? *link->same_site : link->by;
}

/// The means of every class that may be rung to every class that receives.
using AllMeans = std::vector<std::optional<TransferMeansId>>;

AllMeans means_of(const World& world, std::uint32_t contacts) {
  AllMeans all;
  for (std::uint32_t rung = 0; rung < contacts; ++rung)
    for (const Service& service : world.services)
      all.push_back(service.receives ? means_between(world, {rung}, *service.receives)
                                     : std::nullopt);
  return all;
}

/// Services tell each other as they do in `model`, wherever their rooms are now. What differs
/// between classes of one service is taken from the class that receives.
void tell_as_in(const World& model, World& world) {
  const auto contacts =
      static_cast<std::uint32_t>(std::min(model.contacts.size(), world.contacts.size()));
  if (means_of(model, contacts) == means_of(world, contacts)) return;
  std::vector<TransferLink> links;
  for (std::uint32_t one = 0; one < model.services.size(); ++one)
    for (std::uint32_t other = one + 1; other < model.services.size(); ++other) {
      const auto& first = model.services[one];
      const auto& second = model.services[other];
      if (!first.receives || !second.receives) continue;
      const auto means = means_between(model, *first.receives, *second.receives);
      if (!means) continue;
      links.push_back({first.name + "_" + second.name, "", {{one}, {other}}, *means, {}});
    }
  world.links = std::move(links);
}

bool same_rules(const ControlRoom& one, const ControlRoom& other) {
  return one.choice == other.choice && one.queue_limit == other.queue_limit &&
         one.keep_free == other.keep_free && one.supervisors.span == other.supervisors.span &&
         one.support.empty() && other.support.empty() && one.partners.empty() &&
         other.partners.empty();
}

/// Whether it makes no difference to anybody which room is which: no room has rules of its own.
bool rooms_are_alike(const World& world) {
  ControlRoom plain;
  plain.choice = world.rooms.front().choice;
  return std::all_of(world.rooms.begin(), world.rooms.end(),
                     [&](const ControlRoom& room) { return same_rules(room, plain); });
}

/// As many as now are kept free where the same calls are answered.
void keep_as_in(const World& now, std::vector<ControlRoom>& rooms) {
  for (ControlRoom& room : rooms)
    if (const auto one = room_of(now, room.answers.front()))
      room.keep_free = at(now.rooms, *one).keep_free;
}

/// Rooms that became one are several again; `keeps`: each of them keeps people free as the one
/// does.
void part_rooms(World& after, const World& before, bool keeps) {
  if (rooms_are_alike(before) && rooms_are_alike(after)) return;
  std::vector<ControlRoom> rooms = before.rooms;
  if (keeps) keep_as_in(after, rooms);
  after.rooms = std::move(rooms);
  for (StaffGroup& group : after.staff) {
    const StaffGroup* const origin = group_called(before, group.name);
    if (origin != nullptr) group.room = origin->room;
  }
}

/// The rosters of groups that are there.
Node known_rosters(const World& world, const Node& rosters) {
  Node known = rosters;
  for (const Node& roster : rosters.members())
    if (group_called(world, roster.key) == nullptr) known.remove(roster.key);
  return known;
}

World with_known_rosters(World world, StatedLever lever, const MechanismSet& on) {
  if (lever.rosters == nullptr || !has(on, Mechanism::crewing)) return world;
  const Node known = known_rosters(world, *lever.rosters);
  lever.rosters = &known;
  Problems problems;
  World worked = with_rosters(world, lever, problems);
  return problems.size() == 0 ? worked : world;
}

/// What the lever does, less what belongs to mechanisms that are off.
World acted(const World& before, const StatedLever& lever, const MechanismSet& on) {
  const auto needed = needs(lever);
  if (needed && !has(on, *needed)) return before;
  Problems problems;
  const World full = lever.lever->apply(before, own_part(lever, on), problems);
  if (problems.size() > 0) return before;
  World after = full;
  if (!has(on, Mechanism::pooling) && lever.kind != "triage_desk") unlearn(after, before);
  const bool keeps = has(on, Mechanism::crewing) && lever.own.find("keep_free") != nullptr;
  if (!has(on, Mechanism::rest) && lever.kind == "merge_rooms") part_rooms(after, before, keeps);
  tell_as_in(has(on, Mechanism::transfer) ? full : before, after);
  return after;
}

}  // namespace

World hybrid(const World& world, const std::vector<StatedLever>& levers, const MechanismSet& on) {
  Problems problems;
  World now = world;
  for (const std::size_t lever : order_of(levers, problems))
    now = with_known_rosters(acted(now, levers[lever], on), levers[lever], on);
  return now;
}

}  // namespace bluelight
