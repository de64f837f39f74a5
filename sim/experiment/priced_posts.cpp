#include "experiment/priced_posts.hpp"

#include <algorithm>
#include <bluelight/local_hours.hpp>

namespace bluelight {
namespace {

double hours_of_plain_week(const Roster& seats) {
  double total = 0;
  for (std::size_t day = 0; day < 7; ++day)
    for (const int filled : seats[day]) total += filled;
  return total;
}

std::vector<PricedPosts> posts_of(const DatedStaff& staff, const Area& area) {
  std::vector<PricedPosts> posts;
  for (const auto& group : staff.groups) {
    const double hours_of_post =
        to_seconds(group.contract_week).count() / 3600 * (1 - group.shrinkage);
    if (hours_of_post <= 0) continue;
    posts.push_back({.group = group.name,
                     .organisation = group.organisation,
                     .posts = weekly_seat_hours(group.seats, area) / hours_of_post,
                     .cost_per_fte = group.cost_per_fte,
                     .input = "staff." + group.name + ".cost_per_fte",
                     .from = staff.from});
  }
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

double weekly_seat_hours(const Roster& seats, const Area& area) {
  using namespace std::chrono;
  if (!area.start.ok()) return hours_of_plain_week(seats);
  const int year =
      static_cast<int>((sys_days{area.start + years{1}} - sys_days{area.start}).count());
  const LocalHours calendar{area.start, year, area.time_zone, area.bank_holidays,
                            area.school_holidays};
  double total = 0;
  for (const auto& hour : calendar.hours()) total += seats[hour.day_kind][hour.hour];
  return total * 7 / year;
}

std::vector<PricedPosts> priced_posts(const Option& option) {
  const Area& area = option.world.area;
  if (option.staff_by_date.empty()) return posts_of({{}, option.world.staff}, area);
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
