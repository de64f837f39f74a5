#include "staffing/found_posts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "staffing/week_load.hpp"

namespace bluelight {
namespace {

/// Half-widths of a 90 % interval are so many standard errors.
constexpr double errors_of_90 = 1.6449;

/// Weighted by the load of the classes that the group answers, and of its desks.
double growth_of(const World& world, const StaffGroup& group, const std::vector<ClassLoad>& loads) {
  double sum = 0, all = 0;
  for (const SkillId skill : group.skills) {
    const ClassLoad& load = load_of(world, loads, skill);
    const double erlangs = std::accumulate(load.erlangs.begin(), load.erlangs.end(), 0.0);
    sum += erlangs * load.growth;
    all += erlangs;
  }
  return all > 0 ? sum / all : 0;
}

const GroupNeed* need_of(const World& world, const StaffNeed& need, const std::string& name) {
  const auto found = std::ranges::find_if(
      need.groups, [&](const GroupNeed& one) { return at(world.staff, one.group).name == name; });
  return found == need.groups.end() ? nullptr : &*found;
}

void put_group(PricedPosts& post, const World& world, const StaffNeed& need,
               const std::vector<ClassLoad>& loads) {
  const auto group = std::ranges::find(world.staff, post.group, &StaffGroup::name);
  if (group == world.staff.end()) return;
  post.growth = growth_of(world, *group, loads);
  if (const GroupNeed* one = need_of(world, need, post.group))
    post.error = one->hours_error / errors_of_90 * one->relief / hours_a_week;
}

/// Whether the posts are of those who supervise or support the room.
bool keeps_going(const PricedPosts& post, const ControlRoom& room) {
  const auto is_called = [&](const std::string& name) {
    return room.name + "_" + name == post.group;
  };
  return is_called("supervisors") || std::ranges::any_of(room.support, is_called, &Support::name);
}

/// Supervisors and support follow the people of their room: the same relative error, the same
/// growth.
void put_followers(PricedPosts& post, const World& world, const std::vector<PricedPosts>& posts) {
  const auto room = std::ranges::find_if(
      world.rooms, [&](const ControlRoom& one) { return keeps_going(post, one); });
  if (room == world.rooms.end()) return;
  double people = 0, squares = 0, growth = 0;
  for (const PricedPosts& one : posts) {
    const auto group = std::ranges::find(world.staff, one.group, &StaffGroup::name);
    if (group == world.staff.end() || &at(world.rooms, group->room) != &*room) continue;
    people += one.posts;
    squares += one.error * one.error;
    growth += one.posts * one.growth;
  }
  if (people <= 0) return;
  post.error = post.posts * std::sqrt(squares) / people;
  post.growth = growth / people;
}

GroupAtEqualService row_of(const PricedPosts& post, const World& world, const StaffNeed& need) {
  const GroupNeed* one = need_of(world, need, post.group);
  const double half = errors_of_90 * post.error;
  return {.from = post.from,
          .demand = post.demand,
          .group = post.group,
          .hours = one != nullptr ? one->hours : 0,
          .posts = post.posts,
          .low = post.posts - half,
          .high = post.posts + half,
          .rounds = need.rounds,
          .settled = need.settled};
}

StandardAtEqualService row_of(const HeldStandard& held, const StaffNeed& need,
                              const NeedPlace& place) {
  static constexpr std::array verdicts{"held", "missed", "unclear"};
  const bool in_time = held.hold.measure == HeldMeasure::answer_within ||
                       held.hold.measure == HeldMeasure::dispatch_within;
  return {.from = place.from,
          .demand = place.demand,
          .thing = held.thing(),
          .measure = text_of(held.hold.measure),
          .to = text_of(held.hold.to),
          .period = text_of(held.hold.period),
          .within = in_time ? to_seconds(*held.hold.within).count() : 0,
          .required = held.required,
          .mean = held.value.mean,
          .half_width = held.value.half_width,
          .verdict = verdicts[static_cast<std::size_t>(held.verdict)],
          .hours_below = held.hours_below,
          .repairs = need.repairs};
}

}  // namespace

void add_need(FoundStaff& found, const World& world, const StaffNeed& need,
              const NeedPlace& place) {
  const std::vector<ClassLoad> loads = week_loads(world);
  std::vector<PricedPosts> posts = need.then;
  for (PricedPosts& post : posts) {
    post.from = place.from;
    post.demand = place.demand;
    put_group(post, world, need, loads);
  }
  for (PricedPosts& post : posts) put_followers(post, world, posts);
  for (const PricedPosts& post : posts) found.groups.push_back(row_of(post, world, need));
  for (const HeldStandard& held : need.standards)
    found.standards.push_back(row_of(held, need, place));
  found.posts.insert(found.posts.end(), posts.begin(), posts.end());
}

}  // namespace bluelight
