/// What happens in a small world, as a text.
#pragma once

#include <string>
#include <vector>

#include "run_rooms.hpp"

namespace bluelight::test {

using namespace std::chrono_literals;

/// Writes what it observes: "second:what class". Waits and busy people that are left are at the end.
class RoomLog : public QuietObserver {
 public:
  explicit RoomLog(const World& world) : world_(world), waiting_(world.contacts.size()), busy_(world.staff.size()) {}
  void offered(const OfferedCall& call) override { now_ = call.offered; }
  void answered(const OfferedCall& call, Duration wait) override { note(call.offered + wait, "answered", call); }
  void abandoned(const OfferedCall& call, Duration wait) override { note(call.offered + wait, "gave up", call); }
  void redialled(const OfferedCall&) override { text_ += " and redials"; }
  void handled(const OfferedCall& call, Duration time) override {
    if (tells_handled) text_ += (text_.empty() ? "" : ", ") + name(call.contact) + " took " + std::to_string(time / 1s);
  }
  void waiting_changed(ContactId contact, int waiting, TimePoint now) override {
    now_ = now;
    waiting_[contact.index] = waiting;
  }
  void staff_changed(StaffGroupId group, int busy, int, TimePoint now) override {
    now_ = now;
    busy_[group.index] = busy;
  }
  void balked(const OfferedCall& call) override { note(call.offered, "balked", call); }
  void turned_away(const OfferedCall& call) override { note(call.offered, "turned away", call); }
  void presented_again(const OfferedCall& call) override { text_ += ", again " + name(call.contact); }
  void overflowed(const OfferedCall& call, RoomId to) override {
    text_ += (text_.empty() ? "" : ", ") + name(call.contact) + " to " + at(world_.rooms, to).name;
  }
  void answered_by_partner(const OfferedCall&, RoomId partner) override { text_ += " by " + at(world_.rooms, partner).name; }
  void call_back_offered(const OfferedCall& call) override { text_ += ", offer to " + name(call.contact); }
  void call_back_accepted(const OfferedCall&) override { text_ += " accepted"; }
  void called_back(const OfferedCall& call, Duration wait) override {
    text_ += ", " + name(call.contact) + " rung after " + std::to_string(wait / 1s);
  }
  void call_back_lost(const OfferedCall& call) override { text_ += ", " + name(call.contact) + " lost"; }

  const std::string& text() const { return text_; }
  /// "2 wait, 1 busy"
  std::string left() const {
    int waiting = 0, busy = 0;
    for (const int one : waiting_) waiting += one;
    for (const int one : busy_) busy += one;
    return std::to_string(waiting) + " wait, " + std::to_string(busy) + " busy";
  }
  bool tells_handled = false;

 protected:
  const std::string& name(ContactId contact) const { return at(world_.contacts, contact).name; }
  void note(TimePoint when, const std::string& what, const OfferedCall& call) {
    text_ += (text_.empty() ? "" : ", ") + std::to_string(when.time_since_epoch() / 1s) + ":" + what + " " +
             name(call.contact);
  }

  const World& world_;
  std::string text_;
  TimePoint now_{};
  std::vector<int> waiting_, busy_;
};

/// A class "name" whose calls take 100 s.
inline ContactClass contact(const std::string& name, int priority) {
  ContactClass one;
  one.name = name;
  one.priority = priority;
  one.talk = Distribution::constant(Seconds{100});
  return one;
}

/// Two rooms: "north" answers calls "n" and "south" answers "s", each with one handler.
inline World north_and_south() {
  World world = small_room(0.01, Seconds{100}, 1);
  world.contacts = {contact("n", 1), contact("s", 1)};
  world.rooms = {ControlRoom{"north", "", {ContactId{0}}, {}}, ControlRoom{"south", "", {ContactId{1}}, {}}};
  StaffGroup north = world.staff[0], south = world.staff[0];
  north.name = "northerners";
  south.name = "southerners";
  south.room = RoomId{1};
  south.skills = {ContactId{1}};
  world.staff = {north, south};
  return world;
}

/// A call of class `contact` at `second`; it is cancelled at `cancel` if that is positive.
struct Ring {
  int second;
  std::uint32_t contact;
  int cancel = 0;
};

struct RingAll {
  static Process cancel(Engine& engine, ProcessId id, int second) {
    co_await engine.until(TimePoint{std::chrono::seconds{second}});
    engine.cancel(id);
  }
  static Process all(Engine& engine, Answering& answering, std::vector<Ring> rings) {
    answering.staff_hour({});
    std::uint64_t number = 0;
    for (const Ring ring : rings) {
      co_await engine.until(TimePoint{std::chrono::seconds{ring.second}});
      const ProcessId id = answering.ring({engine.now(), Entity{++number}, ContactId{ring.contact}, 0});
      if (ring.cancel > 0) engine.spawn(cancel(engine, id, ring.cancel));
    }
  }
};

/// What happens in an hour if these ring.
inline std::string room_story(const World& world, std::vector<Ring> rings, bool tells_handled = false) {
  return in_child([&] {
    RoomLog log(world);
    log.tells_handled = tells_handled;
    run_rooms(world, log, 1h, RingAll::all, rings);
    return log.text() + "; " + log.left();
  });
}

}  // namespace bluelight::test
