#include "room_log.hpp"

namespace queueing_test {

using namespace bluelight;
using namespace bluelight::test;

namespace {

/// North's calls may go to south.
World with_partner(Partner::Caller caller, Duration wait) {
  World world = north_and_south();
  Partner partner;
  partner.room = RoomId{1};
  partner.caller = caller;
  partner.wait = wait;
  partner.answered_as = {{ContactId{0}, ContactId{1}}};
  world.rooms[0].partners = {partner};
  return world;
}

constexpr auto both = Partner::Caller::offered_to_both, moved = Partner::Caller::moved,
               to_free = Partner::Caller::to_free_handler;

}  // namespace

TEST_CASE("Who hates to wait hangs up at once when nobody is free, and may ring again",
          "[room][queueing]") {
  World world = north_and_south();
  world.contacts[0].balking = 1;
  CHECK(room_story(world, {{0, 0}, {10, 0}, {110, 0}}) ==
        "0:answered n, 10:balked n, 10:gave up n, 110:answered n; 0 wait, 0 busy");
  world.contacts[0].redial = Redial{1, Distribution::constant(Seconds{95}), 3};
  CHECK(room_story(world, {{0, 0}, {10, 0}}) ==
        "0:answered n, 10:balked n, 10:gave up n and redials, 105:answered n; 0 wait, 0 busy");
}

TEST_CASE("Who finds every waiting place taken is turned away; who hangs up at once is not",
          "[room][queueing]") {
  World world = north_and_south();
  world.rooms[0].queue_limit = 1;
  const std::string as_stated =
      "0:answered n, 20:turned away n, 20:gave up n, 100:answered n; 0 wait, 0 busy";
  SECTION("a class that does nothing but wait") {
    CHECK(room_story(world, {{0, 0}, {10, 0}, {20, 0}}) == as_stated);
  }
  SECTION("a class to which something may happen while it waits") {
    world.contacts[0].presented_again = Presentation{1h, 1};
    CHECK(room_story(world, {{0, 0}, {10, 0}, {20, 0}}) == as_stated);
  }
  SECTION("a caller without any patience for whom there is a place gives up") {
    world.contacts[0].patience = Distribution::constant(Seconds{0});
    CHECK(room_story(world, {{0, 0}, {10, 0}}) == "0:answered n, 10:gave up n; 0 wait, 0 busy");
  }
  SECTION("a caller who hates to wait") {
    world.contacts[0].balking = 1;
    CHECK(room_story(world, {{0, 0}, {10, 0}}) ==
          "0:answered n, 10:balked n, 10:gave up n; 0 wait, 0 busy");
  }
}

TEST_CASE("About the stated share hangs up at once, each caller by their own number",
          "[room][queueing]") {
  World world = north_and_south();
  world.contacts[0].balking = 0.3;
  world.contacts[0].patience = Distribution::constant(Seconds{1});
  std::vector<Ring> rings{{0, 0}};
  for (int i = 0; i < 400; ++i) rings.push_back({1 + i / 5, 0});
  const std::string text = room_story(world, rings);
  int balked = 0;
  for (std::size_t at = 0; (at = text.find("balked", at)) != std::string::npos; ++at) ++balked;
  CHECK(std::abs(balked - 120) < 3.3 * std::sqrt(400 * 0.3 * 0.7));
}

TEST_CASE("A call offered to both rooms is answered by whoever is free first",
          "[room][queueing][partner]") {
  const World world = with_partner(both, 20s);
  SECTION("by the partner at once after the wait")
  CHECK(room_story(world, {{0, 0}, {10, 0}}) ==
        "0:answered n, n to south, 30:answered n by south; 0 wait, 0 busy");
  SECTION("by the partner when it becomes free, in turn with its own")
  CHECK(room_story(world, {{0, 1}, {10, 0}, {15, 0}, {40, 1}}) ==
        "0:answered s, 10:answered n, n to south, 100:answered n by south, 200:answered s; 0 wait, "
        "0 busy");
  SECTION("at home, and it no longer waits at the partner")
  CHECK(room_story(world, {{0, 0}, {10, 1}, {20, 0}, {105, 1}}) ==
        "0:answered n, 10:answered s, n to south, 100:answered n, 110:answered s; 0 wait, 0 busy");
  SECTION("before the wait is over it stays at home")
  CHECK(room_story(world, {{0, 0}, {90, 0}}) == "0:answered n, 100:answered n; 0 wait, 0 busy");
}

TEST_CASE("A call that is moved gives up its place at home", "[room][queueing][partner]") {
  World world = with_partner(moved, 20s);
  CHECK(room_story(world, {{0, 1}, {5, 0}, {10, 0}, {50, 0}}) ==
        "0:answered s, 5:answered n, n to south, n to south, 100:answered n by south, 200:answered "
        "n by south; 0 wait, 0 busy");
  world.rooms[0].queue_limit = 1;
  CHECK(room_story(world, {{0, 1}, {5, 0}, {10, 0}, {20, 0}, {31, 0}}) ==
        "0:answered s, 5:answered n, 20:turned away n, 20:gave up n, n to south, n to south, "
        "100:answered n by south, 200:answered n by south; 0 wait, 0 busy");
}

TEST_CASE("A call goes to a partner's free handler, after all that waits there",
          "[room][queueing][partner]") {
  const World world = with_partner(to_free, 20s);
  CHECK(room_story(world, {{0, 0}, {10, 0}}) ==
        "0:answered n, n to south, 30:answered n by south; 0 wait, 0 busy");
  CHECK(
      room_story(world, {{0, 0}, {1, 1}, {2, 0}, {3, 0}, {90, 1}}) ==
      "0:answered n, 1:answered s, 100:answered n, 101:answered s, 200:answered n; 0 wait, 0 busy");
  CHECK(room_story(world, {{10, 0}, {1, 1}, {12, 0}}) ==
        "10:answered n, 10:answered s, 110:answered n; 0 wait, 0 busy");
}

TEST_CASE("A long queue sends calls to the partner at once", "[room][queueing][partner]") {
  World world = with_partner(both, 1h);
  world.rooms[0].partners[0].at_queue_length = 1;
  CHECK(room_story(world, {{0, 0}, {10, 0}, {20, 0}}) ==
        "0:answered n, n to south, 20:answered n by south, 100:answered n; 0 wait, 0 busy");
}

TEST_CASE("A partner takes no more calls than agreed, and takes longer over them",
          "[room][queueing][partner]") {
  World world = with_partner(GENERATE(both, moved), 0s);
  world.rooms[0].partners[0].capacity = 1;
  world.rooms[0].partners[0].handle_time_factor = 1.5;
  CHECK(room_story(world, {{0, 0}, {10, 0}, {20, 0}, {155, 0}}) ==
        "0:answered n, n to south, 10:answered n by south, 100:answered n, 200:answered n; 0 wait, "
        "0 busy");
}

TEST_CASE("No more calls are handled by a partner's free people than agreed",
          "[room][queueing][partner]") {
  World world = with_partner(to_free, 0s);
  world.rooms[0].partners[0].capacity = 1;
  for (auto& day : world.staff[1].seats) day.fill(2);
  CHECK(room_story(world, {{0, 0}, {10, 0}, {20, 0}, {30, 0}}) ==
        "0:answered n, n to south, 10:answered n by south, 100:answered n, n to south, "
        "110:answered n by south; 0 wait, 0 busy");
}

TEST_CASE("A place at the partner that is free again goes to whoever is free there",
          "[room][queueing][partner]") {
  World world = with_partner(to_free, 0s);
  world.rooms[0].partners[0].capacity = 1;
  world.contacts.push_back(contact("z", 0));
  world.rooms[1].answers.push_back(ContactId{2});
  for (auto& day : world.staff[0].seats) day.fill(0);
  StaffGroup also = world.staff[1];
  also.name = "others";
  world.staff[1].skills = {ContactId{1}, ContactId{2}};
  world.staff[1].handle_factor = {1, 1};
  also.preference = {2};
  world.staff.push_back(also);
  CHECK(room_story(world, {{0, 0}, {10, 0}, {50, 2}}) ==
        "n to south, 0:answered n by south, 100:answered z, n to south, 100:answered n by south; 0 "
        "wait, 0 busy");
}

TEST_CASE("Several partners are tried in order", "[room][queueing][partner]") {
  World world = with_partner(moved, 0s);
  world.rooms.push_back(ControlRoom{"west", "", {}, {}});
  world.contacts.push_back(contact("w", 1));
  world.rooms[2].answers = {ContactId{2}};
  StaffGroup west = world.staff[1];
  west.room = RoomId{2};
  west.skills = {ContactId{2}};
  world.staff.push_back(west);
  Partner second = world.rooms[0].partners[0];
  world.rooms[0].partners[0].capacity = 1;
  second.room = RoomId{2};
  second.answered_as = {{ContactId{0}, ContactId{2}}};
  world.rooms[0].partners.push_back(second);
  CHECK(room_story(world, {{0, 0}, {1, 0}, {2, 0}}) ==
        "0:answered n, n to south, 1:answered n by south, n to west, 2:answered n by west; 0 wait, "
        "0 busy");
}

TEST_CASE("Patience runs throughout, at home and at the partner", "[room][queueing][partner]") {
  World world = with_partner(GENERATE(both, moved, to_free), 20s);
  world.contacts[0].patience = Distribution::constant(Seconds{50});
  const std::string text = room_story(world, {{0, 1}, {1, 0}, {10, 0}, {101, 1}});
  const std::string goes = world.rooms[0].partners[0].caller == to_free ? "" : ", n to south";
  CHECK(text ==
        "0:answered s, 1:answered n" + goes + ", 60:gave up n, 101:answered s; 0 wait, 0 busy");
}

TEST_CASE("A caller may be cancelled wherever the call waits", "[room][queueing][cancel]") {
  World world = with_partner(GENERATE(both, moved, to_free), 20s);
  world.rooms[0].partners[0].capacity = 1;
  const std::string goes = world.rooms[0].partners[0].caller == to_free ? "" : ", n to south";
  SECTION("at home")
  CHECK(room_story(world, {{0, 1}, {1, 0}, {2, 0, 10}, {102, 0}}) ==
        "0:answered s, 1:answered n, 102:answered n; 0 wait, 0 busy");
  SECTION("at the partner")
  CHECK(room_story(world, {{0, 1}, {1, 0}, {2, 0, 50}, {102, 0}}) ==
        "0:answered s, 1:answered n" + goes + ", 102:answered n; 0 wait, 0 busy");
  SECTION("while the partner handles it: the next one can go there")
  CHECK(room_story(world, {{0, 0}, {2, 0, 50}, {25, 0}, {35, 0}}) ==
        "0:answered n, n to south, 22:answered n by south" +
            std::string(world.rooms[0].partners[0].caller == to_free
                            ? ", n to south, 50:answered n by south"
                            : ", n to south, 55:answered n by south") +
            ", 100:answered n; 0 wait, 0 busy");
}

TEST_CASE("The operator presents a call again, and it goes to the end", "[room][queueing]") {
  World world = north_and_south();
  world.contacts[0].presented_again = Presentation{30s, 2};
  CHECK(room_story(world, {{0, 0}, {10, 0}, {50, 0}}) ==
        "0:answered n, again n, again n, again n, 100:answered n, again n, 200:answered n; 0 wait, "
        "0 busy");
  world.contacts[0].presented_again = Presentation{30s, 1};
  CHECK(room_story(world, {{0, 0}, {10, 0}, {35, 0}, {55, 0, 60}}) ==
        "0:answered n, again n, again n, 100:answered n, 200:answered n; 0 wait, 0 busy");
}

TEST_CASE("A call that was presented again is behind who came before", "[room][queueing]") {
  World world = north_and_south();
  world.contacts[0].presented_again = Presentation{30s, 1};
  world.contacts.push_back(contact("other", 1));
  world.rooms[0].answers.push_back(ContactId{2});
  world.staff[0].skills.push_back(ContactId{2});
  world.staff[0].handle_factor.push_back(1);
  CHECK(room_story(world, {{0, 0}, {10, 0}, {35, 2}}) ==
        "0:answered n, again n, 100:answered other, 200:answered n; 0 wait, 0 busy");
}

TEST_CASE("A caller hangs up to be rung back in their turn", "[room][queueing]") {
  World world = north_and_south();
  world.contacts[0].patience = Distribution::constant(Seconds{60});
  CallBack terms{20s, 1, 2, 1, Distribution::constant(Seconds{30}), 2};
  SECTION("reached") {
    world.contacts[0].call_back = terms;
    CHECK(room_story(world, {{0, 0}, {10, 0}, {90, 0}}, true) ==
          "0:answered n, offer to n accepted, n took 100, 100:answered n, n took 100, n rung after "
          "170, n took 100; 0 wait, 0 busy");
  }
  SECTION("and takes no waiting place until then") {
    world.contacts[0].call_back = terms;
    world.rooms[0].queue_limit = 1;
    CHECK(room_story(world, {{0, 0}, {10, 0}, {90, 0}, {95, 0}}) ==
          "0:answered n, offer to n accepted, 95:turned away n, 95:gave up n, 100:answered n, n "
          "rung after 170; 0 wait, 0 busy");
  }
  SECTION("never reached") {
    terms.reached = 0;
    world.contacts[0].call_back = terms;
    CHECK(room_story(world, {{0, 0}, {10, 0}, {155, 0}}, true) ==
          "0:answered n, offer to n accepted, n took 100, n lost, 160:answered n, n took 100; 0 "
          "wait, 0 busy");
  }
  SECTION("not accepted") {
    terms.accepted = 0;
    world.contacts[0].call_back = terms;
    CHECK(room_story(world, {{0, 0}, {10, 0}}) ==
          "0:answered n, offer to n, 70:gave up n; 0 wait, 0 busy");
  }
  SECTION("cancelled while waiting to be rung, and during an attempt") {
    terms.reached = 0;
    world.contacts[0].call_back = terms;
    CHECK(room_story(world, {{0, 0}, {10, 0, 50}, {20, 0, 110}, {112, 0}}) ==
          "0:answered n, offer to n accepted, offer to n accepted, 112:answered n; 0 wait, 0 busy");
  }
}

}  // namespace queueing_test
