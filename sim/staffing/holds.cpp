#include "staffing/holds.hpp"

#include <algorithm>

namespace bluelight {
namespace {

/// Longer than anybody waits.
constexpr Duration at_any_time = std::chrono::hours{24 * 7};

template <class Thing>
std::optional<Identifier<Thing>> named(const std::vector<Thing>& things, const std::string& name) {
  const auto found = std::ranges::find(things, name, &Thing::name);
  if (found == things.end()) return std::nullopt;
  return Identifier<Thing>{static_cast<std::uint32_t>(found - things.begin())};
}

/// The calls or the desk that a hold names; none: this world has not got them.
std::optional<SkillId> work_of(const World& world, const Hold& hold) {
  if (hold.measure == HeldMeasure::dispatch_within) return named(world.desks, hold.desk);
  return named(world.contacts, hold.contact);
}

/// The standard that the scenario states for it; none: a hold states its own.
ServiceLevel own_standard(const World& world, SkillId work) {
  const auto& own = work.kind == SkillId::Kind::contact ? world.contacts[work.index].standard
                                                        : world.desks[work.index].standard;
  return own.value_or(ServiceLevel{});
}

/// The standard of every class of calls, in every hour.
std::vector<Hold> own_standards(const World& world) {
  std::vector<Hold> all;
  for (const ContactClass& contact : world.contacts)
    if (contact.standard) all.emplace_back().contact = contact.name;
  return all;
}

std::optional<ClassHold> class_hold(const World& world, const std::vector<ClassLoad>& loads,
                                    Hold hold) {
  const auto work = work_of(world, hold);
  if (!work || !load_of(world, loads, *work).is_any()) return std::nullopt;
  const ServiceLevel own = own_standard(world, *work);
  if (hold.measure == HeldMeasure::abandonment) {
    const double answered = 1 - hold.share.value_or(0);
    return ClassHold{std::move(hold), *work, {.within = at_any_time, .share = answered}};
  }
  hold.share = hold.share.value_or(own.share);
  hold.within = hold.within.value_or(own.within);
  const ServiceLevel standard{.within = *hold.within, .share = *hold.share};
  return ClassHold{std::move(hold), *work, standard};
}

/// Names of the most urgent classes of a room.
std::vector<std::string> urgent_calls(const World& world, const std::string& room) {
  std::vector<std::string> names;
  const auto found = std::ranges::find(world.rooms, room, &ControlRoom::name);
  if (found == world.rooms.end()) return names;
  std::optional<int> first;
  for (const ContactId id : found->answers) {
    const int priority = at(world.contacts, id).priority;
    first = std::min(first.value_or(priority), priority);
  }
  for (const ContactId id : found->answers)
    if (at(world.contacts, id).priority == first) names.push_back(at(world.contacts, id).name);
  return names;
}

bool answers(const StaffGroup& group, const std::vector<ContactId>& calls) {
  return std::ranges::any_of(group.skills, [&](SkillId skill) {
    return skill.kind == SkillId::Kind::contact &&
           std::ranges::find(calls, ContactId{skill.index}) != calls.end();
  });
}

/// The groups that may answer the calls, those of partner rooms too.
std::vector<StaffGroupId> keepers_of(const World& world, std::vector<ContactId> calls) {
  for (std::size_t own = 0, count = calls.size(); own < count; ++own)
    for (const ContactId other : answered_as(world, calls[own])) calls.push_back(other);
  std::vector<StaffGroupId> groups;
  for (std::uint32_t g = 0; g < world.staff.size(); ++g)
    if (answers(world.staff[g], calls)) groups.push_back({g});
  return groups;
}

std::optional<ReserveHold> reserve_hold(const World& world, const std::vector<ClassLoad>& loads,
                                        const std::vector<std::string>& names, const Hold& hold) {
  ReserveHold reserve{.hold = hold, .calls = {}, .groups = {}};
  for (const std::string& name : names)
    if (const auto contact = named(world.contacts, name)) reserve.calls.push_back(*contact);
  reserve.groups = keepers_of(world, reserve.calls);
  for (const ContactId contact : reserve.calls)
    for (std::size_t hour = 0; hour < hours_a_week; ++hour)
      reserve.open[hour] = reserve.open[hour] || loads[contact.index].erlangs[hour] > 0;
  const bool ever = std::ranges::find(reserve.open, true) != reserve.open.end();
  return ever && !reserve.groups.empty() ? std::optional(reserve) : std::nullopt;
}

/// A number that hours judged together have in common.
std::size_t block_of(HeldPeriod period, std::size_t hour) {
  constexpr std::size_t block_hours = 6, saturday = 5;
  const std::size_t day = hour / 24;
  switch (period) {
    case HeldPeriod::hour:
      return hour;
    case HeldPeriod::hour_of_week_block:
      return hour % 24 / block_hours + (day >= saturday ? 24 / block_hours : 0);
    case HeldPeriod::day:
      return day;
    case HeldPeriod::week:
      return 0;
  }
  return hour;
}

}  // namespace

std::vector<ContactId> answered_as(const World& world, ContactId contact) {
  std::vector<ContactId> all;
  const auto room = room_of(world, contact);
  if (!room) return all;
  for (const Partner& partner : at(world.rooms, *room).partners)
    for (const auto& [own, theirs] : partner.answered_as)
      if (own == contact) all.push_back(theirs);
  return all;
}

Holds holds_of(const World& world, const std::vector<ClassLoad>& loads,
               const StaffingSettings& settings) {
  const World& today = settings.today != nullptr ? *settings.today : world;
  Holds holds;
  for (const Hold& hold : settings.aims.hold.empty() ? own_standards(world) : settings.aims.hold) {
    if (hold.measure == HeldMeasure::reserve) {
      auto reserve = reserve_hold(world, loads, urgent_calls(today, hold.room), hold);
      if (reserve) holds.reserves.push_back(*std::move(reserve));
    } else if (auto one = class_hold(world, loads, hold)) {
      holds.classes.push_back(*std::move(one));
    }
  }
  return holds;
}

Holds holds_in(const World& today, const Holds& holds) {
  Holds same{.classes = holds.classes, .reserves = {}};
  for (ClassHold& one : same.classes) one.work = work_of(today, one.hold).value_or(one.work);
  return same;
}

std::vector<std::size_t> judged_with(HeldPeriod period, std::size_t hour) {
  std::vector<std::size_t> hours;
  for (std::size_t other = 0; other < hours_a_week; ++other)
    if (block_of(period, other) == block_of(period, hour)) hours.push_back(other);
  return hours;
}

}  // namespace bluelight
