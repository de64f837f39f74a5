#include <bluelight/lever.hpp>

#include "levers/check_keys_of.hpp"
#include "levers/stated_keys.hpp"
#include "levers/training.hpp"
#include "scenario/read_world.hpp"
#include "scenario/types.hpp"

namespace bluelight {
namespace {

struct Joining {
  std::vector<DeskId> desks;
  bool answers_calls = false;
  Training training{.own_first = true, .suffix = "joint", .title = "joint desk"};
};

void check_desks(Reading& reading, const Node& table, Joining& joining) {
  if (joining.desks.empty() || (joining.desks.size() < 2 && !joining.answers_calls))
    reading.problems.add(*table.find("desks"), "at least two desks, or one with answers_calls");
}

const Keys<Training>& cross_training_keys() {
  static const Keys<Training> all{
      {key<Training>(
           "cross_trained", &Training::share, share(),
           {otherwise("1.0"),
            "Share of the people of each group of the desks who learn the others' work."}),
       key<Training>("handle_time_factor", &Training::handle_time_factor,
                     number(above_zero(10, "> 0, at most 10")),
                     {otherwise("1.0"), "Their times on work that was not their own."}),
       key<Training>("hours", &Training::hours, hours_of_week(),
                     {absent("always"), "When they do it; otherwise they keep to their own."})}};
  return all;
}

const Keys<Joining>& keys() {
  static const Keys<Joining> all = Keys<Joining>{
      {key<Joining>("desks", &Joining::desks, references<DispatchDesk>("desk"),
                    {required(), "Desks whose people work for all of them."}),
       key<Joining>(
           "answers_calls", &Joining::answers_calls, truth(),
           {otherwise("false"), "Whether they also answer the calls of the room they sit in."})},
      {after<Joining>({"desks", "answers_calls"},
                      check_desks)}}.with(cross_training_keys(), &Joining::training);
  return all;
}

/// What people of a group learn; nothing unless they work at one of the desks.
std::vector<SkillId> lessons_for(const World& world, const Joining& joining,
                                 const StaffGroup& group) {
  std::vector<SkillId> lessons(joining.desks.begin(), joining.desks.end());
  const bool works_here = std::any_of(lessons.begin(), lessons.end(),
                                      [&](SkillId desk) { return holds(group.skills, desk); });
  if (!works_here) return {};
  const auto& calls = at(world.rooms, group.room).answers;
  if (joining.answers_calls) lessons.insert(lessons.end(), calls.begin(), calls.end());
  return lessons;
}

/// Whether anybody learns anything. If all of a group do, it stays one group.
template <class Lessons>
bool join_desks(World& world, const Joining& joining, Lessons lessons) {
  if (joining.training.share < 1) return train(world, joining.training, lessons);
  bool anybody = false;
  for (StaffGroup& group : world.staff)
    anybody = teach(group, lessons(group), joining.training) || anybody;
  return anybody;
}

/// Nobody learns anything: that is right only if nobody is to.
void check_nobody(Problems& problems, const Node& table, const Joining& joining) {
  if (joining.training.share > 0)
    problems.add(*table.find("desks"), "desks at which somebody learns work that is new to them");
  refuse_unused(problems, table, {"handle_time_factor", "hours"}, "nobody is cross-trained");
}

World apply(const World& world, const Node& table, Problems& problems) {
  const std::size_t before = problems.size();
  World after = world;
  Reading reading = reading_of(world, problems, after.inputs);
  Joining joining;
  keys().read(reading, table, joining);
  if (problems.size() > before) return world;
  const auto lessons = [&](const StaffGroup& group) { return lessons_for(world, joining, group); };
  if (!join_desks(after, joining, lessons)) check_nobody(problems, table, joining);
  return problems.size() > before ? world : after;
}

}  // namespace

namespace levers_by_file {

extern const Lever joint_desk;
const Lever joint_desk{
    "joint_desk",
    "Dispatch desks become one: whoever is free takes the next incident of any of them.\n"
    "Mechanism: people who work at one of the desks may work at all, by priority over all "
    "their work; of equal priority their own comes first, then the oldest, and what finds "
    "several of them free goes to its own people. On work that was not their own they take "
    "handle_time_factor of the usual time. With cross_trained below 1 only that share of "
    "every hour's seats learns it, as a group of its own, which has minimum, absences and breaks "
    "in common with the others. With hours they do it at those hours only. With answers_calls they "
    "also answer "
    "the calls of the room they sit in, as small rooms do. Nobody is added.\n"
    "Evidence: pooling shortens waits if work is alike (Smith and Whitt 1981); how much "
    "slower a dispatcher is with another service's units is not measured: state a range.\n"
    "Limits: grades of different services are compared by the desks' priorities, so that the "
    "urgent work of one goes before the routine work of another; knowledge of the ground and "
    "of crews is not counted; a dispatcher who is on a call is not at the radio.",
    apply, [] { return keys().rows(); },
    [](Reading& reading, const Node& table) { check_keys_of(keys(), reading, table); }};

}  // namespace levers_by_file
}  // namespace bluelight
