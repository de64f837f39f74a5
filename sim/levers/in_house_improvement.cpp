#include <bluelight/lever.hpp>

#include "levers/check_keys_of.hpp"
#include "levers/handling.hpp"
#include "levers/hours_of_week.hpp"
#include "levers/stated_keys.hpp"
#include "scenario/read_world.hpp"
#include "scenario/types.hpp"

namespace bluelight {
namespace {

/// Factors on the times of classes of calls.
struct Pace {
  double talk = 1, wrap_up = 1, locate = 1, triage = 1;
};

template <class Value>
using ByGroup = std::vector<std::pair<StaffGroupId, Value>>;

struct Improvement {
  std::vector<ContactId> contacts;
  Pace pace;
  ByGroup<double> shrinkage;
  ByGroup<int> extra_seats;
  std::optional<HoursOfWeek> hours;
};

void check_hours(Reading& reading, const Node& table, Improvement& improvement) {
  if (improvement.extra_seats.empty())
    refuse_unused(reading.problems, table, {"hours"}, "there are no extra_seats");
}

/// Classes are named for a factor to act on.
void check_contacts(Reading& reading, const Node& table, Improvement&) {
  const auto is_stated = [&](const char* name) { return table.find(name) != nullptr; };
  const bool any =
      is_stated("talk") || is_stated("wrap_up") || is_stated("locate") || is_stated("triage");
  if (!any && is_stated("contacts"))
    reading.problems.add(*table.find("contacts"),
                         "a factor beside it: talk, wrap_up, locate or triage");
}

const Keys<Pace>& pace_keys() {
  const auto factor = [](const char* name, double Pace::*member, const char* words) {
    return key<Pace>(name, member, number(above_zero(10, "> 0, at most 10")),
                     {otherwise("1.0"), words});
  };
  static const Keys<Pace> all{
      {factor("talk", &Pace::talk, "Factor on their talk times."),
       factor("wrap_up", &Pace::wrap_up, "Factor on their wrap-up times."),
       factor("locate", &Pace::locate, "Factor on the time to locate the caller, in the talk."),
       factor("triage", &Pace::triage,
              "Factor on the time to triage, in the talk; also where types of incidents that ring "
              "only these classes state it.")}};
  return all;
}

const Keys<Improvement>& keys() {
  using Better = Improvement;
  static const Keys<Better> all = Keys<Better>{
      {key<Better>("contacts", &Better::contacts, references<ContactClass>("contact"),
                   {absent("none"), "Classes of calls whose handling changes."}),
       key<Better>("shrinkage", &Better::shrinkage,
                   by_name<StaffGroup>("staff", fraction(from_zero(0.9, "0 … 0.9"))),
                   {absent("unchanged"),
                    "New shrinkage of staff groups: the same seats take other posts."}),
       key<Better>("extra_seats", &Better::extra_seats,
                   by_name<StaffGroup>("staff", integer({0, 1000, "0 … 1,000"})),
                   {absent("none"),
                    "People added to each hour of a group's roster, or to each of its shifts."}),
       key<Better>("hours", &Better::hours, hours_of_week(),
                   {absent("always"), "When there are extra seats."})},
      {after<Better>({"extra_seats"}, check_hours),
       after<Better>({},
                     check_contacts)}}.with(pace_keys(), &Better::pace);
  return all;
}

/// Whether there was anything to change.
bool scale(Distribution& times, double factor) {
  if (times.is_zero()) return false;
  if (factor != 1) times = times.scaled(factor);
  return true;
}

bool scale(std::optional<Distribution>& times, double factor) {
  return times && scale(*times, factor);
}

/// What each factor found to act on.
struct Found {
  bool talk = false, wrap_up = false, locate = false, triage = false;
};

/// Types of incidents may have a time to triage of their own; it changes if every number that
/// people ring about them is among the classes.
bool scale_triage(World& world, const Improvement& improvement) {
  bool found = false;
  for (IncidentType& incident : world.incidents) {
    const bool all_here =
        std::all_of(incident.first.begin(), incident.first.end(),
                    [&](const auto& first) { return holds(improvement.contacts, first.first); });
    if (all_here) found = scale(incident.triage, improvement.pace.triage) || found;
  }
  return found;
}

Found change_pace(World& world, const Improvement& improvement) {
  const Pace& pace = improvement.pace;
  Found found{.triage = scale_triage(world, improvement)};
  for (const ContactId id : improvement.contacts) {
    ContactClass& contact = world.contacts[id.index];
    found.talk = scale(contact.talk, pace.talk) || found.talk;
    found.wrap_up = scale(contact.wrap_up, pace.wrap_up) || found.wrap_up;
    found.locate = scale(contact.locate, pace.locate) || found.locate;
    found.triage = scale(contact.triage, pace.triage) || found.triage;
    if (!contact.duplicate) continue;
    scale(contact.duplicate->talk, pace.talk);
    scale(contact.duplicate->wrap_up, pace.wrap_up);
  }
  for (ContactDemand& calls : world.calls) {
    if (!holds(improvement.contacts, calls.contact)) continue;
    found.talk = scale(calls.talk, pace.talk) || found.talk;
    if (calls.hangs_up) found.talk = scale(calls.hangs_up->ring_back, pace.talk) || found.talk;
    found.wrap_up = scale(calls.wrap_up, pace.wrap_up) || found.wrap_up;
  }
  return found;
}

/// Factors need something that they act on.
void check_found(Problems& problems, const Node& table, const Found& found) {
  const std::string none = "no class of `contacts` has such a time";
  if (!found.talk) refuse_unused(problems, table, {"talk"}, none);
  if (!found.wrap_up) refuse_unused(problems, table, {"wrap_up"}, none);
  if (!found.locate) refuse_unused(problems, table, {"locate"}, none);
  if (!found.triage) refuse_unused(problems, table, {"triage"}, none);
}

/// Adds people to every hour, or to every shift on the days on which it is worked.
void add_seats(StaffGroup& group, int people, const std::optional<HoursOfWeek>& hours) {
  for (std::size_t day = 0; day < group.seats.size(); ++day) {
    for (std::size_t hour = 0; hour < 24 && group.shifts.empty(); ++hour)
      if (!hours || hours->holds[day][hour]) group.seats[day][hour] += people;
    for (Shift& shift : group.shifts)
      if (shift.seats[day] > 0) shift.seats[day] += people;
  }
}

void check_shifts(const World& world, const Node& table, const Improvement& improvement,
                  Problems& problems) {
  for (const auto& [id, people] : improvement.extra_seats) {
    const StaffGroup& group = at(world.staff, id);
    if (!group.shifts.empty())
      refuse_unused(problems, table, {"hours"}, "staff." + group.name + " works by shifts");
  }
}

World apply(const World& world, const Node& table, Problems& problems) {
  const std::size_t before = problems.size();
  World after = world;
  Reading reading = reading_of(world, problems, after.inputs);
  Improvement improvement;
  keys().read(reading, table, improvement);
  if (problems.size() > before) return world;
  check_shifts(world, table, improvement, problems);
  check_found(problems, table, change_pace(after, improvement));
  for (const auto& [group, shrinkage] : improvement.shrinkage)
    after.staff[group.index].shrinkage = shrinkage;
  for (const auto& [group, people] : improvement.extra_seats)
    add_seats(after.staff[group.index], people, improvement.hours);
  return problems.size() > before ? world : after;
}

}  // namespace

namespace levers_by_file {

extern const Lever in_house_improvement;
const Lever in_house_improvement{
    "in_house_improvement",
    "A service improves by itself, without a partner: what every collaboration should be "
    "compared with.\n"
    "Mechanism: factors on the times of classes of calls, fewer (or more) people for a "
    "rostered seat, and seats where they are short; rosters, which every lever may state, fit "
    "staff better to the hours. Queues, rooms and skills stay.\n"
    "Evidence: Devon and Cornwall brought 101 from more than 30 minutes to less than 4, and "
    "999 from 88 to 94 % in 10 s, in about a year and without a merger (evidence 6.18, V23); "
    "how much of it came from which change is not published.\n"
    "Limits: the factors are what a programme hopes for, not what it does by itself: state "
    "ranges, and its cost (capital, running). Shorter calls may resolve less and make people "
    "ring again, which is not modelled.",
    apply, [] { return keys().rows(); },
    [](Reading& reading, const Node& table) { check_keys_of(keys(), reading, table); }};

}  // namespace levers_by_file
}  // namespace bluelight
