/// What becomes of incidents in a small world, as a text with every instant known.
#pragma once

#include <string>

#include "run_rooms.hpp"

namespace bluelight::test::incidents {

using namespace std::chrono_literals;

inline Distribution constant(double seconds) { return Distribution::constant(Seconds{seconds}); }

inline std::string second(TimePoint at) { return std::to_string(at.time_since_epoch() / 1s); }

/// Writes what becomes of incidents: "second:what".
class Log : public QuietObserver {
 public:
  explicit Log(const World& world) : world_(world) {}
  void handled(const OfferedCall& call, Duration handle_time) override {
    handle_times +=
        std::to_string(call.caller.hash % 100) + " " + std::to_string(handle_time / 1s) + ", ";
  }
  void staff_changed(StaffGroupId, int, int, TimePoint now) override { now_ = now; }
  void linked(const OfferedCall&) override { note("linked"); }
  void doubled(const OfferedCall&) override { note("doubled"); }
  void resolved_by_phone(const OfferedCall&) override { note("by phone"); }
  void chased(const SeenIncident&, ContactId) override { note("chased"); }
  void held(const OfferedCall&, Duration held) override {
    note("held " + std::to_string(held / 1s));
  }
  void incident_visible(const SeenIncident& seen) override {
    add(seen.visible, "visible to " + at(world_.services, seen.service).name);
  }
  void mobilised(const SeenIncident& seen, TimePoint since, TimePoint now) override {
    add(now, at(world_.services, seen.service).name + " mobilised since " + second(since));
  }
  void closed(const SeenIncident& seen, TimePoint now) override {
    add(now, at(world_.services, seen.service).name + " closed");
  }
  void transfer_missed(const Transfer&) override { note("missed"); }
  void transfer_late(const Transfer&) override { note("late"); }
  void transferred(const Transfer& one, TimePoint now) override {
    add(now, "transferred since " + second(one.decided));
  }
  void worked(StaffGroupId group, Activity activity, TimePoint from, TimePoint to) override {
    constexpr const char* names[] = {"answering", "holding",     "transferring",
                                     "receiving", "dispatching", "updating"};
    work += at(world_.staff, group).name + " " + names[static_cast<int>(activity)] + " " +
            second(from) + "-" + second(to) + ", ";
  }

  std::string text, work, handle_times;

 private:
  void note(const std::string& what) { text += (text.empty() ? "" : ", ") + what; }
  void add(TimePoint when, const std::string& what) { note(second(when) + ":" + what); }

  const World& world_;
  TimePoint now_;
};

inline ContactClass contact(const std::string& name, ServiceId service) {
  ContactClass one;
  one.name = name;
  one.service = service;
  one.priority = 1;
  one.talk = constant(100);
  one.wrap_up = constant(20);
  one.locate = constant(10);
  one.triage = constant(20);
  one.duplicate = Duplicate{1, constant(30), constant(5)};
  return one;
}

inline StaffGroup group(const std::string& name, std::uint32_t room, std::vector<SkillId> skills,
                 int seats) {
  StaffGroup one;
  one.name = name;
  one.room = RoomId{room};
  one.skills = std::move(skills);
  one.handle_factor.assign(one.skills.size(), 1);
  for (auto& day : one.seats) day.fill(seats);
  return one;
}

/// Police and fire, each with a room, a class, two handlers, a desk with one dispatcher; collisions
/// that need both; transfers by telephone.
inline World two_services() {
  World world = small_room(0.01, Seconds{100}, 1);
  world.services = {{"police", "", ContactId{0}}, {"fire", "", ContactId{1}}};
  world.contacts = {contact("police_999", ServiceId{0}), contact("fire_999", ServiceId{1})};
  world.calls.clear();
  IncidentType type;
  type.name = "collision";
  type.first = {{ContactId{0}, 1.0}};
  IncidentVariant variant{.share = 1, .calls = 1, .needs = {{ServiceId{0}, 1}, {ServiceId{1}, 2}}};
  type.variants = {variant};
  type.responses = {{ServiceId{0}, 1, constant(600), constant(3000)},
                    {ServiceId{1}, 2, constant(500), constant(2000)}};
  world.incidents = {type};
  DispatchDesk desk;
  desk.name = "police_desk";
  desk.service = ServiceId{0};
  desk.priority = 1;
  desk.work = constant(60);
  world.desks = {desk, desk};
  world.desks[1].name = "fire_desk";
  world.desks[1].service = ServiceId{1};
  TransferMeans phone{.name = "phone",
                      .title = "",
                      .both_held = true,
                      .sender = constant(40),
                      .receiver = constant(70),
                      .late_by = constant(300),
                      .gives_up = 100s};
  TransferMeans floor{.name = "floor", .title = "", .sender = constant(5), .receiver = constant(8)};
  world.transfers = {phone, floor};
  world.links = {{"all", "", {ServiceId{0}, ServiceId{1}}, TransferMeansId{0}, TransferMeansId{1}}};
  ControlRoom police = world.rooms[0], fire = world.rooms[0];
  police.answers = {ContactId{0}};
  fire.answers = {ContactId{1}};
  world.rooms = {police, fire};
  world.staff = {group("police", 0, {ContactId{0}}, 2), group("fire", 1, {ContactId{1}}, 2),
                 group("police_dispatch", 0, {DeskId{0}}, 1),
                 group("fire_dispatch", 1, {DeskId{1}}, 1)};
  return world;
}

struct Ring {
  int second;
  std::uint64_t incident;
  std::uint32_t contact = 0;
  bool rings = true;
};

inline Process ring_all(Engine& engine, Answering& answering, std::vector<Ring> rings) {
  answering.staff_hour({});
  std::uint64_t number = 0;
  for (const Ring ring : rings) {
    co_await engine.until(TimePoint{std::chrono::seconds{ring.second}});
    answering.ring({.at = engine.now(),
                    .caller = Entity{++number},
                    .contact = {ring.contact},
                    .incident = Entity{ring.incident},
                    .callers = 1,
                    .rings = ring.rings});
  }
}

enum class What { story, work, handle_times };

inline std::string told(const World& world, std::vector<Ring> rings, What what = What::story) {
  return in_child([&] {
    Log log(world);
    run_rooms(world, log, 3h, ring_all, rings);
    return what == What::story ? log.text : what == What::work ? log.work : log.handle_times;
  });
}

}  // namespace bluelight::test::incidents
