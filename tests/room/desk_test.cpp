// Incidents at the desks: mobilised, by appointment, held, and at desks whose people answer too.
#include "incident_story.hpp"

namespace desk_test {

using namespace bluelight;
using namespace bluelight::test::incidents;

namespace {

/// One police handler, who works at the police desk too; nobody else does.
World combined_desk() {
  World world = two_services();
  world.incidents[0].variants[0].needs.clear();
  world.staff = {group("police", 0, {ContactId{0}, DeskId{0}}, 1)};
  return world;
}

}  // namespace

TEST_CASE("A held call keeps its handler until a crew arrives", "[room]") {
  World world = two_services();
  world.incidents[0].variants[0].needs.clear();
  world.incidents[0].variants[0].hold_call = 1;
  CHECK(told(world, {{0, 7}}).find("held 590") != std::string::npos);
  CHECK(told(world, {{0, 7}}, What::handle_times) == "1 710, ");
}

TEST_CASE("Who answers at a combined desk mobilises within the call if nobody is free there",
          "[room]") {
  World world = combined_desk();
  CHECK(told(world, {{0, 7}}) ==
        "30:visible to police, 90:police mobilised since 30, 3090:police closed");
  CHECK(told(world, {{0, 7}}, What::work) == "police dispatching 30-90, ");
  CHECK(told(world, {{0, 7}}, What::handle_times) == "1 180, ");
  SECTION("unless something as urgent waits for them") {
    CHECK(told(world, {{0, 7}, {5, 8}}).find("30:visible to police, 150:visible to police, ") == 0);
    world.desks[0].priority = 0;
    CHECK(told(world, {{0, 7}, {5, 8}}).find("90:police mobilised since 30") != std::string::npos);
  }
  SECTION("or a colleague is free, who does it beside the call") {
    for (auto& day : world.staff[0].seats) day.fill(2);
    CHECK(told(world, {{0, 7}}, What::handle_times) == "1 120, ");
    CHECK(told(world, {{0, 7}, {31, 8}})
              .find("30:visible to police, 90:police mobilised since "
                    "30, 120:visible to police, ") == 0);
  }
}

TEST_CASE("Whoever stays on the line until a crew arrives has sent it", "[room]") {
  World world = combined_desk();
  world.incidents[0].variants[0].hold_call = 1;
  world.desks[0].priority = 9;
  CHECK(told(world, {{0, 7}, {5, 8}}).find("90:police mobilised since 30, held 530") !=
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

TEST_CASE("Desk work within a call takes as long as the people take at the desk", "[room]") {
  World world = combined_desk();
  world.staff[0].handle_factor = {2, 3};
  CHECK(told(world, {{0, 7}}, What::work) == "police dispatching 60-240, ");
}

TEST_CASE("A caller is held for a crew of a service that is still being told", "[room]") {
  World world = two_services();
  world.incidents[0].variants[0].needs = {{ServiceId{1}, 1}};
  world.incidents[0].variants[0].hold_call = 1;
  world.links[0].by = TransferMeansId{1};  // sent at 30 for 5 s, read for 300 s
  world.transfers[1].receiver = constant(300);
  CHECK(told(world, {{0, 7}}) ==
        "335:visible to fire, 335:transferred since 30, 395:fire mobilised "
        "since 335, held 790, 2395:fire closed");
}

TEST_CASE("Who was held asks where the crew is once they are let go", "[room]") {
  World world = two_services();
  world.incidents[0].variants[0].needs.clear();
  world.incidents[0].variants[0].hold_call = 1;
  world.incidents[0].responses[0].arrives = constant(9000);
  world.incidents[0].chasing = Chasing{constant(400), 3};
  const std::string story = told(world, {{0, 7}});
  CHECK(story.find("held 3600, chased, linked, chased, linked, chased, linked") !=
        std::string::npos);
}

}  // namespace desk_test
