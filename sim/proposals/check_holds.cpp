#include <fmt/format.h>

#include <algorithm>
#include <bluelight/share_within.hpp>

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

constexpr auto holds_key = "equal_service.hold";

/// What a hold names, by the kind of its measure.
void check_name(const Hold& hold, const World& world, Problems& problems) {
  const auto check = [&](const std::vector<std::string>& names, const std::string& what) {
    if (std::ranges::find(names, hold.thing()) != names.end()) return;
    problems.add({hold.origin, holds_key, "the name of " + what + " of the baseline",
                  "\"" + hold.thing() + "\"", nearest_hint(hold.thing(), names)});
  };
  if (hold.measure == HeldMeasure::reserve)
    check(names_of(world.rooms), "a room");
  else if (hold.measure == HeldMeasure::dispatch_within)
    check(names_of(world.desks), "a desk");
  else
    check(names_of(world.contacts), "a class of calls");
}

/// What is in time follows from the standard of the class or desk where the hold does not say it.
void check_own_standard(const Hold& hold, const std::optional<ServiceLevel>& own,
                        const std::string& what, Problems& problems) {
  if (own || (hold.share && hold.within)) return;
  if (hold.to == HeldTo::standard)
    problems.add({hold.origin, holds_key,
                  "`share` and `within`, because the " + what + " has no standard", hold.thing(),
                  ""});
  else
    problems.add({hold.origin, holds_key,
                  "a " + what + " with a standard, whose time says what is in time", hold.thing(),
                  ""});
}

/// However many people there are, an incident is mobilised when the work on it is done.
void check_work(const Hold& hold, const DispatchDesk& desk, Problems& problems) {
  if (hold.to == HeldTo::baseline || !(desk.standard || (hold.share && hold.within))) return;
  const Duration within = hold.within ? *hold.within : desk.standard->within;
  const double share = hold.share.value_or(desk.standard ? desk.standard->share : 1);
  const double most = share_within(desk.work, within);
  if (share < most) return;
  problems.add(
      {hold.origin, holds_key,
       fmt::format("a share below {:.3f}, for which the work itself takes no longer", most),
       fmt::format("{:g}", share), ""});
}

void check_standard(const Hold& hold, const World& world, Problems& problems) {
  if (hold.measure == HeldMeasure::answer_within) {
    const auto found = std::ranges::find(world.contacts, hold.contact, &ContactClass::name);
    if (found != world.contacts.end()) check_own_standard(hold, found->standard, "class", problems);
  } else if (hold.measure == HeldMeasure::dispatch_within) {
    const auto found = std::ranges::find(world.desks, hold.desk, &DispatchDesk::name);
    if (found == world.desks.end()) return;
    check_own_standard(hold, found->standard, "desk", problems);
    check_work(hold, *found, problems);
  }
}

}  // namespace

void check_holds(const EqualService& aims, const std::vector<Option>& options, Problems& problems) {
  const World& world = first_world(options.front());
  for (const Hold& hold : aims.hold) {
    check_name(hold, world, problems);
    check_standard(hold, world, problems);
  }
}

}  // namespace bluelight
