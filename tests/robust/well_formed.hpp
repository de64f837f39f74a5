/// What every checked world is like, also after levers: what `simulate` takes for granted.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <bluelight/world.hpp>
#include <cmath>
#include <set>
#include <string>

namespace bluelight::test {

/// Collects what is wrong with one world.
class WellFormed {
 public:
  explicit WellFormed(const World& world) : world_(world) {
    check_names();
    check_contacts();
    check_demand();
    check_rooms();
    check_staff();
  }
  const std::string& faults() const { return faults_; }

 private:
  void expect(bool holds, const std::string& words) {
    if (!holds) faults_ += words + "\n";
  }

  template <class Things>
  void distinct(const Things& things, const std::string& what) {
    std::set<std::string> names;
    for (const auto& thing : things)
      expect(!thing.name.empty() && names.insert(thing.name).second,
             fmt::format("{} \"{}\" has a name of its own", what, thing.name));
  }

  void check_names() {
    distinct(world_.services, "service");
    distinct(world_.contacts, "contact");
    distinct(world_.profiles, "profile");
    distinct(world_.rooms, "room");
    distinct(world_.staff, "staff");
  }

  void duration(const Distribution& distribution, const std::string& what) {
    for (const double u : {1e-9, 0.5, 1 - 1e-9}) {
      const double seconds = distribution(u).count();
      expect(std::isfinite(seconds) && seconds >= 0, what + " is a duration");
    }
  }

  void contact(ContactId contact, const std::string& what) {
    expect(contact.index < world_.contacts.size(), what + " names a class of calls");
  }

  void check_contacts() {
    for (const ContactClass& one : world_.contacts) {
      expect(one.service.index < world_.services.size(), one.name + " has a service");
      duration(one.operator_delay, one.name + " operator_delay");
      duration(one.talk, one.name + " talk");
      duration(one.wrap_up, one.name + " wrap_up");
      if (one.patience) duration(*one.patience, one.name + " patience");
      if (one.redial) duration(one.redial->delay, one.name + " redial");
    }
  }

  void rate(const Rate& rate, const std::string& what) {
    expect(std::isfinite(rate.value) && rate.value >= 0, what + " has a rate");
    expect(!rate.profile || rate.profile->index < world_.profiles.size(), what + " has a profile");
  }

  void check_demand() {
    for (const ContactDemand& calls : world_.calls) {
      rate(calls.rate, calls.name);
      contact(calls.contact, calls.name);
    }
    for (const IncidentType& incident : world_.incidents) {
      rate(incident.rate, incident.name);
      for (const auto& [first, share] : incident.first) contact(first, incident.name);
    }
  }

  /// Each class that somebody rings has one room and people who may answer.
  void check_rooms() {
    std::multiset<std::uint32_t> answered;
    for (const ControlRoom& room : world_.rooms)
      for (const ContactId one : room.answers) {
        contact(one, room.name);
        answered.insert(one.index);
        expect(std::any_of(world_.staff.begin(), world_.staff.end(),
                           [&](const StaffGroup& group) { return has(group, one); }),
               fmt::format("somebody has the skill for what {} answers", room.name));
      }
    for (const std::uint32_t one : answered)
      expect(answered.count(one) == 1, "a class has one room");
    for (const ContactDemand& calls : world_.calls)
      expect(answered.count(calls.contact.index) == 1, calls.name + " has a room");
  }

  static bool has(const StaffGroup& group, SkillId skill) {
    return std::find(group.skills.begin(), group.skills.end(), skill) != group.skills.end();
  }

  void check_staff() {
    for (const StaffGroup& group : world_.staff) {
      expect(group.room.index < world_.rooms.size(), group.name + " has a room");
      expect(group.skills.size() == group.handle_factor.size(), group.name + " has its factors");
      std::set<SkillId> skills;
      for (const SkillId skill : group.skills) {
        const bool desk = skill.kind == SkillId::Kind::desk;
        expect(skill.index < (desk ? world_.desks.size() : world_.contacts.size()),
               group.name + " has skills that exist");
        expect(skills.insert(skill).second, group.name + " has each skill once");
      }
      for (const double factor : group.handle_factor)
        expect(std::isfinite(factor) && factor > 0, group.name + " has a factor above 0");
      for (const auto& day : group.seats)
        for (const int seats : day) expect(seats >= 0, group.name + " has seats");
    }
  }

  const World& world_;
  std::string faults_;
};

/// The faults of a world, a line each; empty if there are none.
inline std::string ill_formed(const World& world) { return WellFormed(world).faults(); }

}  // namespace bluelight::test
