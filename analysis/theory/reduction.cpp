#include "reduction.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "demand/rates.hpp"
#include "plain_world.hpp"

namespace bluelight::theory {

bool is_exponential(const Distribution& distribution) {
  if (distribution.shape() == Shape::exponential) return true;
  const bool family = distribution.shape() == Shape::gamma ||
                      distribution.shape() == Shape::erlang ||
                      distribution.shape() == Shape::weibull;
  return family && std::abs(distribution.cv() - 1) < 1e-12;
}

namespace {

bool is_nothing(const Distribution& distribution) { return distribution.mean().count() == 0; }

double per_second(const World& world, const Rate& rate) {
  double sum = 0;
  for (const PlaceRate& place : place_rates(world, rate)) sum += place.per_second;
  return sum * world.demand_factor;
}

std::set<std::uint32_t> positions(const std::vector<ContactId>& contacts) {
  std::set<std::uint32_t> all;
  for (const ContactId contact : contacts) all.insert(contact.index);
  return all;
}

/// Adds everybody who answers the room's calls, and notes who answers only some of them or others
/// too.
void add_handlers(RoomModel& room, Conditions& conditions) {
  const World& world = conditions.world();
  const std::set<std::uint32_t> answers = positions(room.room->answers);
  for (std::uint32_t g = 0; g < world.staff.size(); ++g) {
    const StaffGroup& group = world.staff[g];
    std::set<std::uint32_t> skills;
    for (const SkillId skill : group.skills)
      if (skill.kind == SkillId::Kind::contact) skills.insert(skill.index);
    const bool any = std::any_of(skills.begin(), skills.end(),
                                 [&](std::uint32_t skill) { return answers.contains(skill); });
    if (!any) continue;
    conditions.need(skills == answers,
                    fmt::format("staff.{} to answer every class of room.{} and no other",
                                group.name, room.room->name),
                    fmt::format("{} of {} classes", skills.size(), answers.size()));
    room.groups.push_back({g});
    room.handlers += group.seats[0][0];
  }
  conditions.need(!room.groups.empty(), fmt::format("staff for room.{}", room.room->name),
                  "nobody");
}

/// The one factor on handle times of all who work in the room.
double handle_factor(const RoomModel& room, Conditions& conditions) {
  std::set<double> factors;
  for (const StaffGroupId group : room.groups)
    for (const double factor : at(conditions.world().staff, group).handle_factor)
      factors.insert(factor);
  conditions.need(factors.size() <= 1,
                  fmt::format("everybody in room.{} to be equally quick", room.room->name),
                  fmt::format("{} different handle_time factors", factors.size()));
  return factors.empty() ? 1 : *factors.begin();
}

}  // namespace

std::vector<CallSource> sources_of(const World& world, ContactId id, double factor) {
  const ContactClass& contact = at(world.contacts, id);
  std::vector<CallSource> sources;
  const auto add = [&](const std::string& path, const Rate& rate, double share,
                       const ContactDemand* own) {
    const double calls = per_second(world, rate) * share;
    if (calls <= 0) return;
    const Distribution& talk = own && own->talk ? *own->talk : contact.talk;
    const Distribution& wrap_up = own && own->wrap_up ? *own->wrap_up : contact.wrap_up;
    sources.push_back({path, &rate, calls, talk.scaled(factor), wrap_up.scaled(factor)});
  };
  for (const ContactDemand& calls : world.calls)
    if (calls.contact == id) add("calls." + calls.name, calls.rate, 1, &calls);
  for (const IncidentType& type : world.incidents)
    for (const auto& [number, share] : type.first)
      if (number == id) add("incident." + type.name, type.rate, share, nullptr);
  return sources;
}

void need_single_callers(Conditions& conditions) {
  for (const IncidentType& type : conditions.world().incidents)
    for (const IncidentVariant& variant : type.variants)
      conditions.need(variant.calls == 1, fmt::format("one caller for each incident.{}", type.name),
                      fmt::format("{} on average", variant.calls));
}

void need_nobody_kept_free(const RoomModel& room, Conditions& conditions) {
  conditions.need(room.room->keep_free == 0,
                  fmt::format("keep_free = 0 in room.{}", room.room->name),
                  fmt::format("{}", room.room->keep_free));
}

namespace {

/// Calls of all classes stay in the room, and of one priority are taken by age.
void need_one_queue(const RoomModel& room, Conditions& conditions) {
  conditions.need(room.room->partners.empty(),
                  fmt::format("no partners of room.{}", room.room->name),
                  fmt::format("{}", room.room->partners.size()));
  need_nobody_kept_free(room, conditions);
  for (const StaffGroupId id : room.groups) {
    const StaffGroup& group = at(conditions.world().staff, id);
    const std::set<int> preferences(group.preference.begin(), group.preference.end());
    conditions.need(preferences.size() <= 1,
                    fmt::format("no class preferred to another by staff.{}", group.name),
                    fmt::format("{} preferences", preferences.size()));
  }
}

void need_no_redial(const ContactClass& contact, Conditions& conditions) {
  const bool redials =
      contact.redial && contact.redial->probability > 0 && contact.redial->most > 0;
  conditions.need(!redials, fmt::format("no redial of contact.{}", contact.name),
                  redials ? fmt::format("probability {}", contact.redial->probability) : "");
}

RoomModel room_model(RoomId id, Conditions& conditions) {
  const World& world = conditions.world();
  RoomModel room{.id = id, .room = &at(world.rooms, id)};
  add_handlers(room, conditions);
  need_one_queue(room, conditions);
  const double factor = handle_factor(room, conditions);
  for (const ContactId contact : room.room->answers) {
    ClassModel one{contact, &at(world.contacts, contact), sources_of(world, contact, factor)};
    if (one.sources.empty()) continue;
    need_no_redial(*one.contact, conditions);
    conditions.need(one.handle_mean() > 0,
                    fmt::format("talk or wrap_up of contact.{} longer than 0", one.contact->name),
                    "0 s");
    room.classes.push_back(std::move(one));
  }
  return room;
}

bool is_flat(const Profile& profile) {
  std::set<double> indices(profile.month.begin(), profile.month.end());
  if (indices.size() > 1 || profile.school_holiday != 1) return false;
  std::set<double> hours;
  for (const auto& day : profile.hour) hours.insert(day.begin(), day.end());
  return hours.size() == 1;
}

}  // namespace

void Conditions::need(bool holds, std::string_view expected, std::string_view received) {
  if (holds) return;
  problems_.add({world_.theory_origin, "theory", fmt::format("{} for {}", expected, notation_),
                 std::string(received), ""});
}

double CallSource::handle_second_moment() const {
  const double talking = talk.mean().count(), wrapping = wrap_up.mean().count();
  const double variance = std::pow(talking * talk.cv(), 2) + std::pow(wrapping * wrap_up.cv(), 2);
  return variance + std::pow(talking + wrapping, 2);
}

bool CallSource::exponential() const {
  return (is_exponential(talk) && is_nothing(wrap_up)) ||
         (is_exponential(wrap_up) && is_nothing(talk));
}

double ClassModel::arrivals() const {
  double sum = 0;
  for (const CallSource& source : sources) sum += source.per_second;
  return sum;
}

double ClassModel::handle_mean() const {
  double sum = 0;
  for (const CallSource& source : sources) sum += source.per_second * source.handle_mean();
  return sum / arrivals();
}

double RoomModel::arrivals() const {
  double sum = 0;
  for (const ClassModel& one : classes) sum += one.arrivals();
  return sum;
}

double RoomModel::load() const {
  double sum = 0;
  for (const ClassModel& one : classes) sum += one.arrivals() * one.handle_mean();
  return sum;
}

std::vector<RoomModel> rooms_of(Conditions& conditions) {
  need_plain_world(conditions);
  std::vector<RoomModel> rooms;
  for (std::uint32_t r = 0; r < conditions.world().rooms.size(); ++r) {
    RoomModel room = room_model({r}, conditions);
    if (!room.classes.empty()) rooms.push_back(std::move(room));
  }
  conditions.need(!rooms.empty(), "calls that are offered to a room", "none");
  return rooms;
}

void need_constant_rates(const RoomModel& room, Conditions& conditions) {
  const World& world = conditions.world();
  for (const ClassModel& one : room.classes)
    for (const CallSource& source : one.sources) {
      const bool flat = !source.rate->profile || is_flat(at(world.profiles, *source.rate->profile));
      conditions.need(flat, source.path + " at the same rate at every hour",
                      "a profile that varies");
      conditions.need(source.rate->growth == 0, source.path + " without growth",
                      fmt::format("growth {}", source.rate->growth));
    }
  for (const StaffGroupId id : room.groups) {
    const StaffGroup& group = at(world.staff, id);
    std::set<int> seats;
    for (const auto& day : group.seats) seats.insert(day.begin(), day.end());
    conditions.need(seats.size() == 1,
                    fmt::format("the same seats of staff.{} at every hour", group.name),
                    fmt::format("{} to {}", *seats.begin(), *seats.rbegin()));
  }
}

}  // namespace bluelight::theory
