#include "staffing/trial_counts.hpp"

#include <algorithm>
#include <bluelight/demand.hpp>

#include "staffing/crews.hpp"

namespace bluelight {
namespace {

/// As `simulate` measures.
Window window_of(const World& world, const LocalHours& calendar) {
  const auto warm_up = std::chrono::ceil<std::chrono::days>(world.horizon.warm_up);
  const TimePoint from = calendar.days()[static_cast<std::size_t>(warm_up.count())].begin;
  return {from, from + world.horizon.length};
}

int most_seats(const StaffGroup& group) {
  int most = 0;
  for (const auto& day : group.seats) most = std::max(most, std::ranges::max(day));
  for (const Shift& shift : group.shifts) most += std::ranges::max(shift.seats);
  return most;
}

}  // namespace

TrialCounts::TrialCounts(const World& world, const Holds& holds)
    : holds_(holds),
      calendar_(run_calendar(world)),
      window_(window_of(world, calendar_)),
      time_(calendar_, window_),
      desks_from_(world.contacts.size()),
      entries_(world.contacts.size() + world.desks.size()),
      counts_(holds.size()),
      groups_(world.staff.size()) {
  for (std::size_t entry = 0; entry < holds.classes.size(); ++entry)
    entries_[tie_of(world, holds.classes[entry].work)].push_back(entry);
  for (std::size_t r = 0; r < holds.reserves.size(); ++r) {
    const ReserveHold& reserve = holds.reserves[r];
    for (const StaffGroupId id : reserve.groups) groups_[id.index].reserves.push_back(r);
    Watch& watch = watches_.emplace_back();
    watch.people = reserve.hold.people();
    watch.levels = levels_of(world, reserve);
    watch.time.resize(hours_a_week * watch.levels);
  }
}

std::size_t TrialCounts::levels_of(const World& world, const ReserveHold& reserve) {
  constexpr int finishing = 8;  // over with their shift, but still at work
  int most = finishing;
  for (const StaffGroupId id : reserve.groups) most += most_seats(at(world.staff, id));
  return static_cast<std::size_t>(most) + 1;
}

void TrialCounts::hour_begins(int hour) {
  const TimePoint now{std::chrono::hours{hour}};
  for (std::size_t r = 0; r < watches_.size(); ++r) settle(r, now);
  hour_of_week_ = time_.hour_of_week(now);
}

void TrialCounts::offered(const OfferedCall& call) {
  if (!time_.holds(call.offered)) return;
  for (const std::size_t entry : entries_[call.contact.index])
    if (holds_.at(entry).is_share()) ++counts_[entry].of[time_.hour_of_week(call.offered)];
}

void TrialCounts::answered(const OfferedCall& call, Duration wait) {
  if (!time_.holds(call.offered)) return;
  const std::size_t hour = time_.hour_of_week(call.offered);
  for (const std::size_t entry : entries_[call.contact.index]) {
    WeekCounts& counts = counts_[entry];
    if (holds_.at(entry).is_share()) {
      counts.good[hour] += wait <= holds_.classes[entry].standard.within;
    } else {
      ++counts.of[hour];
      counts.good[hour] += to_seconds(wait).count();
    }
  }
}

std::span<const std::size_t> TrialCounts::entries_of(const SeenIncident& seen) const {
  if (!seen.desk || !time_.holds(seen.visible)) return {};
  return entries_[desks_from_ + seen.desk->index];
}

void TrialCounts::incident_visible(const SeenIncident& seen) {
  for (const std::size_t entry : entries_of(seen))
    ++counts_[entry].of[time_.hour_of_week(seen.visible)];
}

void TrialCounts::mobilised(const SeenIncident& seen, TimePoint, TimePoint now) {
  for (const std::size_t entry : entries_of(seen))
    counts_[entry].good[time_.hour_of_week(seen.visible)] +=
        now - seen.visible <= holds_.classes[entry].standard.within;
}

void TrialCounts::settle(std::size_t reserve, TimePoint now) {
  Watch& watch = watches_[reserve];
  const double length = to_seconds(time_.between(watch.since, now)).count();
  watch.since = now;
  if (length <= 0) return;
  const auto busy = std::min(static_cast<std::size_t>(std::max(0, watch.busy)), watch.levels - 1);
  watch.time[hour_of_week_ * watch.levels + busy] += length;
  WeekCounts& counts = counts_[holds_.classes.size() + reserve];
  counts.of[hour_of_week_] += length;
  if (watch.left >= watch.people) counts.good[hour_of_week_] += length;
}

void TrialCounts::change(Group& group, const Group& next, TimePoint now) {
  const auto left = [](const Group& one) {
    return one.on_duty + one.on_break - (one.busy - one.finishing);
  };
  for (const std::size_t reserve : group.reserves) {
    settle(reserve, now);
    watches_[reserve].busy += next.busy - group.busy;
    watches_[reserve].left += left(next) - left(group);
  }
  group = next;
}

void TrialCounts::staff_changed(StaffGroupId id, int busy, int on_duty, TimePoint now) {
  Group next = groups_[id.index];
  next.busy = busy;
  next.on_duty = on_duty;
  change(groups_[id.index], next, now);
}

void TrialCounts::duty_changed(StaffGroupId id, const DutyCount& count, TimePoint now) {
  Group next = groups_[id.index];
  next.on_break = count.on_break;
  next.finishing = count.finishing;
  change(groups_[id.index], next, now);
}

RunValues TrialCounts::values() {
  for (std::size_t r = 0; r < watches_.size(); ++r) settle(r, window_.to);
  RunValues all;
  for (const WeekCounts& counts : counts_) {
    all.insert(all.end(), counts.of.begin(), counts.of.end());
    all.insert(all.end(), counts.good.begin(), counts.good.end());
  }
  for (const Watch& watch : watches_) all.insert(all.end(), watch.time.begin(), watch.time.end());
  return all;
}

}  // namespace bluelight
