/// What levers must not do: people of a split group do as a whole what they did before.
#include <bluelight/measures.hpp>
#include <bluelight/observer.hpp>
#include <catch2/catch.hpp>

#include "levers/simulated.hpp"
#include "support/in_child.hpp"
#include "support/quiet_observer.hpp"

namespace bluelight::split_groups_test {
namespace {

using namespace std::chrono_literals;

/// Sums over all groups of the first room, which answers the only class that is rung.
class OneRoom : public test::QuietObserver {
 public:
  explicit OneRoom(const World& world) : world_(world), counts_(world.staff.size()) {}

  void answered(const OfferedCall&, Duration wait) override { ++answered_, waited_ += wait; }
  void abandoned(const OfferedCall&, Duration wait) override { ++abandoned_, waited_ += wait; }
  void duty_changed(StaffGroupId group, const DutyCount& count, TimePoint now) override {
    for (const DutyCount& one : counts_) {
      overtime_ += one.overtime * (now - last_);
      missing_ += one.missing * (now - last_);
      on_break_ += one.on_break * (now - last_);
      absent_ += (one.absent + one.vacant) * (now - last_);
      supervisors_ += one.supervisors * (now - last_);
    }
    last_ = now;
    if (at(world_.staff, group).room == RoomId{0}) counts_[group.index] = count;
  }
  void break_begun(StaffGroupId, Duration late, TimePoint) override { ++breaks_, late_ += late; }
  void break_missed(StaffGroupId, TimePoint) override { ++missed_; }

  std::string text() const {
    return fmt::format(
        "answered {} abandoned {} waited {} overtime {} missing {} absent {} "
        "supervisors {} on break {}, {} late {} missed {}",
        answered_, abandoned_, waited_.count(), overtime_.count(), missing_.count(),
        absent_.count(), supervisors_.count(), on_break_.count(), breaks_, late_.count(), missed_);
  }

 private:
  const World& world_;
  std::vector<DutyCount> counts_;
  TimePoint last_{};
  int answered_ = 0, abandoned_ = 0, breaks_ = 0, missed_ = 0;
  Duration waited_{}, overtime_{}, missing_{}, absent_{}, supervisors_{}, on_break_{}, late_{};
};

std::string story_of(const World& world) {
  return test::in_child([&] {
    OneRoom seen(world);
    observe(world, 7, 0, seen);
    return seen.text();
  });
}

/// Police are rung more often than their people can answer at once; fire never.
World one_class_rung() {
  World world = test::busy_rooms({60, 7}, {10, 4});
  world.calls.resize(1);
  world.contacts[0].patience = Distribution::exponential(Seconds{600});
  world.horizon.length = 24h * 9;
  return world;
}

World hourly(World world) {
  for (auto& day : world.staff[0].seats)
    day = {3, 3, 2, 2, 2, 3, 5, 7, 8, 9, 9, 8, 8, 9, 9, 8, 9, 9, 11, 12, 9, 7, 5, 3};
  return world;
}

Shift daily(Duration begins, Duration lasts, int seats) {
  Shift shift{begins, lasts, {}};
  shift.seats.fill(seats);
  return shift;
}

World in_shifts(World world) {
  world.staff[0].seats = {};
  world.staff[0].shifts = {daily(7h, 12h, 7), daily(11h, 10h, 3), daily(19h, 12h, 5)};
  return world;
}

/// With absences, posts that stand empty, and a minimum.
World short_of_people(World world, BelowMinimum below) {
  StaffGroup& group = world.staff[0];
  group.attendance.absence = 0.15;
  group.attendance.below_minimum = below;
  if (below == BelowMinimum::overtime) group.attendance.overtime = Overtime{45min, 1.5};
  group.workforce = {.attrition = 0.3, .lead_time = 24h * 60};
  group.minimum = 6;
  world.rooms[0].supervisors.span = 8;
  return world;
}

World with_breaks(World world) {
  world.staff[0].attendance.breaks = {{2h, 3h, 30min, 30min}, {6h, 2h, 20min, 15min}};
  return world;
}

std::vector<World> worlds() {
  std::vector<World> all{one_class_rung(), hourly(one_class_rung()), in_shifts(one_class_rung()),
                         with_breaks(in_shifts(one_class_rung()))};
  for (const BelowMinimum below :
       {BelowMinimum::accept, BelowMinimum::overtime, BelowMinimum::supervisor}) {
    all.push_back(short_of_people(hourly(one_class_rung()), below));
    all.push_back(short_of_people(in_shifts(one_class_rung()), below));
    all.push_back(with_breaks(all.back()));
  }
  return all;
}

}  // namespace

TEST_CASE("sharing a class that nobody rings changes nothing for the people's own class") {
  const std::string rooms = "rooms = [\"police_room\", \"fire_room\"]\ncontacts = [\"fire_999\"]\n";
  const std::string hours = "hours = { from = 10, to = 19, days = [\"weekday\"] }\n";
  int number = 0;
  for (const World& world : worlds()) {
    INFO("world " << number++);
    const std::string before = story_of(world);
    INFO(before);
    for (const std::string& keys :
         {rooms + "cross_skilled = 0.5\n", rooms + "cross_skilled = 0.5\n" + hours,
          rooms + "cross_skilled = 0.2\nhandle_time_factor = 2\n" + hours})
      CHECK(story_of(test::after(world, "share_call_handling", keys)) == before);
  }
}

}  // namespace bluelight::split_groups_test
