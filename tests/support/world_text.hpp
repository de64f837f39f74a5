/// Worlds as text, so that tests can say "the same world" and see what differs.
#pragma once

#include <fmt/format.h>

#include <bluelight/world.hpp>
#include <string>

namespace bluelight::test {

inline std::string text_of(const Distribution& distribution) {
  return fmt::format("[{} {} {} {}]", name_of(distribution.shape()), distribution.mean().count(),
                     distribution.cv(), distribution(0.3).count());
}

inline std::string text_of(const std::optional<Distribution>& distribution) {
  return distribution ? text_of(*distribution) : "[none]";
}

inline std::string text_of(std::chrono::year_month_day date) {
  return fmt::format("{}-{}-{}", int(date.year()), unsigned(date.month()), unsigned(date.day()));
}

inline std::string text_of(const std::vector<std::chrono::year_month_day>& dates) {
  std::string all;
  for (const auto date : dates) all += " " + text_of(date);
  return all;
}

inline std::string text_of(const Rate& rate) {
  return fmt::format("rate {} {} {} {} {} {}", int(rate.basis), rate.value,
                     rate.profile ? int(rate.profile->index) : -1, rate.growth, rate.where,
                     rate.busyness ? int(rate.busyness->index) : -1);
}

inline std::string text_of(const Busyness& busyness) {
  return fmt::format("busyness {} {} {} {}\n", busyness.name, busyness.title, busyness.cv,
                     busyness.common);
}

inline std::string text_of(const Surge& surge) {
  std::string all =
      fmt::format("surge {} {} on{} {} {} {}", surge.name, surge.title, text_of(surge.on),
                  surge.per_year, surge.from_hour, surge.lasting.count());
  for (const bool month : surge.months) all += month ? " yes" : " no";
  for (const auto& [busyness, factor] : surge.factor)
    all += fmt::format(" {}*{}", busyness.index, factor);
  for (const auto& [busyness, factor] : surge.callers)
    all += fmt::format(" callers {}*{}", busyness.index, factor);
  return all + "\n";
}

inline std::string text_of(const std::vector<std::pair<ServiceId, int>>& needs) {
  std::string all;
  for (const auto& [service, units] : needs) all += fmt::format(" {}x{}", units, service.index);
  return all;
}

inline std::string text_of(const ContactClass& contact) {
  std::string all =
      fmt::format("contact {} {} {} {} {}{}{}{}", contact.name, contact.title,
                  contact.service.index, contact.priority, text_of(contact.operator_delay),
                  text_of(contact.talk), text_of(contact.wrap_up), text_of(contact.patience));
  if (contact.pick_up) all += " pick_up" + text_of(contact.pick_up);
  if (contact.redial) {
    all += fmt::format("{} {} {}", contact.redial->probability, text_of(contact.redial->delay),
                       contact.redial->most);
  }
  if (contact.redial && contact.redial->turns_to)
    all += fmt::format(" turn {} {}", contact.redial->turns_to->index, contact.redial->turn);
  if (contact.standard)
    all += fmt::format("{} {}", contact.standard->within.count(), contact.standard->share);
  all += fmt::format(" balking {}", contact.balking);
  if (const auto& again = contact.presented_again)
    all += fmt::format(" again {} {}", again->after.count(), again->most);
  if (const auto& back = contact.call_back)
    all += fmt::format(" back {} {} {} {} {} {}", back->after.count(), back->accepted,
                       back->priority, back->reached, text_of(back->attempt), back->most);
  if (contact.deferrable) all += " deferrable" + text_of(contact.deferrable->resume);
  if (contact.passes_on)
    all += fmt::format(" on {} {}", contact.passes_on->to.index, contact.passes_on->share);
  all += text_of(contact.locate) + text_of(contact.triage);
  if (const auto& duplicate = contact.duplicate)
    all += fmt::format(" duplicate {}{}{}", duplicate->recognised, text_of(duplicate->talk),
                       text_of(duplicate->wrap_up));
  return all + "\n";
}

inline std::string text_of(const Profile& profile) {
  std::string all =
      fmt::format("profile {} {} {}", profile.name, profile.title, profile.school_holiday);
  for (const auto& day : profile.hour) {
    for (const double index : day) all += fmt::format(" {}", index);
  }
  for (const double index : profile.month) all += fmt::format(" {}", index);
  return all + "\n";
}

inline std::string text_of(const ContactDemand& calls) {
  std::string all =
      fmt::format("calls {} {} {} {} {}{}", calls.name, calls.title, calls.contact.index,
                  text_of(calls.rate), text_of(calls.talk), text_of(calls.wrap_up));
  if (calls.hangs_up) all += text_of(calls.hangs_up->after) + text_of(calls.hangs_up->ring_back);
  return all + "\n";
}

inline std::string text_of(const IncidentType& incident) {
  std::string all = fmt::format("incident {} {} {} {}", incident.name, incident.title,
                                text_of(incident.rate), text_of(incident.calls_over));
  for (const auto& [contact, share] : incident.first)
    all += fmt::format(" {}:{}", contact.index, share);
  for (const IncidentVariant& variant : incident.variants)
    all += fmt::format(" {}/{}/{}", variant.share, variant.calls, variant.hold_call) +
           text_of(variant.needs);
  if (incident.burst)
    all += fmt::format(" burst {} {} {}", incident.burst->share, incident.burst->calls,
                       incident.burst->over.count());
  all += fmt::format(" without_call {}", incident.without_call);
  all += text_of(incident.triage) + fmt::format(" phone {}", incident.by_phone);
  for (const Response& response : incident.responses)
    all += fmt::format(" {} {}{}{}", response.service.index, response.grade,
                       text_of(response.arrives), text_of(response.open));
  if (incident.chasing)
    all += fmt::format(" chasing{} {}", text_of(incident.chasing->every), incident.chasing->most);
  if (const auto& appointment = incident.appointment)
    all += fmt::format(" appointment {} {}", appointment->share, appointment->desk.index);
  return all + "\n";
}

inline std::string text_of(const Site& site) {
  return fmt::format("site {} {} {} {} {}\n", site.name, site.title, site.organisation,
                     site.running.value, site.value.value);
}

inline std::string text_of(const DispatchDesk& desk) {
  std::string all =
      fmt::format("desk {} {} {} {}{} {}{} {} {}", desk.name, desk.title, desk.service.index,
                  desk.priority, text_of(desk.work), desk.updates_per_hour, text_of(desk.update),
                  desk.update_priority, desk.deferrable);
  for (const ZoneId zone : desk.zones) all += fmt::format(" z{}", zone.index);
  for (const IncidentTypeId type : desk.incidents) all += fmt::format(" i{}", type.index);
  if (desk.standard)
    all += fmt::format(" {} {}", desk.standard->within.count(), desk.standard->share);
  return all + "\n";
}

inline std::string text_of(const TransferMeans& means) {
  return fmt::format("transfer {} {} {}{}{} {} {}{} {}\n", means.name, means.title, means.both_held,
                     text_of(means.sender), text_of(means.receiver), means.missed, means.late,
                     text_of(means.late_by), means.gives_up.count());
}

inline std::string text_of(const TransferLink& link) {
  std::string all = fmt::format("link {} {} {} {}", link.name, link.title, link.by.index,
                                link.same_site ? int(link.same_site->index) : -1);
  for (const ServiceId service : link.between) all += fmt::format(" {}", service.index);
  return all + "\n";
}

inline std::string text_of(const Partner& partner) {
  std::string all =
      fmt::format(" partner {} {} {} {} {} {}", partner.room.index, int(partner.caller),
                  partner.wait.count(), partner.at_queue_length.value_or(-1),
                  partner.capacity.value_or(-1), partner.handle_time_factor);
  for (const auto& [own, theirs] : partner.answered_as)
    all += fmt::format(" {}>{}", own.index, theirs.index);
  return all;
}

inline std::string text_of(const ControlRoom& room) {
  std::string all =
      fmt::format("room {} {} {} {}", room.name, room.title, room.queue_limit.value_or(-1), room.keep_free);
  for (const ContactId contact : room.answers) all += fmt::format(" {}", contact.index);
  all += fmt::format(" {} {}", room.site ? int(room.site->index) : -1, int(room.choice));
  for (const Partner& partner : room.partners) all += text_of(partner);
  const Supervisors& supervisors = room.supervisors;
  all += fmt::format(" supervisors {} {} {} {} {}", supervisors.span, supervisors.organisation,
                     supervisors.shrinkage, supervisors.contract_week.count(),
                     supervisors.cost_per_fte.value);
  for (const Support& one : room.support)
    all += fmt::format(" support {} {} {} {} {} {}", one.name, one.title, one.span, one.at_least,
                       one.organisation, one.cost_per_fte.value);
  return all + "\n";
}

inline std::string text_of(const Shift& shift) {
  std::string all = fmt::format(" shift {} {}", shift.begins.count(), shift.lasts.count());
  for (const int seats : shift.seats) all += fmt::format(" {}", seats);
  return all;
}

inline std::string text_of(const Attendance& attendance) {
  std::string all =
      fmt::format(" absence {} {}", attendance.absence, int(attendance.below_minimum));
  if (attendance.overtime) {
    all += fmt::format(" overtime {} {}", attendance.overtime->callout.count(),
                       attendance.overtime->pay);
  }
  for (const Break& one : attendance.breaks) {
    all += fmt::format(" break {} {} {} {}", one.after.count(), one.within.count(),
                       one.lasts.count(), one.grace.count());
  }
  return all;
}

inline std::string text_of(const Workforce& workforce) {
  return fmt::format(" workforce {} {} {} {} {}", workforce.attrition, workforce.lead_time.count(),
                     workforce.ahead, workforce.learning.count(), workforce.handle_time_factor);
}

inline std::string text_of(const StaffGroup& group) {
  std::string all = fmt::format("staff {} {} {} {} {} {} {}", group.name, group.title,
                                group.room.index, group.organisation, group.shrinkage,
                                group.contract_week.count(), group.cost_per_fte.value);
  for (std::size_t i = 0; i < group.skills.size(); ++i) {
    all += fmt::format(" {}.{}*{}", int(group.skills[i].kind), group.skills[i].index,
                       group.handle_factor.at(i));
  }
  for (const int preference : group.preference) all += fmt::format(" p{}", preference);
  for (const Proficiency& level : group.levels)
    all += fmt::format(" {}@{}", level.share, level.handle_time_factor);
  for (const auto& day : group.seats) {
    for (const int seats : day) all += fmt::format(" {}", seats);
  }
  for (const Shift& shift : group.shifts) all += text_of(shift);
  all += fmt::format(" minimum {} {}", group.minimum, group.team);
  for (const auto& hours : group.hours) {
    all += hours ? " at " : " always";
    for (std::size_t day = 0; hours && day < hours->holds.size(); ++day)
      for (const bool holds : hours->holds[day]) all += holds ? '+' : '-';
  }
  all += text_of(group.attendance) + text_of(group.workforce);
  return all + "\n";
}

inline std::string text_of(const CostLine& cost) {
  return fmt::format("cost {} {} {} {} {}\n", cost.name, cost.organisation, cost.amount.value,
                     cost.yearly, text_of(cost.from));
}

inline std::string text_of(const DiscountSchedule& schedule) {
  std::string all =
      fmt::format("discount {} {} {}", schedule.name, schedule.title, schedule.source);
  for (const auto& step : schedule.steps) all += fmt::format(" {}:{}", step.from_year, step.rate);
  return all + "\n";
}

inline std::string text_of(const Input& input) {
  return fmt::format("input {} {} {} {} {} {} {} {}\n", input.path, input.value, input.low,
                     input.high, input.unit, input.source, input.grade, input.group);
}

/// Every fact of a world but where it was written.
inline std::string text_of(const World& world) {
  const Area& area = world.area;
  std::string all =
      fmt::format("{} {} {} {} {} {} bank{} school{} {} {} {}\n", world.title, world.theory,
                  area.prices, area.time_zone, text_of(area.start), text_of(area.rates_of),
                  text_of(area.bank_holidays), text_of(area.school_holidays),
                  world.horizon.length.count(), world.horizon.warm_up.count(), world.demand_factor);
  for (const Service& service : world.services)
    all += fmt::format("service {} {} {}\n", service.name, service.title,
                       service.receives ? int(service.receives->index) : -1);
  for (const Zone& zone : world.zones) {
    all += fmt::format("zone {} {} {} {}\n", zone.name, zone.title, zone.population, zone.kind);
  }
  const auto add = [&all](const auto& things) {
    for (const auto& thing : things) all += text_of(thing);
  };
  add(world.contacts);
  add(world.profiles);
  add(world.busyness);
  add(world.surges);
  add(world.calls);
  add(world.incidents);
  add(world.sites);
  add(world.desks);
  add(world.transfers);
  add(world.links);
  add(world.rooms);
  add(world.staff);
  add(world.costs);
  add(world.discounts);
  add(world.inputs);
  return all;
}

}  // namespace bluelight::test
