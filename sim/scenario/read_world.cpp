#include "scenario/read_world.hpp"

#include "scenario/world_keys.hpp"

namespace bluelight {
namespace {

std::vector<std::string> keys_of(const Node* table) {
  std::vector<std::string> keys;
  for (const Node& member : table != nullptr ? table->members() : std::vector<Node>{}) {
    keys.push_back(member.key);
  }
  return keys;
}

template <class Thing>
std::vector<std::string> names_in(const std::vector<Thing>& things) {
  std::vector<std::string> names;
  for (const Thing& thing : things) names.push_back(thing.name);
  return names;
}

/// The names of all that people may be trained for: classes of calls, then desks.
std::vector<std::string> skill_names(std::vector<std::string> contacts,
                                     const std::vector<std::string>& desks) {
  contacts.insert(contacts.end(), desks.begin(), desks.end());
  return contacts;
}

/// Groups without an organisation belong to the service that their first skill is for, supervisors
/// and support to the organisation of their room's first group.
void fill_organisations(World& world) {
  for (StaffGroup& group : world.staff) {
    if (!group.organisation.empty() || group.skills.empty()) continue;
    group.organisation = at(world.services, service_of(world, group.skills.front())).name;
  }
  for (std::uint32_t room = 0; room < world.rooms.size(); ++room) {
    const auto first = std::ranges::find(world.staff, RoomId{room}, &StaffGroup::room);
    if (first == world.staff.end()) continue;
    const auto fill = [&first](std::string& organisation) {
      if (organisation.empty()) organisation = first->organisation;
    };
    fill(world.rooms[room].supervisors.organisation);
    for (Support& support : world.rooms[room].support) fill(support.organisation);
  }
}

}  // namespace

Reading reading_of(const World& world, Problems& problems, std::vector<Input>& inputs) {
  return {problems,
          inputs,
          {{"service", names_in(world.services)},
           {"site", names_in(world.sites)},
           {"zone", names_in(world.zones)},
           {"contact", names_in(world.contacts)},
           {"calls", names_in(world.calls)},
           {"incident", names_in(world.incidents)},
           {"desk", names_in(world.desks)},
           {"skill", skill_names(names_in(world.contacts), names_in(world.desks))},
           {"transfer", names_in(world.transfers)},
           {"link", names_in(world.links)},
           {"room", names_in(world.rooms)},
           {"staff", names_in(world.staff)},
           {"discount", names_in(world.discounts)}}};
}

bool is_sound(const World& world) { return !world.resolved.empty(); }

World read_world(Node tree, Problems& problems) {
  World world;
  Problems own;
  Reading reading{own, world.inputs};
  for (const char* section : {"service", "site", "zone", "contact", "profile", "busyness",
                              "incident", "desk", "transfer", "room"}) {
    reading.names[section] = keys_of(tree.find(section));
  }
  reading.names["skill"] = skill_names(reading.names["contact"], reading.names["desk"]);
  world_keys().complete(tree);
  tree.set_paths();
  world_keys().read(reading, tree, world);
  check_world(world, tree, own);
  problems.take(own);
  if (own.size() > 0) return world;
  if (const Node* theory = tree.find("theory")) world.theory_origin = theory->origin;
  fill_organisations(world);
  world.resolved = resolved_text(tree);
  return world;
}

}  // namespace bluelight
