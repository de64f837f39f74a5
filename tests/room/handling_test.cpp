// Incidents in the rooms: located, triaged, linked, passed on, chased.
#include "incident_story.hpp"

namespace handling_test {

using namespace bluelight;
using namespace bluelight::test::incidents;

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

TEST_CASE("A deferrable contact about an incident gives way, and is recorded once taken up again",
          "[room]") {
  World world = two_services();
  world.incidents[0].variants[0].needs.clear();
  world.staff = {group("police", 0, {ContactId{0}, ContactId{1}}, 1),
                 group("police_dispatch", 0, {DeskId{0}}, 1)};
  world.contacts[0].deferrable = Deferral{constant(10)};
  world.contacts[0].priority = 5;
  CHECK(told(world, {{0, 7}}).find("30:visible to police") == 0);
  CHECK(told(world, {{0, 7}, {20, 0, 1}}).find("160:visible to police") == 0);
  CHECK(told(world, {{0, 7}, {20, 0, 1}}, What::handle_times) == "2 120, 1 130, ");
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

TEST_CASE("A colleague who waits on the line is answered before callers of the class", "[room]") {
  World world = two_services();
  for (auto& day : world.staff[1].seats) day.fill(1);
  // Fire's one handler is busy until 120; a caller waits since 5, the police since 30.
  CHECK(told(world, {{0, 0, 1}, {0, 7}, {5, 0, 1}}).find("190:transferred since 30") !=
        std::string::npos);
}

TEST_CASE("Where both are held it is one conversation, which each leaves when their part is over",
          "[room]") {
  World world = two_services();
  world.transfers[0].sender = constant(180);
  world.transfers[0].receiver = constant(120);
  CHECK(told(world, {{0, 7}}).find("150:visible to fire") != std::string::npos);
  CHECK(told(world, {{0, 7}}, What::work).find("fire receiving 30-150") != std::string::npos);
  world.transfers[0].sender = world.transfers[0].receiver =
      Distribution::from_mean(Shape::gamma, Seconds{200}, 0.5);
  const std::string work = told(world, {{0, 7}}, What::work);
  const auto length_of = [&](const std::string& activity) {
    const std::size_t at = work.find(activity) + activity.size() + 1;
    return work.substr(at, work.find(',', at) - at);
  };
  CHECK(length_of("transferring") == length_of("receiving"));
}

TEST_CASE("Two rooms that ring each other do not wait for each other for ever", "[room]") {
  World world = two_services();
  world.incidents[0].first = {{ContactId{0}, 0.5}, {ContactId{1}, 0.5}};
  world.transfers[0].late_by = Distribution::exponential(Seconds{600});
  world.transfers[0].gives_up = 300s;
  std::vector<Ring> rings;
  for (int n = 0; n < 40; ++n)
    rings.push_back(
        {10 * n, 100 + static_cast<std::uint64_t>(n), static_cast<std::uint32_t>(n % 2)});
  const std::string story = told(world, rings);
  std::size_t made = 0;
  for (std::size_t at = 0; (at = story.find("transferred", at)) != std::string::npos; ++at) ++made;
  CHECK(made == 40);
}

}  // namespace handling_test
