#include <bluelight/lever.hpp>

#include "levers/agreements.hpp"
#include "scenario/read_world.hpp"
#include "scenario/staff_keys.hpp"

namespace bluelight {
namespace {

const Keys<Partner>& term_keys() {
  static const Keys<Partner> all{
      {key<Partner>(
           "caller", &Partner::caller, partner_caller(),
           {otherwise("\"offered_to_both\""),
            "Whether the call waits in both rooms, moves to the partner's queue, or goes to a free "
            "handler there only."}),
       key<Partner>("after", &Partner::after, duration(from_zero(86400, "0 s … 1 day")),
                    {otherwise("\"0 s\""), "Wait in the own room first."}),
       key<Partner>("at_queue_length", &Partner::at_queue_length,
                    integer(from_zero(1e6, "0 … 1,000,000")),
                    {absent("`after` alone"), "Or at once when this many calls wait already."}),
       key<Partner>("capacity", &Partner::capacity, integer(from_zero(1e6, "0 … 1,000,000")),
                    {absent("no limit"),
                     "Calls of one room that wait or are handled at another at once, at most; 0: "
                     "no agreement."}),
       key<Partner>("handle_time_factor", &Partner::handle_time_factor,
                    number(above_zero(10, "> 0, at most 10")),
                    {otherwise("1.0"), "Times of the partner's people on these calls."})}};
  return all;
}

const Keys<Agreement>& keys() {
  static const Keys<Agreement> all = Keys<Agreement>{
      {key<Agreement>("rooms", &Agreement::rooms, references<ControlRoom>("room"),
                      {required(), "Rooms that agree; each asks the others in this order."}),
       key<Agreement>("alike", &Agreement::alike, lists_of_contacts(),
                      {required(),
                       "Lists of classes; whoever answers one answers the others of its list. "
                       "Classes in no list stay in their room."}),
       key<Agreement>(
           "reciprocal", &Agreement::reciprocal, truth(),
           {otherwise("true"),
            "Whether each takes the others' calls, or only those of the first room "
            "go to the others."})}}.with(term_keys(), &Agreement::terms);
  return all;
}

/// Reports a length of the queue that never acts, as of partners that a world states.
void check_length(const Node& table, const Partner& terms, Problems& problems) {
  if (terms.at_queue_length && terms.after == Duration{0})
    problems.add(*table.find("at_queue_length"), "after longer than 0 s",
                 "with 0 s every call goes to the partner at once");
}

World apply(const World& world, const Node& table, Problems& problems) {
  const std::size_t before = problems.size();
  World after = world;
  Reading reading = reading_of(world, problems, after.inputs);
  Agreement agreement;
  keys().read(reading, table, agreement);
  if (problems.size() == before) {
    check_rooms(world, table, agreement, problems);
    check_length(table, agreement.terms, problems);
  }
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
    apply, [] { return keys().rows(); }};

}  // namespace levers_by_file
}  // namespace bluelight
