/// Runs of small worlds with shifts, as text.
#pragma once

#include <fmt/format.h>

#include <string>
#include <vector>

#include "room/run_rooms.hpp"

namespace bluelight::test {

/// "07:30" of a day of the run, "1d 07:30" of a later one; seconds where there are any.
inline std::string clock(TimePoint at) {
  const auto seconds = at.time_since_epoch() / std::chrono::seconds{1};
  std::string text = seconds >= 86400 ? fmt::format("{}d ", seconds / 86400) : "";
  text += fmt::format("{:02}:{:02}", seconds / 3600 % 24, seconds / 60 % 60);
  return seconds % 60 == 0 ? text : text + fmt::format(":{:02}", seconds % 60);
}

/// Writes who is on duty, who goes for a break, and who is answered.
class DutyLog : public QuietObserver {
 public:
  void answered(const OfferedCall& call, Duration wait) override {
    note(call.offered + wait, "answered");
  }
  void staff_changed(StaffGroupId, int, int on_duty, TimePoint) override { on_duty_ = on_duty; }
  void duty_changed(StaffGroupId, const DutyCount& count, TimePoint now) override {
    std::string what = fmt::format("duty {}", on_duty_);
    const auto add = [&what](int people, const char* name) {
      if (people > 0) what += fmt::format(" {} {}", people, name);
    };
    add(count.absent, "absent");
    add(count.vacant, "vacant");
    add(count.on_break, "on break");
    add(count.overtime, "overtime");
    add(count.supervisors, "supervisors");
    add(count.finishing, "finishing");
    add(count.missing, "missing");
    note(now, what);
  }
  void break_begun(StaffGroupId, Duration late, TimePoint now) override {
    note(now, late > Duration{0} ? fmt::format("break late {}", clock(TimePoint{late})) : "break");
  }
  void break_missed(StaffGroupId, TimePoint now) override { note(now, "break missed"); }

  const std::string& text() const { return text_; }

 private:
  void note(TimePoint when, const std::string& what) {
    text_ += (text_.empty() ? "" : ", ") + clock(when) + " " + what;
  }

  std::string text_;
  int on_duty_ = 0;
};

/// A call at a minute of the run, and how many minutes it takes; 0: as long as its class.
struct TimedCall {
  int at, takes;
};

/// One group on `shifts`, no roster by the hour. The run begins at the midnight of a Monday.
inline World room_with_shifts(std::vector<Shift> shifts) {
  World world = small_room(0.01, Seconds{60}, 0);
  world.area.start = std::chrono::year{2025} / 6 / 2;
  world.horizon.warm_up = Duration{0};
  world.staff[0].shifts = std::move(shifts);
  world.contacts[0].talk = Distribution::constant(Seconds{60});
  return world;
}

/// Every day the same people.
inline Shift daily(Duration begins, Duration lasts, int seats) {
  Shift shift{begins, lasts, {}};
  shift.seats.fill(seats);
  return shift;
}

inline Process ring_at(Engine& engine, Answering& answering, std::vector<TimedCall> calls) {
  std::uint64_t number = 0;
  for (const TimedCall call : calls) {
    co_await engine.until(TimePoint{std::chrono::minutes{call.at}});
    const std::uint32_t demand = call.takes > 0 ? static_cast<std::uint32_t>(number) + 1 : 1;
    answering.ring({engine.now(), Entity{++number}, ContactId{0}, demand});
  }
}

/// What happens until `until` if these calls come.
inline std::string duty_story(World world, const std::vector<TimedCall>& calls, Duration until) {
  world.calls.clear();
  for (const TimedCall call : calls) {
    ContactDemand demand;
    demand.talk = Distribution::constant(Seconds{60.0 * call.takes});
    demand.wrap_up = Distribution::constant(Seconds{0});
    world.calls.push_back(demand);
  }
  return in_child([&] {
    DutyLog log;
    run_rooms(world, log, until, ring_at, calls);
    return log.text();
  });
}

}  // namespace bluelight::test
