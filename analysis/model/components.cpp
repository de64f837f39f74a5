#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <bluelight/appraisal.hpp>
#include <bluelight/quantity_text.hpp>

#include "analysis/model/sections.hpp"
#include "analysis/report/words.hpp"

namespace bluelight::model {
namespace {

using Rows = std::vector<std::vector<std::string>>;

std::string standard_text(const std::optional<ServiceLevel>& standard) {
  if (!standard) return "none";
  return fmt::format("{:.3g} % within {}", 100 * standard->share, duration_text(standard->within));
}

std::string rate_text(const Rate& rate, const World& world) {
  static constexpr std::string_view per[] = {"a year for 1,000 residents", "a year", "a second"};
  std::string text = fmt::format("{:.6g} {}", rate.value, per[static_cast<int>(rate.basis)]);
  if (rate.profile)
    text += fmt::format(", profile {}", code(at(world.profiles, *rate.profile).name));
  if (rate.growth != 0) text += fmt::format(", growth {:.3g} % a year", 100 * rate.growth);
  return text;
}

/// What people in the room know a thing by.
std::string named(const auto& thing) {
  return thing.title.empty() ? code(thing.name)
                             : fmt::format("{} ({})", plain(thing.title), code(thing.name));
}

void write_entities(Document& document, const World& world) {
  document.heading(4, "2.5.1 Entities");
  document.paragraph("Calls, by class. A smaller priority is answered first.");
  Rows classes;
  for (const ContactClass& one : world.contacts)
    classes.push_back({named(one), code(at(world.services, one.service).name),
                       fmt::format("{}", one.priority), standard_text(one.standard)});
  document.table({"class of calls", "service", "priority", "standard"}, classes);
  Rows types;
  for (const IncidentType& one : world.incidents) {
    std::vector<std::string> services;
    for (const Response& response : one.responses)
      services.push_back(fmt::format(
          "{} (grade {})", code(at(world.services, response.service).name), response.grade));
    types.push_back(
        {named(one), rate_text(one.rate, world), fmt::format("{}", one.variants.size()),
         services.empty() ? "none is sent" : fmt::format("{}", fmt::join(services, ", "))});
  }
  if (types.empty()) return document.paragraph("No incidents: every call stands by itself.");
  document.paragraph("Incidents, by type, each with its callers.");
  document.table({"type of incident", "rate", "variants", "dispatched by"}, types);
}

/// Adds the row of a time unless it is always zero.
void add_time(Rows& rows, const std::string& of, std::string_view name,
              const std::optional<Distribution>& time) {
  if (time && !time->is_zero()) rows.push_back({of, std::string(name), plain(time->text())});
}

void write_activities(Document& document, const World& world) {
  document.heading(4, "2.5.2 Activities");
  Rows rows;
  for (const ContactClass& one : world.contacts) {
    add_time(rows, code(one.name), "operator connects", one.operator_delay);
    add_time(rows, code(one.name), "call is picked up", one.pick_up);
    add_time(rows, code(one.name), "caller is located", one.locate);
    add_time(rows, code(one.name), "incident is triaged", one.triage);
    add_time(rows, code(one.name), "talk", one.talk);
    add_time(rows, code(one.name), "wrap-up", one.wrap_up);
  }
  for (const DispatchDesk& one : world.desks) {
    add_time(rows, code(one.name), "selecting and mobilising units", one.work);
    if (one.updates_per_hour > 0)
      add_time(rows, code(one.name),
               fmt::format("update, {:.3g} an hour for each open incident", one.updates_per_hour),
               one.update);
  }
  for (const TransferMeans& one : world.transfers) {
    add_time(rows, code(one.name), "telling another service: sender", one.sender);
    add_time(rows, code(one.name), "telling another service: receiver", one.receiver);
  }
  for (const IncidentType& one : world.incidents)
    for (const Response& response : one.responses) {
      const std::string of =
          fmt::format("{}, {}", code(one.name), code(at(world.services, response.service).name));
      add_time(rows, of, "mobilised to first crew on scene", response.arrives);
      add_time(rows, of, "mobilised to closed", response.open);
    }
  if (rows.empty()) return document.paragraph("Every activity takes no time.");
  document.table({"of", "activity", "time"}, rows);
}

double weekly_hours(const StaffGroup& group) {
  double hours = 0;
  for (std::size_t day = 0; day < 7; ++day) {
    for (const int seats : group.seats[day]) hours += seats;
    for (const Shift& shift : group.shifts)
      hours += shift.seats[day] * to_seconds(shift.lasts).count() / 3600;
  }
  return hours;
}

std::string posts_text(const OptionRuns& option, const std::string& group) {
  for (const PricedPosts& posts : final_posts(option))
    if (posts.group == group) return fmt::format("{:.1f}", posts.posts);
  return "–";
}

void write_resources(Document& document, const Subject& subject) {
  const World& world = subject.world;
  document.heading(4, "2.5.3 Resources");
  Rows rows;
  for (const StaffGroup& one : world.staff) {
    std::vector<std::string> skills;
    for (const SkillId skill : one.skills) skills.push_back(code(name_of(world, skill)));
    rows.push_back({named(one), code(at(world.rooms, one.room).name), plain(one.organisation),
                    fmt::format("{}", fmt::join(skills, ", ")), count_text(weekly_hours(one)),
                    fmt::format("{:.3g} %", 100 * one.shrinkage),
                    posts_text(subject.study.options.front(), one.name)});
  }
  document.table({"staff group", "room", "paid by", "answers or works at", "seat hours a week",
                  "shrinkage", "posts in the baseline"},
                 rows);
  Rows supervisors;
  for (const ControlRoom& room : world.rooms)
    if (room.supervisors.span > 0)
      supervisors.push_back({named(room), fmt::format("one for {} people", room.supervisors.span),
                             plain(room.supervisors.organisation)});
  document.table({"room", "supervisors", "paid by"}, supervisors);
}

std::string_view text_of(Choice choice) {
  static constexpr std::string_view texts[] = {"specialists first", "longest idle",
                                               "least occupied today"};
  return texts[static_cast<int>(choice)];
}

void write_queues(Document& document, const World& world) {
  document.heading(4, "2.5.4 Queues");
  document.paragraph(
      "Smallest priority first, then oldest first; nothing but deferrable work is "
      "interrupted.");
  Rows rows;
  for (const ControlRoom& room : world.rooms) {
    std::vector<std::string> lines;
    for (const ContactId contact : room.answers)
      lines.push_back(fmt::format("{} (priority {})", code(at(world.contacts, contact).name),
                                  at(world.contacts, contact).priority));
    rows.push_back({named(room), fmt::format("{}", fmt::join(lines, ", ")),
                    room.queue_limit ? fmt::format("{}", *room.queue_limit) : "no limit",
                    std::string(text_of(room.choice))});
  }
  for (const DispatchDesk& desk : world.desks)
    rows.push_back({named(desk),
                    fmt::format("incidents of {} (priority {} + grade − 1)",
                                code(at(world.services, desk.service).name), desk.priority),
                    "no limit", "specialists first"});
  document.table({"room or desk", "lines", "waiting places", "who of several free people"}, rows);
}

/// Mean over replications of a count of one class in the baseline.
std::string count_of(const Subject& subject, std::string_view measure, const std::string& contact) {
  const ComparisonRow* row = subject.findings.comparison.find("contact", measure, contact);
  return row && row->options.front().present
             ? quantity_text(row->options.front().estimate, row->unit)
             : "–";
}

void write_entry(Document& document, const Subject& subject) {
  const World& world = subject.world;
  document.heading(4, "2.5.5 Entry and exit points");
  document.paragraph(
      "Calls enter from outside: incidents (2.5.1), the calls of no incident below, and callers "
      "who "
      "ring again. They leave when wrap-up ends, when they give up, or when they are rung back or "
      "lost.");
  Rows demand;
  for (const ContactDemand& one : world.calls)
    demand.push_back(
        {named(one), code(at(world.contacts, one.contact).name), rate_text(one.rate, world)});
  document.table({"calls of no incident", "class", "rate"}, demand);
  Rows rows;
  for (const std::string& contact : subject.findings.comparison.labels("contact"))
    rows.push_back({code(contact), count_of(subject, "offered", contact),
                    count_of(subject, "answered", contact),
                    count_of(subject, "abandoned", contact)});
  document.paragraph("In a replication of the baseline, on average:");
  document.table({"class of calls", "offered", "answered", "abandoned"}, rows);
}

}  // namespace

void write_components(Document& document, const Subject& subject) {
  document.heading(3, "2.5 Components");
  write_entities(document, subject.world);
  write_activities(document, subject.world);
  write_resources(document, subject);
  write_queues(document, subject.world);
  write_entry(document, subject);
}

}  // namespace bluelight::model
