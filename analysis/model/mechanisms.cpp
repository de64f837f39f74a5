#include "analysis/model/mechanisms.hpp"

#include <algorithm>

namespace bluelight::model {
namespace {

/// Names of those of `things` that `has` holds for.
template <class Things, class Has>
std::vector<std::string> names_where(const Things& things, Has has) {
  std::vector<std::string> names;
  for (const auto& thing : things)
    if (has(thing)) names.push_back(thing.name);
  return names;
}

std::vector<Mechanism> of_calls(const World& world) {
  const auto& contacts = world.contacts;
  return {
      {"Giving up", "a waiting caller hangs up when their patience, drawn for each attempt, ends",
       names_where(contacts, [](const auto& c) { return c.patience.has_value(); })},
      {"Redial", "who gave up rings again after a while, as a new call, or turns to another number",
       names_where(contacts, [](const auto& c) { return c.redial.has_value(); })},
      {"Balking", "some callers hang up at once when nobody is free",
       names_where(contacts, [](const auto& c) { return c.balking > 0; })},
      {"Presented again",
       "the 999 operator presents the call again: it goes to the end of its line",
       names_where(contacts, [](const auto& c) { return c.presented_again.has_value(); })},
      {"Call back", "callers are offered to hang up and be rung back",
       names_where(contacts, [](const auto& c) { return c.call_back.has_value(); })},
      {"Deferrable contacts",
       "their handling is interrupted by more urgent calls and resumed later",
       names_where(contacts, [](const auto& c) { return c.deferrable.has_value(); })},
      {"Passing on", "after the talk a share of callers is offered to another class",
       names_where(contacts, [](const auto& c) { return c.passes_on.has_value(); })},
      {"Duplicates", "a further call about a known incident is recognised, linked and cut short",
       names_where(contacts, [](const auto& c) { return c.duplicate.has_value(); })},
      {"Silent calls", "the caller hangs up early; who answers too late rings back",
       names_where(world.calls, [](const auto& c) { return c.hangs_up.has_value(); })},
      {"Overflow", "calls that wait are offered to a partner room",
       names_where(world.rooms, [](const auto& r) { return !r.partners.empty(); })},
      {"Waiting places", "a call that finds all of them taken is lost",
       names_where(world.rooms, [](const auto& r) { return r.queue_limit.has_value(); })},
      {"Kept free", "less urgent calls wait while too few would be left for the most urgent",
       names_where(world.rooms, [](const auto& r) { return r.keep_free > 0; })}};
}

std::vector<Mechanism> of_incidents(const World& world) {
  const auto& types = world.incidents;
  const auto holds = [](const IncidentType& type) {
    return std::any_of(type.variants.begin(), type.variants.end(),
                       [](const auto& variant) { return variant.hold_call > 0; });
  };
  return {{"Bursts", "an incident that a crowd reports within minutes",
           names_where(types, [](const auto& t) { return t.burst.has_value(); })},
          {"Known without a call", "crews or other professionals find the incident first",
           names_where(types, [](const auto& t) { return t.without_call > 0; })},
          {"Resolved by phone", "the matter is settled in the call and nobody is sent",
           names_where(types, [](const auto& t) { return t.by_phone > 0; })},
          {"Chasing", "callers ring again while they wait for a crew",
           names_where(types, [](const auto& t) { return t.chasing.has_value(); })},
          {"Held calls", "the handler stays on the line until a crew arrives",
           names_where(types, holds)},
          {"Appointments", "work goes to a backlog instead of being dispatched at once",
           names_where(types, [](const auto& t) { return t.appointment.has_value(); })},
          {"Dispatch", "desks select and mobilise units and look after open incidents",
           names_where(world.desks, [](const auto&) { return true; })},
          {"Transfers", "services tell each other of incidents",
           names_where(world.links, [](const auto&) { return true; })}};
}

std::vector<Mechanism> of_demand_and_people(const World& world) {
  const auto& staff = world.staff;
  return {
      {"Busy days", "dates differ in demand beyond chance, correlated between kinds of demand",
       names_where(world.busyness, [](const auto&) { return true; })},
      {"Surges", "hours or days with a multiple of the usual demand",
       names_where(world.surges, [](const auto&) { return true; })},
      {"Shifts", "people come and go by shifts, and finish the call in hand",
       names_where(staff, [](const auto& g) { return !g.shifts.empty(); })},
      {"Absence", "seats are empty at short notice, independently",
       names_where(staff, [](const auto& g) { return g.attendance.absence > 0; })},
      {"Minimum staffing", "people are called out, or supervisors answer, when too few are there",
       names_where(staff, [](const auto& g) { return g.minimum > 0; })},
      {"Breaks", "each person of a shift is due breaks, which begin in a quiet moment",
       names_where(staff, [](const auto& g) { return !g.attendance.breaks.empty(); })},
      {"Vacancies and new people",
       "posts stand empty and new people take longer, as a settled state",
       names_where(staff, [](const auto& g) { return g.workforce.attrition > 0; })},
      {"Proficiency", "people of a group differ in how long they take",
       names_where(staff, [](const auto& g) { return !g.levels.empty(); })},
      {"Supervisors", "one for a number of people rostered in the room, rounded up",
       names_where(world.rooms, [](const auto& r) { return r.supervisors.span > 0; })}};
}

}  // namespace

std::vector<Mechanism> mechanisms(const World& world) {
  std::vector<Mechanism> all = of_calls(world);
  for (const auto& further : {of_incidents(world), of_demand_and_people(world)})
    all.insert(all.end(), further.begin(), further.end());
  return all;
}

}  // namespace bluelight::model
