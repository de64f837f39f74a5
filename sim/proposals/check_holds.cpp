#include <algorithm>

#include "proposals/stated.hpp"
#include "scenario/nearest.hpp"

namespace bluelight {
namespace {

template <class Thing>
std::vector<std::string> names_of(const std::vector<Thing>& things) {
  std::vector<std::string> names;
  for (const Thing& one : things) names.push_back(one.name);
  return names;
}

/// The world that comes first in time: classes and rooms are named as they are there.
const World& first_world(const Option& option) {
  return option.worlds_by_date.empty() ? option.world : option.worlds_by_date.front().world;
}

void check_name(const Hold& hold, const std::vector<std::string>& names, const std::string& what,
                Problems& problems) {
  const bool is_room = hold.measure == HeldMeasure::reserve;
  const std::string& name = is_room ? hold.room : hold.contact;
  if (std::ranges::find(names, name) != names.end()) return;
  problems.add({hold.origin, "equal_service.hold", "the name of " + what + " of the baseline",
                "\"" + name + "\"", nearest_hint(name, names)});
}

void check_standard(const Hold& hold, const World& world, Problems& problems) {
  if (hold.measure != HeldMeasure::answer_within) return;
  const auto found = std::ranges::find(world.contacts, hold.contact, &ContactClass::name);
  if (found == world.contacts.end() || found->standard) return;
  if (hold.share && hold.within) return;
  if (hold.to == HeldTo::standard)
    problems.add({hold.origin, "equal_service.hold",
                  "`share` and `within`, because the class has no standard", hold.contact, ""});
  else
    problems.add({hold.origin, "equal_service.hold",
                  "a class with a standard, whose time says what is in time", hold.contact, ""});
}

}  // namespace

void check_holds(const EqualService& aims, const std::vector<Option>& options, Problems& problems) {
  const World& world = first_world(options.front());
  for (const Hold& hold : aims.hold) {
    if (hold.measure == HeldMeasure::reserve)
      check_name(hold, names_of(world.rooms), "a room", problems);
    else
      check_name(hold, names_of(world.contacts), "a class of calls", problems);
    check_standard(hold, world, problems);
  }
}

}  // namespace bluelight
