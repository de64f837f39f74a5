#include <bluelight/lever.hpp>

#include "levers/agreements.hpp"
#include "levers/check_keys_of.hpp"
#include "scenario/read_world.hpp"
#include "scenario/staff_keys.hpp"

namespace bluelight {
namespace {

void set_contacts(Agreement& agreement, std::vector<ContactId> contacts) {
  agreement.alike = {std::move(contacts)};
}

const Keys<Agreement>& keys() {
  static const Keys<Agreement> all = Keys<Agreement>{
      {key<Agreement>("rooms", &Agreement::rooms, references<ControlRoom>("room"),
                      {required(), "Rooms that answer for each other; asked in this order."}),
       key<Agreement>("contacts", set_contacts, references<ContactClass>("contact"),
                      {required(), "The class of each of the rooms that is routed."})},
      {after<Agreement>({"rooms"},
                        check_several)}}.with(partner_limits(), &Agreement::terms);
  return all;
}

/// Each room has one class that is routed, so that it is clear as what it is answered.
void check_contacts(const World& world, const Node& table, const Agreement& agreement,
                    Problems& problems) {
  std::vector<RoomId> answering;
  for (const ContactId contact : agreement.alike.front())
    if (const auto room = room_of(world, contact)) answering.push_back(*room);
  std::vector<RoomId> rooms = agreement.rooms;
  std::sort(answering.begin(), answering.end());
  std::sort(rooms.begin(), rooms.end());
  if (answering != rooms) problems.add(*table.find("contacts"), "one class of each of the rooms");
}

World apply(const World& world, const Node& table, Problems& problems) {
  const std::size_t before = problems.size();
  World after = world;
  Reading reading = reading_of(world, problems, after.inputs);
  Agreement agreement;
  agreement.terms.caller = Partner::Caller::to_free_handler;
  keys().read(reading, table, agreement);
  if (problems.size() == before) check_contacts(world, table, agreement, problems);
  if (problems.size() > before) return world;
  agree(after, agreement);
  return after;
}

}  // namespace

namespace levers_by_file {

extern const Lever cross_trust_routing;
const Lever cross_trust_routing{
    "cross_trust_routing",
    "A waiting call goes to any of several rooms that has somebody free; meant for 999 calls "
    "of ambulance trusts.\n"
    "Mechanism: a call that finds nobody free in its own room, and has waited `wait` there, "
    "goes to the first of the other rooms where somebody is free, at once or as soon as one "
    "is; it never waits in another's queue, and patience runs throughout. Whoever takes it is "
    "held for handle_time_factor of its usual time.\n"
    "Evidence: English trusts answer for each other by a national arrangement when one cannot "
    "keep up; its effect is not published. In theory rooms that share their free people come "
    "near to one pooled room.\n"
    "Limits: dispatch stays with the own trust and sees the incident as if its own people had "
    "answered; when every trust is busy nobody is free and nothing changes, and a trust with "
    "few people may be short of them because it answers for others.",
    apply, [] { return keys().rows(); },
    [](Reading& reading, const Node& table) { check_keys_of(keys(), reading, table); }};

}  // namespace levers_by_file
}  // namespace bluelight
