#include <bluelight/lever.hpp>

#include "levers/check_keys_of.hpp"
#include "levers/stated_keys.hpp"
#include "levers/training.hpp"
#include "scenario/read_world.hpp"
#include "scenario/types.hpp"

namespace bluelight {
namespace {

struct Sharing {
  std::vector<RoomId> rooms;
  std::optional<std::vector<ContactId>> contacts;
  Training training{.suffix = "cross_skilled", .title = "cross-skilled"};
};

void check_rooms(Reading& reading, const Node& table, Sharing& sharing) {
  if (sharing.rooms.size() < 2) reading.problems.add(*table.find("rooms"), "at least two rooms");
}

/// Nobody learns anything: that is right only if nobody is to.
void check_nobody(Problems& problems, const Node& table, const Sharing& sharing) {
  if (sharing.training.share > 0) {
    problems.add(*table.find("cross_skilled"),
                 "a share by which some seat, at some hour, learns a class that is new to it");
  }
  refuse_unused(problems, table, {"handle_time_factor", "hours"}, "nobody is cross-skilled");
}

const Keys<Training>& training_keys() {
  static const Keys<Training> all{
      {key<Training>(
           "cross_skilled", &Training::share, share(),
           {required(),
            "Share of the people of each group who are trained for the other rooms' classes."}),
       key<Training>(
           "handle_time_factor", &Training::handle_time_factor,
           number(above_zero(10, "> 0, at most 10")),
           {otherwise("1.0"), "Their talk and wrap-up times on classes that were not their own."}),
       key<Training>("hours", &Training::hours, hours_of_week(),
                     {absent("always"),
                      "When they take the other rooms' calls; otherwise they are specialists."})}};
  return all;
}

const Keys<Sharing>& keys() {
  static const Keys<Sharing> all = Keys<Sharing>{
      {key<Sharing>("rooms", &Sharing::rooms, references<ControlRoom>("room"),
                    {required(), "Rooms whose people answer each other's calls."}),
       key<Sharing>("contacts", &Sharing::contacts, references<ContactClass>("contact"),
                    {absent("all that the rooms answer"),
                     "Classes that cross-skilled people answer in any of the rooms."})},
      {after<Sharing>({"rooms"},
                      check_rooms)}}.with(training_keys(), &Sharing::training);
  return all;
}

World apply(const World& world, const Node& table, Problems& problems) {
  const std::size_t before = problems.size();
  World after = world;
  Reading reading = reading_of(world, problems, after.inputs);
  Sharing sharing;
  keys().read(reading, table, sharing);
  if (problems.size() > before) return world;
  const auto contacts = sharing.contacts ? *sharing.contacts : answered_by(world, sharing.rooms);
  const auto lessons = [&](const StaffGroup& group) {
    const bool learns = holds(sharing.rooms, group.room) && answers_calls(group);
    return learns ? contacts : std::vector<ContactId>{};
  };
  if (!train(after, sharing.training, lessons)) check_nobody(problems, table, sharing);
  return problems.size() > before ? world : after;
}

}  // namespace

namespace levers_by_file {

extern const Lever share_call_handling;
const Lever share_call_handling{
    "share_call_handling",
    "Some call handlers of each room are trained to answer the other rooms' calls; the rooms "
    "stay apart.\n"
    "Mechanism: each staff group of the rooms splits into its specialists and a group of "
    "cross-skilled people, round(cross_skilled x seats) of every hour or shift, who answer "
    "the chosen contacts of all the rooms, by priority and age. On contacts that were not "
    "their own, talk and wrap-up take handle_time_factor of the usual time. Nobody is added. "
    "The new group of p is p_cross_skilled, or p_cross_skilled_2 and so on if there is one of "
    "that name. With hours they do so at those hours only and are specialists otherwise. "
    "Minimum, absences and breaks stay those of both groups together.\n"
    "Evidence: a little flexibility gives most of the benefit of full pooling (Wallace and "
    "Whitt 2005, on agents with two skills); how much slower a second discipline is handled "
    "is not well measured: state a range.\n"
    "Limits: training and pay of cross-skilled people are costs (capital, running); dispatch "
    "is not shared; small groups round to whole seats, so that a small share may move nobody.",
    apply, [] { return keys().rows(); },
    [](Reading& reading, const Node& table) { check_keys_of(keys(), reading, table); }};

}  // namespace levers_by_file
}  // namespace bluelight
