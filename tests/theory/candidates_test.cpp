#include <algorithm>
#include <analysis/theory/candidates.hpp>
#include <analysis/theory/markov_queue.hpp>
#include <bluelight/theory.hpp>
#include <catch2/catch.hpp>
#include <support/worlds.hpp>
#include <vector>

namespace candidates_test {

using namespace bluelight;
using namespace bluelight::theory;
using namespace std::chrono_literals;

namespace {

using Caller = Partner::Caller;

/// Rooms east (class 0) and west (class 1) of 5 handlers each, who help each other at once; 5 and 4
/// calls a minute, talk 1 min, patience 2 min.
World two_rooms(Caller caller) {
  World world = test::small_room(5.0 / 60, 60s, 5);
  world.theory = "markov_chain";
  world.theory_origin = {"rooms.toml", 3, 10};
  world.contacts[0].patience = Distribution::exponential(120s);
  world.contacts.push_back(world.contacts[0]);
  world.calls.push_back(world.calls[0]);
  world.rooms.push_back(world.rooms[0]);
  world.staff.push_back(world.staff[0]);
  world.contacts[0].name = world.calls[0].name = world.rooms[0].name = world.staff[0].name = "east";
  world.contacts[1].name = world.calls[1].name = world.rooms[1].name = world.staff[1].name = "west";
  world.calls[1].contact = {1};
  world.calls[1].rate.value = 4.0 / 60;
  world.rooms[1].answers = {ContactId{1}};
  world.staff[1].room = {1};
  world.staff[1].skills = {ContactId{1}};
  world.rooms[0].partners = {{.room = {1}, .caller = caller, .answered_as = {{{0}, {1}}}}};
  world.rooms[1].partners = {{.room = {0}, .caller = caller, .answered_as = {{{1}, {0}}}}};
  return world;
}

double value_of(const World& world, std::string_view measure, std::string_view label) {
  for (const TheoryValue& one : theory_values(world))
    if (one.measure == measure && one.labels.front() == label) return one.value;
  FAIL("no value " << measure << " of " << label);
  return 0;
}

void check_refused(const World& world, const std::string& message) {
  CHECK_THROWS_WITH(theory_values(world), Catch::Contains(message + " for markov_chain"));
}

/// All calls of ten handlers who share them in whatever way.
QueueLaw pooled() {
  return markov_law(
      {.arrivals = 9.0 / 60, .service = 1.0 / 60, .handlers = 10, .impatience = 1.0 / 120});
}

}  // namespace

TEST_CASE("the own people come first, then the partner's, to whom such calls come last") {
  World world = two_rooms(Caller::to_free_handler);
  world.rooms[0].partners[0].handle_time_factor = 1.5;
  world.staff[1].handle_factor = {2};
  const std::vector<Candidate> all = candidates_of(world, {0}, {0});
  REQUIRE(all.size() == 2);
  CHECK(all[0].group == StaffGroupId{0});
  CHECK(all[0].priority == world.contacts[0].priority);
  CHECK(all[0].factor == 1);
  CHECK(all[1].group == StaffGroupId{1});
  CHECK(all[1].priority > world.contacts[1].priority);
  CHECK(all[1].factor == 3);
}

TEST_CASE("a call offered to both rooms ranks at the partner as the class it is answered as") {
  World world = two_rooms(Caller::offered_to_both);
  world.contacts[1].priority = 7;
  const std::vector<Candidate> all = candidates_of(world, {0}, {0});
  REQUIRE(all.size() == 2);
  CHECK(all[1].priority == 7);
}

TEST_CASE("two rooms that help each other at no loss lose as many calls as one") {
  const World world = two_rooms(Caller::to_free_handler);
  const double lost = value_of(world, "abandoned", "east") + value_of(world, "abandoned", "west");
  const double offered = value_of(world, "offered", "east") + value_of(world, "offered", "west");
  CHECK(lost / offered == Approx(pooled().abandonment).epsilon(1e-6));
  for (const char* contact : {"east", "west"})
    CHECK(value_of(world, "delayed", contact) == Approx(pooled().delayed).epsilon(1e-6));
  // own calls first: the busier room's wait longer
  CHECK(value_of(world, "wait_mean", "east") > value_of(world, "wait_mean", "west"));
}

TEST_CASE("calls offered to both rooms are one line in order of arrival") {
  const World world = two_rooms(Caller::offered_to_both);
  for (const char* contact : {"east", "west"}) {
    CHECK(value_of(world, "abandonment", contact) == Approx(pooled().abandonment).epsilon(1e-6));
    CHECK(value_of(world, "wait_mean", contact) == Approx(pooled().wait_mean).epsilon(1e-6));
    CHECK(value_of(world, "answer_within", contact) ==
          Approx(pooled().answered_within(10)).epsilon(1e-6));
  }
}

TEST_CASE("calls that a partner answers are counted for the room they came to") {
  World world = two_rooms(Caller::to_free_handler);
  world.rooms[1].partners.clear();
  CHECK(value_of(world, "answered_by_partner", "east") > 0);
  const double answered = value_of(world, "answered", "east") + value_of(world, "answered", "west");
  const double by_east = value_of(world, "busy_hours", "east") * 60,
               by_west = value_of(world, "busy_hours", "west") * 60;
  CHECK(by_east + by_west == Approx(answered).epsilon(1e-9));
  CHECK(by_west ==
        Approx(value_of(world, "answered", "west") + value_of(world, "answered_by_partner", "east"))
            .epsilon(1e-9));
}

TEST_CASE("overflow that is not immediate, or calls of two priorities in one rank, are refused") {
  World world = two_rooms(Caller::moved);
  check_refused(
      world, "calls that stay in their own line too between room.east and its partner room.west");
  world = two_rooms(Caller::to_free_handler);
  world.rooms[0].partners[0].wait = 20s;
  check_refused(world, "overflow after 0 s between room.east and its partner room.west");
  world = two_rooms(Caller::to_free_handler);
  world.rooms[1].partners[0].capacity = 2;
  check_refused(world, "no capacity of the agreement between room.west and its partner room.east");
  world = two_rooms(Caller::to_free_handler);
  world.rooms[1].choice = Choice::least_occupied;
  check_refused(world, "choice = \"specialists_first\" in room.west");
  world = two_rooms(Caller::to_free_handler);
  world.staff[1].skills.push_back(ContactId{0});
  world.staff[1].handle_factor.push_back(1);
  check_refused(world, "one way for contact.east to staff.west");
  world = two_rooms(Caller::offered_to_both);
  world.contacts[1].priority = 7;
  check_refused(world, "one priority of the calls that staff.west ranks alike");
}

}  // namespace candidates_test
