#include "experiment/priced_posts.hpp"

#include <algorithm>
#include <bluelight/local_hours.hpp>
#include <map>

#include "room/spells.hpp"
#include "room/workforce.hpp"

namespace bluelight {
namespace {

using namespace std::chrono_literals;
using std::chrono::sys_days;
using Hours = std::chrono::duration<double, std::ratio<3600>>;

/// The dates over which posts are averaged.
struct Average {
  LocalHours calendar;  ///< and two more dates, on which its last shifts end
  int days;

  double per_week(Duration sum) const { return Hours{sum}.count() * 7 / days; }
};

/// The year from the area's start, or a plain week.
Average average_of(const Area& area) {
  constexpr int after = 2;
  if (!area.start.ok()) return {LocalHours{2025y / 1 / 6, 7 + after, "UTC", {}, {}}, 7};
  const auto year = sys_days{area.start + std::chrono::years{1}} - sys_days{area.start};
  const auto days = static_cast<int>(year.count());
  return {LocalHours{area.start, days + after, area.time_zone, area.bank_holidays,
                     area.school_holidays},
          days};
}

/// Calls `each(begins, ends, seats)` for every hour or shift of the average's dates.
template <class Each>
void for_each_duty(const StaffGroup& group, const Average& average, Each each) {
  const auto last = static_cast<std::size_t>(average.days - 1);
  const TimePoint end = average.calendar.days()[last].end;
  for (TimePoint hour{}; hour < end; hour += 1h) {
    const LocalHour& local = average.calendar.at(hour);
    each(hour, hour + 1h, group.seats[local.day_kind][local.hour]);
  }
  for (int day = 0; day < average.days; ++day)
    for (const Spell& spell : spells_of(group, average.calendar, day))
      each(spell.begins, spell.ends, spell.seats);
}

void add_groups(std::vector<PricedPosts>& posts, const DatedStaff& staff, const Area& area) {
  for (const StaffGroup& group : staff.groups) {
    const double hours = weekly_seat_hours(group, area) * (1 - vacant_share(group.workforce));
    const auto filled = posts_for(hours, group.contract_week, group.shrinkage);
    if (!filled) continue;
    posts.push_back({.group = group.name,
                     .organisation = group.organisation,
                     .posts = *filled,
                     .cost_per_fte = group.cost_per_fte,
                     .input = "staff." + group.name + ".cost_per_fte",
                     .from = staff.from});
  }
}

void add_supervisors(std::vector<PricedPosts>& posts, const DatedStaff& staff, const Area& area) {
  World world;
  world.area = area;
  world.staff = staff.groups;
  world.rooms = staff.rooms;
  for (std::uint32_t room = 0; room < world.rooms.size(); ++room) {
    const ControlRoom& one = world.rooms[room];
    if (one.supervisors.span == 0) continue;
    const auto filled = posts_for(weekly_supervisor_hours(world, {room}),
                                  one.supervisors.contract_week, one.supervisors.shrinkage);
    if (!filled) continue;
    posts.push_back({.group = one.name + "_supervisors",
                     .organisation = one.supervisors.organisation,
                     .posts = *filled,
                     .cost_per_fte = one.supervisors.cost_per_fte,
                     .input = "room." + one.name + ".supervisors.cost_per_fte",
                     .from = staff.from});
  }
}

/// Posts of the room's groups among `posts`.
double people_of(RoomId room, const std::vector<PricedPosts>& posts, const DatedStaff& staff) {
  double people = 0;
  for (const StaffGroup& group : staff.groups)
    for (const PricedPosts& post : posts)
      if (group.room == room && group.name == post.group) people += post.posts;
  return people;
}

/// Requires: `posts` are those of the groups, no others.
void add_support(std::vector<PricedPosts>& posts, const DatedStaff& staff) {
  const std::vector<PricedPosts> of_groups = posts;
  for (std::uint32_t i = 0; i < staff.rooms.size(); ++i) {
    const ControlRoom& room = staff.rooms[i];
    const double people = people_of({i}, of_groups, staff);
    for (const Support& one : room.support) {
      if (one.posts_for(people) == 0) continue;
      posts.push_back({.group = room.name + "_" + one.name,
                       .organisation = one.organisation,
                       .posts = one.posts_for(people),
                       .cost_per_fte = one.cost_per_fte,
                       .input = "room." + room.name + ".support." + one.name + ".cost_per_fte",
                       .from = staff.from});
    }
  }
}

std::vector<PricedPosts> posts_of(const DatedStaff& staff, const Area& area) {
  std::vector<PricedPosts> posts;
  add_groups(posts, staff, area);
  add_support(posts, staff);
  add_supervisors(posts, staff, area);
  return posts;
}

/// Whether `one` and `other` differ in nothing but their dates.
bool same_posts(const std::vector<PricedPosts>& one, const std::vector<PricedPosts>& other) {
  return std::ranges::equal(one, other, [](const PricedPosts& a, const PricedPosts& b) {
    return a.group == b.group && a.organisation == b.organisation && a.posts == b.posts &&
           a.cost_per_fte == b.cost_per_fte;
  });
}

}  // namespace

std::optional<double> posts_for(double hours, Duration contract_week, double shrinkage) {
  const double of_post = to_seconds(contract_week).count() / 3600 * (1 - shrinkage);
  return of_post > 0 ? std::optional(hours / of_post) : std::nullopt;
}

double weekly_seat_hours(const StaffGroup& group, const Area& area) {
  const Average average = average_of(area);
  Duration sum{};
  for_each_duty(group, average, [&sum](TimePoint begins, TimePoint ends, int seats) {
    sum += seats * (ends - begins);
  });
  return average.per_week(sum);
}

double weekly_supervisor_hours(const World& world, RoomId room) {
  const Average average = average_of(world.area);
  std::map<TimePoint, int> changes;  // of the people on duty
  for (const StaffGroup& group : world.staff) {
    if (group.room != room) continue;
    for_each_duty(group, average, [&changes](TimePoint begins, TimePoint ends, int seats) {
      changes[begins] += seats;
      changes[ends] -= seats;
    });
  }
  const int span = at(world.rooms, room).supervisors.span;
  Duration sum{};
  TimePoint since{};
  int people = 0;
  for (const auto& [now, by] : changes) {
    sum += (people + span - 1) / span * (now - since);
    people += by;
    since = now;
  }
  return average.per_week(sum);
}

std::vector<PricedPosts> priced_posts(const Option& option) {
  const Area& area = option.world.area;
  if (option.staff_by_date.empty())
    return posts_of({{}, option.world.staff, option.world.rooms}, area);
  std::vector<PricedPosts> all, last;
  for (const DatedStaff& staff : option.staff_by_date) {
    const std::vector<PricedPosts> now = posts_of(staff, area);
    if (same_posts(last, now)) continue;
    all.insert(all.end(), now.begin(), now.end());
    last = now;
  }
  return all;
}

}  // namespace bluelight
