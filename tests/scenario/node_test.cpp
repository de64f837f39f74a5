/// What is known of values when some of them could not be read.
#include <bluelight/node.hpp>
#include <catch2/catch.hpp>

namespace bluelight::node_test {

TEST_CASE("a value is lost with what is above it or below it") {
  Problems problems;
  problems.add({{}, "room.police_room.answers[2]", "the name of a contact", "1", ""});
  CHECK(problems.has_lost("room.*.answers"));
  CHECK(problems.has_lost("room.police_room.answers"));
  CHECK(problems.has_lost("room"));
  CHECK_FALSE(problems.has_lost("room.*.partners"));
  CHECK_FALSE(problems.has_lost("room.fire_room.answers"));
  CHECK_FALSE(problems.has_lost("room.*.answer"));
  CHECK_FALSE(problems.has_lost("zone"));
  problems.add({{}, "zone", "tables by name", "1", ""});
  CHECK(problems.has_lost("zone.*.population"));
  problems.add({{}, "staff.day.night.roster", "a table", "1", ""});  // a name with a dot
  CHECK(problems.has_lost("staff.*.roster"));
}

TEST_CASE("a fault beside a value loses nothing, and a loss alone is no fault") {
  Problems problems;
  problems.note({{}, "room.police_room.anwsers", "a key", "anwsers", ""});
  CHECK(problems.size() == 1);
  CHECK(problems.losses() == 0);
  CHECK(problems.has_any("room"));
  CHECK_FALSE(problems.has_lost("room"));
  problems.lose("lever.joint.rooms[0]");
  CHECK(problems.size() == 1);
  CHECK(problems.has_lost("lever.*.rooms"));
}

TEST_CASE("a fault of the whole file loses everything") {
  Problems problems;
  problems.add({{"a.toml", 0, 0}, "", "TOML", "", ""});
  CHECK(problems.has_lost("room.*.answers"));
}

}  // namespace bluelight::node_test
