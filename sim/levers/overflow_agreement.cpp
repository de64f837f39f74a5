#include <bluelight/lever.hpp>

#include "levers/agreements.hpp"
#include "levers/check_keys_of.hpp"
#include "scenario/read_world.hpp"
#include "scenario/staff_keys.hpp"

namespace bluelight {
namespace {

const Keys<Agreement>& keys() {
  static const Keys<Agreement> all = Keys<Agreement>{
      {key<Agreement>("rooms", &Agreement::rooms, references<ControlRoom>("room"),
                      {required(), "Rooms that agree; each asks the others in this order."}),
       key<Agreement>("alike", &Agreement::alike, lists_of_contacts(),
                      {required(),
                       "Lists of classes; whoever answers one answers the others of its list. "
                       "Classes in no list stay in their room."}),
       key<Agreement>("reciprocal", &Agreement::reciprocal, truth(),
                      {otherwise("true"),
                       "Whether each takes the others' calls, or only those of the first room "
                       "go to the others."})},
      {after<Agreement>({"rooms"},
                        check_several)}}.with(partner_terms(), &Agreement::terms);
  return all;
}

World apply(const World& world, const Node& table, Problems& problems) {
  const std::size_t before = problems.size();
  World after = world;
  Reading reading = reading_of(world, problems, after.inputs);
  Agreement agreement;
  keys().read(reading, table, agreement);
  if (problems.size() == before) check_rooms(world, table, agreement, problems);
  if (problems.size() > before) return world;
  agree(after, agreement);
  return after;
}

}  // namespace

namespace levers_by_file {

extern const Lever overflow_agreement;
const Lever overflow_agreement{
    "overflow_agreement",
    "A room's calls that wait too long, or find too many waiting, go to another room.\n"
    "Mechanism: after the stated wait, or at once at the stated length of the queue, the call "
    "is offered to the partner's people, who answer it as one of their own classes, with "
    "their skills and by its priority; patience runs throughout. It waits in both rooms, or "
    "moves, or goes only to somebody free, while the partner has fewer than capacity of them. "
    "Rooms, posts and systems stay apart.\n"
    "Evidence: networked fire controls take each other's calls (evidence 5.08); with little "
    "spare capacity, diverted calls added risk in Scotland (evidence 6.08). How much longer a "
    "stranger's call takes is not measured: state a range.\n"
    "Limits: a partner that is busy itself, as in a storm that both have, is not relieved but "
    "slowed: with a handling time factor above 1 both may wait longer. Lines, access to the "
    "other's system and training are costs.",
    apply, [] { return keys().rows(); },
    [](Reading& reading, const Node& table) { check_keys_of(keys(), reading, table); }};

}  // namespace levers_by_file
}  // namespace bluelight
