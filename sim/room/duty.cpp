#include "room/duty.hpp"

#include <algorithm>
#include <bluelight/process.hpp>

namespace bluelight {
namespace {

using std::chrono::ceil;
using std::chrono::days;
using std::chrono::sys_days;

sys_days first_date(const World& world) {
  return sys_days{world.area.start} - ceil<days>(world.horizon.warm_up);
}

/// The dates of a run, the one before, and two after it on which shifts may end.
LocalHours dates_around(const World& world) {
  const auto length = ceil<days>(world.horizon.warm_up) + ceil<days>(world.horizon.length);
  const Area& area = world.area;
  return {first_date(world) - days{1}, static_cast<int>(length.count()) + 4, area.time_zone,
          area.bank_holidays, area.school_holidays};
}

bool has_shifts(const StaffGroup& group) { return !group.shifts.empty(); }

}  // namespace

Duty::Duty(Floor& floor, std::pair<std::uint64_t, std::uint64_t> seed_and_replication)
    : floor_(floor), absences_(seed_and_replication.first, seed_and_replication.second) {
  const World& world = floor.world();
  for (const StaffGroup& group : world.staff) {
    crews_.push_back({Entity::named("staff." + group.name), {}, {}, {}, {}});
    if (const auto& overtime = group.attendance.overtime)
      crews_.back().count.overtime_pay = overtime->pay;
  }
  if (std::none_of(world.staff.begin(), world.staff.end(), has_shifts)) return;
  floor.set_relief(*this);
  calendar_ = dates_around(world);
  for (std::uint32_t group = 0; group < crews_.size(); ++group)
    if (has_shifts(world.staff[group])) floor.engine().spawn(work_shifts({group}));
}

void Duty::hour_begins(const LocalHour& hour) {
  for (std::uint32_t i = 0; i < crews_.size(); ++i) {
    if (has_shifts(staff({i}))) continue;
    Crew& one = crews_[i];
    if (one.open.empty() || one.open.front().spell.day != hour.day) change_date({i}, hour.day);
    Open& date = one.open.front();
    date.spell.seats = one.count.rostered = staff({i}).seats[hour.day_kind][hour.hour];
    const std::int64_t days_since_1970 = first_date(floor_.world()).time_since_epoch().count();
    date.unfilled =
        absences_(staff({i}), {one.entity, days_since_1970 + hour.day, 0}, date.spell.seats);
    one.count.absent = date.unfilled.absent;
    one.count.vacant = date.unfilled.vacant;
    date.overtime = one.count.overtime = std::min(date.overtime, date.unfilled.sum());
  }
  for (Crew& one : crews_) one.count.supervisors = 0;
  for (std::uint32_t i = 0; i < crews_.size(); ++i) settle({i});
}

/// Whoever was called out for a date goes with it.
void Duty::change_date(StaffGroupId group, int day) {
  Open date;
  date.spell.day = day;
  crew(group).open = {date};
}

std::vector<Spell> Duty::spells_of_run(StaffGroupId group) const {
  const Duration before = calendar_->days()[1].begin.time_since_epoch();
  const int last = static_cast<int>(calendar_->days().size()) - 2;
  std::vector<Spell> all;
  for (int day = 0; day < last; ++day)
    for (Spell spell : spells_of(staff(group), *calendar_, day)) {
      spell.begins -= before;
      spell.ends -= before;
      if (spell.ends > TimePoint{}) all.push_back(spell);
    }
  std::stable_sort(all.begin(), all.end(),
                   [](const Spell& a, const Spell& b) { return a.begins < b.begins; });
  return all;
}

Process Duty::work_shifts(StaffGroupId group) {
  const std::vector<Spell> spells = spells_of_run(group);
  auto next = spells.begin();
  while (next != spells.end() || !crew(group).open.empty()) {
    TimePoint now = next != spells.end() ? next->begins : crew(group).open.front().spell.ends;
    for (const Open& open : crew(group).open) now = std::min(now, open.spell.ends);
    co_await floor_.engine().until(now).before_others();
    end_shifts(group, now);
    const auto first = next;
    while (next != spells.end() && next->begins <= now) begin(group, *next++);
    settle_room(group);
    plan_breaks(group, static_cast<std::size_t>(next - first));
  }
}

void Duty::begin(StaffGroupId group, const Spell& spell) {
  const auto date = sys_days{calendar_->days()[static_cast<std::size_t>(spell.day)].date};
  Crew& one = crew(group);
  const Unfilled unfilled = absences_(
      staff(group), {one.entity, date.time_since_epoch().count(), spell.shift}, spell.seats);
  one.open.push_back({spell, unfilled});
  one.count.rostered += spell.seats;
  one.count.absent += unfilled.absent;
  one.count.vacant += unfilled.vacant;
}

void Duty::end_shifts(StaffGroupId group, TimePoint now) {
  Crew& one = crew(group);
  int home = 0;
  for (const Open& open : one.open) {
    if (open.spell.ends > now) continue;
    one.count.rostered -= open.spell.seats;
    one.count.absent -= open.unfilled.absent;
    one.count.vacant -= open.unfilled.vacant;
    one.count.overtime -= open.overtime;
    home += open.people();
  }
  std::erase_if(one.open, [now](const Open& open) { return open.spell.ends <= now; });
  if (home > 0) floor_.send_home(group, home);
}

/// After a change in one group: its room may have more or fewer supervisors for all.
void Duty::settle_room(StaffGroupId group) {
  for (std::uint32_t i = 0; i < crews_.size(); ++i)
    if (staff({i}).room == staff(group).room) crews_[i].count.supervisors = 0;
  for (std::uint32_t i = 0; i < crews_.size(); ++i)
    if (staff({i}).room == staff(group).room) settle({i});
  floor_.take_waiting();
  for (std::uint32_t i = 0; i < crews_.size(); ++i)
    if (staff({i}).room == staff(group).room) offer_breaks({i});
}

void Duty::tell(StaffGroupId group) {
  Crew& one = crew(group);
  one.count.finishing = floor_.pool(group).finishing();
  if (one.count == one.told) return;
  one.told = one.count;
  floor_.observer().duty_changed(group, one.count, floor_.engine().now());
}

void Duty::at_rest(StaffGroupId group) {
  offer_breaks(group);
  if (crew(group).told.finishing != floor_.pool(group).finishing()) tell(group);
}

}  // namespace bluelight
