#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scenario/check_calls.hpp"
#include "scenario/check_dispatch.hpp"
#include "scenario/check_used.hpp"
#include "scenario/read_world.hpp"
#include "scenario/types.hpp"

namespace bluelight {
namespace {

bool any_seats(const auto& seats) {
  return std::any_of(seats.begin(), seats.end(), [](int one) { return one > 0; });
}

bool has_seats(const StaffGroup& group) {
  return std::any_of(group.seats.begin(), group.seats.end(),
                     [](const auto& day) { return any_seats(day); }) ||
         std::any_of(group.shifts.begin(), group.shifts.end(),
                     [](const Shift& shift) { return any_seats(shift.seats); });
}

void check_population(const Checked& c) {
  const Node* stated = c.tree.at("area.population");
  if (stated == nullptr || c.world.zones.empty()) return;
  if (!c.knows({"area.population", "zone.*.population"})) return;
  double sum = 0;
  for (const Zone& zone : c.world.zones) sum += zone.population;
  std::vector<Input> inputs;
  Problems ignored;
  Reading reading{ignored, inputs};
  const auto whole = number(Range{}).read(reading, *stated);
  if (whole && std::abs(*whole - sum) >= 0.5) {
    c.problems.add(*stated, fmt::format("{:.0f}, the sum of the zones", sum));
  }
}

/// Rates for each resident need residents.
void check_residents(const Checked& c, const Rate& rate, const Node& table) {
  if (!c.knows({table.path + ".where", table.path + ".per_1000_per_year"})) return;
  if (rate.basis != Rate::Basis::per_1000_per_year) return;
  const bool any = std::any_of(c.world.zones.begin(), c.world.zones.end(), [&](const Zone& zone) {
    return rate.where.empty() || zone.kind == rate.where;
  });
  if (any) return;
  const Node* where = table.find("where");
  c.problems.add(
      where != nullptr ? *where : *table.find("per_1000_per_year"),
      where != nullptr ? "a kind that some zone has" : "a world with zones, whose residents ring");
}

void check_rates(const Checked& c) {
  if (!c.knows({"zone.*.kind"})) return;
  for (const ContactDemand& calls : c.world.calls) {
    check_residents(c, calls.rate, c.table("calls", calls.name));
  }
  for (const IncidentType& incident : c.world.incidents) {
    check_residents(c, incident.rate, c.table("incident", incident.name));
  }
}

std::vector<const ControlRoom*> rooms_of(const World& world, ContactId contact) {
  std::vector<const ControlRoom*> rooms;
  for (const ControlRoom& room : world.rooms) {
    if (contains(room.answers, contact)) rooms.push_back(&room);
  }
  return rooms;
}

/// Whether any demand that was read rings a class.
bool is_rung(const Checked& c, ContactId contact) {
  const auto calls = [&](const ContactDemand& demand) {
    return c.knows({"calls." + demand.name + ".contact"}) && demand.contact == contact;
  };
  const auto begins = [&](const IncidentType& incident) {
    return std::any_of(incident.first.begin(), incident.first.end(), [&](const auto& first) {
      return first.first == contact && first.second > 0;
    });
  };
  return std::any_of(c.world.calls.begin(), c.world.calls.end(), calls) ||
         std::any_of(c.world.incidents.begin(), c.world.incidents.end(), begins);
}

void check_one_room_each(const Checked& c) {
  const bool all_known = c.knows({"room.*.answers"});
  for (std::uint32_t i = 0; i < c.world.contacts.size(); ++i) {
    const std::string& name = c.world.contacts[i].name;
    const auto rooms = rooms_of(c.world, {i});
    if (all_known && rooms.empty() && is_rung(c, {i})) {
      const Node& contact = c.table("contact", name);
      c.problems.add(
          {contact.key_origin, contact.path, "a room that answers these calls", "none", ""});
    }
    for (std::size_t extra = 1; extra < rooms.size(); ++extra) {
      c.problems.add(*c.table("room", rooms[extra]->name).find("answers"),
                     fmt::format("classes that no other room answers, but {} is answered by {} too",
                                 name, rooms.front()->name));
    }
  }
}

/// Each class that a room answers needs people who can.
void check_skills(const Checked& c) {
  if (!c.knows({"staff.*.skills"})) return;
  for (const ControlRoom& room : c.world.rooms) {
    for (const ContactId contact : room.answers) {
      std::vector<const StaffGroup*> able;
      for (const StaffGroup& group : c.world.staff) {
        if (contains(group.skills, contact)) able.push_back(&group);
      }
      const std::string& name = at(c.world.contacts, contact).name;
      const auto staffed = [&](const StaffGroup* group) {
        return has_seats(*group) || !c.knows({"staff." + group->name + ".roster"});
      };
      if (able.empty()) {
        c.problems.add(
            *c.table("room", room.name).find("answers"),
            fmt::format("classes that some staff group has the skill for, but nobody has {}",
                        name));
      } else if (std::none_of(able.begin(), able.end(), staffed)) {
        c.problems.add(
            *c.table("staff", able.front()->name).find("roster"),
            fmt::format("at least one seat at some hour, or {} is never answered", name));
      }
    }
  }
}

Duration longest(const std::vector<Shift>& shifts) {
  Duration all{};
  for (const Shift& shift : shifts) all = std::max(all, shift.lasts);
  return all;
}

/// What is done below the minimum needs a minimum, and somebody who does it; breaks need shifts.
void check_attendance(const Checked& c) {
  for (const StaffGroup& group : c.world.staff) {
    const std::string path = "staff." + group.name;
    const auto need = [&](bool holds, const char* key, const char* expected) {
      if (!holds) c.problems.add(*c.table("staff", group.name).find(key), expected);
    };
    if (!c.knows({path + ".below_minimum", path + ".breaks", path + ".roster"})) continue;
    const BelowMinimum below = group.attendance.below_minimum;
    need(below == BelowMinimum::accept || group.minimum > 0, "below_minimum",
         "a roster with a minimum, below which somebody may come");
    const bool knows_room = c.knows({path + ".room", "room.*.supervisors"});
    need(below != BelowMinimum::supervisor || !knows_room ||
             at(c.world.rooms, group.room).supervisors.span > 0,
         "below_minimum", "supervisors of the room, who may step in");
    need(group.attendance.breaks.empty() || !group.shifts.empty(), "breaks",
         "a roster of shifts, because breaks count from a shift's begin");
    for (const Break& one : group.attendance.breaks)
      need(group.shifts.empty() || one.after < longest(group.shifts), "breaks",
           "breaks that begin before the longest shift is over");
  }
}

}  // namespace

void check_world(const World& world, const Node& tree, Problems& problems) {
  const Problems faults = problems;
  const Checked checked{world, tree, faults, problems};
  check_population(checked);
  check_rates(checked);
  check_one_room_each(checked);
  check_skills(checked);
  check_dispatch(checked);
  check_attendance(checked);
  check_calls(checked);
  check_used(checked);
}

}  // namespace bluelight
