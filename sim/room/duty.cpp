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
    crews_.push_back({Entity::named("staff." + team_name(group)), {}, {}, {}, {}});
    if (const auto& overtime = group.attendance.overtime)
      crews_.back().count.overtime_pay = overtime->pay;
  }
  if (std::none_of(world.staff.begin(), world.staff.end(), has_shifts)) return;
  floor.set_relief(*this);
  calendar_ = dates_around(world);
  for (std::uint32_t group = 0; group < crews_.size(); ++group)
    if (is_team({group})) floor.engine().spawn(work_shifts({group}));
}

void Duty::hour_begins(const LocalHour& hour) {
  for (std::uint32_t i = 0; i < crews_.size(); ++i)
    if (!has_shifts(staff({i}))) fill_hour({i}, hour);
  for (Crew& one : crews_) one.count.supervisors = 0;
  for (std::uint32_t i = 0; i < crews_.size(); ++i) {
    if (!is_team({i})) continue;
    spread_overtime({i});
    settle({i});
  }
}

void Duty::fill_hour(StaffGroupId group, const LocalHour& hour) {
  Crew& one = crew(group);
  if (one.open.empty() || one.open.front().spell.day != hour.day) change_date(group, hour.day);
  Open& date = one.open.front();
  date.spell.seats = one.count.rostered = staff(group).seats[hour.day_kind][hour.hour];
  const std::int64_t days_since_1970 = first_date(floor_.world()).time_since_epoch().count();
  date.unfilled = absences_(staff(group),
                            {one.entity, days_since_1970 + hour.day, 0, seats_before(group, hour)},
                            date.spell.seats);
  one.count.absent = date.unfilled.absent;
  one.count.vacant = date.unfilled.vacant;
}

/// Seats of an hour that earlier parts of a group's team have.
int Duty::seats_before(StaffGroupId group, const LocalHour& hour) const {
  int sum = 0;
  for (const StaffGroupId part : parts(group))
    if (part < group) sum += staff(part).seats[hour.day_kind][hour.hour];
  return sum;
}

int Duty::seats_before(StaffGroupId group, const Spell& spell) const {
  int sum = 0;
  for (const StaffGroupId part : parts(group))
    if (part < group && spell.shift < staff(part).shifts.size())
      for (const Spell& other : spells_of(staff(part), *calendar_, spell.day))
        if (other.shift == spell.shift) sum += other.seats;
  return sum;
}

/// In each hour, who was called out for the date fills whatever seat of the team is empty.
void Duty::spread_overtime(StaffGroupId team) {
  int spare = 0;
  for (const StaffGroupId part : parts(team)) {
    if (has_shifts(staff(part))) continue;
    Open& date = crew(part).open.front();
    const int kept = std::min(date.overtime, date.unfilled.sum());
    spare += date.overtime - kept;
    date.overtime = kept;
  }
  for (const StaffGroupId part : parts(team)) {
    if (has_shifts(staff(part))) continue;
    Open& date = crew(part).open.front();
    const int more = std::min(spare, date.unfilled.sum() - date.overtime);
    spare -= more;
    crew(part).count.overtime = date.overtime += more;
  }
}

/// Whoever was called out for a date goes with it.
void Duty::change_date(StaffGroupId group, int day) {
  Open date;
  date.spell.day = day;
  crew(group).open = {date};
}

std::vector<Duty::Begun> Duty::spells_of_run(StaffGroupId team) const {
  const Duration before = calendar_->days()[1].begin.time_since_epoch();
  const int last = static_cast<int>(calendar_->days().size()) - 2;
  std::vector<Begun> all;
  for (int day = 0; day < last; ++day)
    for (const StaffGroupId part : parts(team))
      for (Spell spell : spells_of(staff(part), *calendar_, day)) {
        spell.begins -= before;
        spell.ends -= before;
        if (spell.ends > TimePoint{}) all.push_back({spell, part});
      }
  std::stable_sort(all.begin(), all.end(),
                   [](const Begun& a, const Begun& b) { return a.spell.begins < b.spell.begins; });
  return all;
}

Process Duty::work_shifts(StaffGroupId team) {
  const std::vector<Begun> spells = spells_of_run(team);
  auto next = spells.begin();
  for (;;) {
    TimePoint now = next != spells.end() ? next->spell.begins : TimePoint::max();
    for (const StaffGroupId part : parts(team))
      for (const Open& open : crew(part).open)
        if (has_shifts(staff(part))) now = std::min(now, open.spell.ends);
    if (now == TimePoint::max()) co_return;
    co_await floor_.engine().until(now).before_others();
    end_shifts(team, now);
    const auto first = next;
    while (next != spells.end() && next->spell.begins <= now) begin(*next++);
    settle_room(staff(team).room);
    plan_breaks(team, {first, next});
  }
}

void Duty::begin(const Begun& begun) {
  const auto& [spell, group] = begun;
  const auto date = sys_days{calendar_->days()[static_cast<std::size_t>(spell.day)].date};
  Crew& one = crew(group);
  const Unfilled unfilled = absences_(
      staff(group),
      {one.entity, date.time_since_epoch().count(), spell.shift, seats_before(group, spell)},
      spell.seats);
  one.open.push_back({spell, unfilled});
  one.count.rostered += spell.seats;
  one.count.absent += unfilled.absent;
  one.count.vacant += unfilled.vacant;
}

void Duty::end_shifts(StaffGroupId team, TimePoint now) {
  for (const StaffGroupId part : parts(team))
    if (has_shifts(staff(part))) end_shifts_of(part, now);
}

void Duty::end_shifts_of(StaffGroupId group, TimePoint now) {
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
  home = std::min(home, floor_.pool(group).on_duty());  // the others are on a break
  if (home > 0) floor_.send_home(group, home);
}

/// After a change in one group: its room may have more or fewer supervisors for all.
void Duty::settle_room(RoomId room) {
  const auto each = [&](auto what) {
    for (std::uint32_t i = 0; i < crews_.size(); ++i)
      if (staff({i}).room == room) what(StaffGroupId{i});
  };
  each([this](StaffGroupId group) { crew(group).count.supervisors = 0; });
  each([this](StaffGroupId group) {
    if (is_team(group)) settle(group);
  });
  floor_.take_waiting();
  each([this](StaffGroupId group) {
    if (is_team(group)) offer_breaks(group);
  });
}

void Duty::tell(StaffGroupId group) {
  Crew& one = crew(group);
  one.count.finishing = floor_.pool(group).finishing();
  if (one.count == one.told) return;
  one.told = one.count;
  floor_.observer().duty_changed(group, one.count, floor_.engine().now());
}

void Duty::at_rest(StaffGroupId group) {
  offer_breaks(floor_.teams().first(group));
  for (const StaffGroupId part : parts(group))
    if (crew(part).told.finishing != floor_.pool(part).finishing()) tell(part);
}

}  // namespace bluelight
