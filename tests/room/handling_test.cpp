// Incidents in the rooms: located, triaged, linked, passed on, dispatched, chased, held, with every
// instant known.
#include <bluelight/answering.hpp>
#include <string>

#include "support/in_child.hpp"
#include "support/worlds.hpp"

using namespace bluelight;
using namespace std::chrono_literals;
using bluelight::test::in_child;

namespace {

Distribution constant(double seconds) { return Distribution::constant(Seconds{seconds}); }

std::string second(TimePoint at) { return std::to_string(at.time_since_epoch() / 1s); }

/// Writes what becomes of incidents: "second:what".
class Log : public Observer {
 public:
  explicit Log(const World& world) : world_(world) {}
  void hour_begins(int) override {}
  void offered(const OfferedCall&) override {}
  void answered(const OfferedCall&, Duration) override {}
  void abandoned(const OfferedCall&, Duration) override {}
  void redialled(const OfferedCall&) override {}
  void handled(const OfferedCall& call, Duration handle_time) override {
    handle_times +=
        std::to_string(call.caller.hash % 100) + " " + std::to_string(handle_time / 1s) + ", ";
  }
  void waiting_changed(ContactId, int, TimePoint) override {}
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

ContactClass contact(const std::string& name, ServiceId service) {
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

StaffGroup group(const std::string& name, std::uint32_t room, std::vector<SkillId> skills,
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
World two_services() {
  World world = test::small_room(0.01, Seconds{100}, 1);
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

Process ring_all(Engine& engine, Answering& answering, std::vector<Ring> rings) {
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

std::string told(const World& world, std::vector<Ring> rings, What what = What::story) {
  return in_child([&] {
    Log log(world);
    Engine engine;
    Answering answering(engine, world, log, 1, 0);
    engine.spawn(ring_all(engine, answering, rings));
    engine.run(TimePoint{3h});
    return what == What::story ? log.text : what == What::work ? log.work : log.handle_times;
  });
}

}  // namespace

TEST_CASE(
    "An incident is visible after locating and triage, and the other service is told by telephone",
    "[room]") {
  CHECK(told(two_services(), {{0, 7}}) ==
        "30:visible to police, 90:police mobilised since 30, 100:visible to fire, 100:transferred "
        "since 30, 160:fire mobilised since 100, 2160:fire closed, 3090:police closed");
  CHECK(told(two_services(), {{0, 7}}, What::work) ==
        "police transferring 30-70, police_dispatch dispatching 30-90, fire receiving 30-100, "
        "fire_dispatch dispatching 100-160, ");
  CHECK(told(two_services(), {{0, 7}}, What::handle_times) == "1 160, ");
}

TEST_CASE("Rooms on one site, or one room, tell each other across the floor", "[room]") {
  World world = two_services();
  world.sites = {{"hq", "", "", {}, {}}};
  world.rooms[0].site = world.rooms[1].site = SiteId{0};
  const std::string across = told(world, {{0, 7}});
  CHECK(across.find("43:visible to fire, 43:transferred since 30") != std::string::npos);
  world.rooms[1].site.reset();
  CHECK(told(world, {{0, 7}}).find("100:visible to fire") != std::string::npos);
}

TEST_CASE("A handler who answers for both services tells nobody", "[room]") {
  World world = two_services();
  world.staff[0].skills.push_back(ContactId{1});
  world.staff[0].handle_factor.push_back(1);
  const std::string story = told(world, {{0, 7}});
  CHECK(story.find("30:visible to fire, 30:transferred since 30") != std::string::npos);
  CHECK(told(world, {{0, 7}}, What::handle_times) == "1 120, ");
}

TEST_CASE("A receiver who does not answer makes the transfer late, and it is tried again",
          "[room]") {
  World world = two_services();
  for (auto& day : world.staff[1].seats) day.fill(0);
  const std::string story = told(world, {{0, 7}});
  CHECK(story.substr(0, 80).find("30:visible to police") == 0);
  CHECK(story.find("late, late, late") != std::string::npos);
  CHECK(story.find("visible to fire") == std::string::npos);
}

TEST_CASE("Missed transfers are never made; late ones wait first", "[room]") {
  World world = two_services();
  world.transfers[0].missed = 1;
  CHECK(told(world, {{0, 7}}).find("missed") ==
        told(world, {{0, 7}}).find("visible to police") + 19);
  CHECK(told(world, {{0, 7}}).find("fire") == std::string::npos);
  world.transfers[0].missed = 0;
  world.transfers[0].late = 1;
  CHECK(told(world, {{0, 7}}).find("late, 90:police mobilised since 30, 400:visible to fire") !=
        std::string::npos);
  CHECK(told(world, {{0, 7}}, What::handle_times) == "1 120, ");
}

TEST_CASE("A further call about a known incident is linked and cut short", "[room]") {
  World world = two_services();
  world.incidents[0].variants[0].needs.clear();
  CHECK(told(world, {{0, 7}, {15, 7}}, What::handle_times) == "2 45, 1 120, ");
  CHECK(told(world, {{0, 7}, {15, 7}}).find("linked") == 0);
  CHECK(told(world, {{0, 7}, {15, 8}}, What::handle_times) == "1 120, 2 120, ");
  world.contacts[0].duplicate->recognised = 0;
  CHECK(told(world, {{0, 7}, {15, 7}}, What::handle_times) == "1 120, 2 120, ");
  CHECK(told(world, {{0, 7}, {15, 7}}).find("doubled") != std::string::npos);
  CHECK(told(world, {{0, 7}, {15, 7}}).find("linked") == std::string::npos);
}

TEST_CASE("What is resolved by phone is never dispatched", "[room]") {
  World world = two_services();
  world.incidents[0].by_phone = 1;
  CHECK(told(world, {{0, 7}}) == "by phone");
}

TEST_CASE("A caller who waits for a crew rings again until it is there", "[room]") {
  World world = two_services();
  world.incidents[0].variants[0].needs.clear();
  world.incidents[0].chasing = Chasing{constant(200), 9};
  CHECK(
      told(world, {{0, 7}}) ==
      "30:visible to police, 90:police mobilised since 30, chased, linked, chased, linked, chased, "
      "linked, 3090:police closed");
  world.incidents[0].chasing->most = 1;
  CHECK(told(world, {{0, 7}}) ==
        "30:visible to police, 90:police mobilised since 30, chased, linked, 3090:police closed");
}

TEST_CASE("A held call keeps its handler until a crew arrives", "[room]") {
  World world = two_services();
  world.incidents[0].variants[0].needs.clear();
  world.incidents[0].variants[0].hold_call = 1;
  CHECK(told(world, {{0, 7}}).find("held 590") != std::string::npos);
  CHECK(told(world, {{0, 7}}, What::handle_times) == "1 710, ");
}

TEST_CASE("Nobody is held for a crew that is not sent", "[room]") {
  World world = two_services();
  world.incidents[0].variants[0].hold_call = 1;
  world.incidents[0].by_phone = 1;
  CHECK(told(world, {{0, 7}}, What::handle_times) == "1 120, ");
  CHECK(told(world, {{0, 7, 0, false}}) == "");
  world.incidents[0].by_phone = 0;
  world.incidents[0].responses.clear();
  CHECK(told(world, {{0, 7}}, What::handle_times) == "1 160, ");
}

TEST_CASE("One caller chases, whichever services see the incident, and not while held", "[room]") {
  World world = two_services();
  world.incidents[0].chasing = Chasing{constant(200), 1};
  const auto chases = [](const std::string& story) {
    std::size_t count = 0, from = 0;
    while ((from = story.find("chased", from)) != std::string::npos) ++from, ++count;
    return count;
  };
  CHECK(chases(told(world, {{0, 7}})) == 1);
  CHECK(chases(told(world, {{0, 7, 0, false}})) == 0);
  world.incidents[0].variants[0].hold_call = 1;
  CHECK(chases(told(world, {{0, 7}})) == 0);
}

TEST_CASE("A service that learns of the incident while others are told is not told again",
          "[room]") {
  World world = two_services();
  world.services.push_back({"ambulance", "", ContactId{2}});
  world.contacts.push_back(contact("ambulance_999", ServiceId{2}));
  world.links[0].between.push_back(ServiceId{2});
  world.incidents[0].variants[0].needs.push_back({ServiceId{2}, 1});
  ControlRoom room = world.rooms[0];
  room.answers = {ContactId{2}};
  world.rooms.push_back(room);
  world.staff.push_back(group("ambulance", 2, {ContactId{2}}, 2));
  const std::string story = told(world, {{0, 7}, {20, 7, 2}});
  const auto times = [&](const std::string& what) {
    std::size_t count = 0, from = 0;
    while ((from = story.find(what, from)) != std::string::npos) ++from, ++count;
    return count;
  };
  CHECK(times("visible to ambulance") == 1);
  CHECK(times("transferred") == 1);
}

TEST_CASE("Late transfers of handlers who work for both services tell nobody", "[room]") {
  World world = two_services();
  world.staff[0].skills.push_back(ContactId{1});
  world.staff[0].handle_factor.push_back(1);
  CHECK(told(world, {{0, 7, 0, false}}).find("0:visible to fire, 0:transferred since 0") !=
        std::string::npos);
}

TEST_CASE("A desk takes the urgent first, and open incidents slow it", "[room]") {
  World world = two_services();
  world.incidents[0].variants[0].needs.clear();
  world.incidents.push_back(world.incidents[0]);
  world.incidents[1].responses[0].grade = 3;
  const auto updates = [](const std::string& work) {
    std::size_t count = 0, from = 0;
    while ((from = work.find("updating", from)) != std::string::npos) ++from, ++count;
    return count;
  };
  CHECK(updates(told(world, {{0, 7}}, What::work)) == 0);
  world.desks[0].updates_per_hour = 60;
  world.desks[0].update = constant(40);
  world.desks[0].update_priority = 0;  // before new incidents
  const std::string work = told(world, {{0, 7}}, What::work);
  CHECK(updates(work) > 20);  // 3,000 s open at one a minute: 50 expected
  CHECK(updates(work) < 80);
}

TEST_CASE("Work by appointment waits in its own backlog and sends nobody at once", "[room]") {
  World world = two_services();
  world.incidents[0].variants[0].needs.clear();
  world.desks.push_back(world.desks[0]);
  world.desks[2].name = "diary";
  world.desks[2].work = constant(1000);
  world.incidents[0].appointment = Appointment{1, DeskId{2}};
  world.staff.push_back(group("diary", 0, {DeskId{2}}, 1));
  CHECK(told(world, {{0, 7}, {50, 8}}) ==
        "30:visible to police, 80:visible to police, 1030:police mobilised since 30, 1030:police "
        "closed, 2030:police mobilised since 1030, 2030:police closed");
}

TEST_CASE("An incident that becomes known without a call is dispatched and passed on", "[room]") {
  CHECK(
      told(two_services(), {{0, 7, 0, false}}) ==
      "0:visible to police, 60:police mobilised since 0, 70:visible to fire, 70:transferred since "
      "0, 130:fire mobilised since 70, 2130:fire closed, 3060:police closed");
}
