#include "plain_world.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace bluelight::theory {

namespace {

void need_plain_contact(const ContactClass& contact, Conditions& conditions) {
  const auto need = [&](bool holds, std::string_view what) {
    conditions.need(holds, fmt::format("no {} of contact.{}", what, contact.name), "one");
  };
  need(contact.balking == 0, "balking");
  need(!contact.presented_again, "presented_again");
  need(!contact.call_back, "call_back");
  need(!contact.deferrable, "deferrable handling");
  need(!contact.passes_on || contact.passes_on->share == 0, "passes_on");
  need(!contact.redial || !contact.redial->turns_to || contact.redial->turn == 0,
       "redial.turns_to");
  conditions.need(!contact.pick_up || contact.pick_up->mean().count() == 0,
                  fmt::format("no pick_up of contact.{}", contact.name),
                  contact.pick_up ? contact.pick_up->text() : "");
}

/// Incidents are known once their caller is heard, and make no further work.
void need_plain_incident(const IncidentType& type, Conditions& conditions) {
  const auto need = [&](bool holds, std::string_view what) {
    conditions.need(holds, fmt::format("no {} of incident.{}", what, type.name), "one");
  };
  need(type.responses.empty(), "responses");
  need(!type.burst || type.burst->share == 0, "burst");
  need(type.without_call == 0, "without_call");
  need(!type.chasing, "chasing");
  need(!type.appointment, "appointment");
  for (const IncidentVariant& variant : type.variants) {
    need(variant.needs.empty(), "needs");
    need(variant.hold_call == 0, "hold_call");
  }
}

/// Seats by the hour, all of them filled by people alike who stay until they go home.
void need_plain_roster(const StaffGroup& group, Conditions& conditions) {
  const Attendance& attendance = group.attendance;
  const auto need = [&](bool holds, const char* expected, std::string_view received) {
    conditions.need(holds, fmt::format("{} staff.{}", expected, group.name), received);
  };
  need(group.shifts.empty(), "a roster by the hour for", "shifts");
  need(attendance.absence == 0, "no absence in", fmt::format("{}", attendance.absence));
  need(attendance.breaks.empty(), "no breaks in", fmt::format("{}", attendance.breaks.size()));
  need(attendance.below_minimum == BelowMinimum::accept, "nobody called in below the minimum of",
       "overtime or supervisors");
  need(group.workforce.attrition == 0, "no attrition in",
       fmt::format("{} a year", group.workforce.attrition));
}

void need_plain_staff(const StaffGroup& group, Conditions& conditions) {
  const auto slower = [](const Proficiency& level) {
    return level.share > 0 && level.handle_time_factor != 1;
  };
  conditions.need(std::none_of(group.levels.begin(), group.levels.end(), slower),
                  fmt::format("everybody in staff.{} to be equally quick", group.name),
                  "levels of proficiency");
  conditions.need(group.hours.empty(),
                  fmt::format("staff.{} to have the same skills at all hours", group.name),
                  "hours of some skills");
}

/// Nothing but chance makes one day busier than another.
void need_plain_days(const std::string& path, const Rate& rate, Conditions& conditions) {
  if (!rate.busyness) return;
  const World& world = conditions.world();
  const Busyness& busyness = at(world.busyness, *rate.busyness);
  conditions.need(busyness.cv == 0, path + " without day-to-day variation",
                  fmt::format("cv {} of busyness.{}", busyness.cv, busyness.name));
  for (const Surge& surge : world.surges)
    for (const Surge::Factors* factors : {&surge.factor, &surge.callers})
      for (const auto& [which, factor] : *factors)
        conditions.need(which != *rate.busyness || factor == 1, path + " without surges",
                        fmt::format("factor {} of surge.{}", factor, surge.name));
}

}  // namespace

void need_plain_world(Conditions& conditions) {
  const World& world = conditions.world();
  need_single_callers(conditions);
  for (const ContactDemand& calls : world.calls) {
    need_plain_days("calls." + calls.name, calls.rate, conditions);
    conditions.need(!calls.hangs_up, fmt::format("no hangs_up of calls.{}", calls.name), "one");
  }
  for (const IncidentType& type : world.incidents) {
    need_plain_days("incident." + type.name, type.rate, conditions);
    need_plain_incident(type, conditions);
  }
  for (const ContactClass& contact : world.contacts) need_plain_contact(contact, conditions);
  for (const StaffGroup& group : world.staff) {
    need_plain_staff(group, conditions);
    need_plain_roster(group, conditions);
  }
}

}  // namespace bluelight::theory
