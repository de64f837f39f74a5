#include <catch2/catch.hpp>

#include "levers/simulated.hpp"

namespace bluelight::joint_desk_test {
namespace {

const std::string both = "desks = [\"police_dispatch\", \"fire_dispatch\"]\n";

World joined(const World& before, const std::string& keys) {
  return test::after(before, "joint_desk", keys);
}

std::vector<std::string> skills_of(const StaffGroup& group, const World& world) {
  std::vector<std::string> names;
  for (const SkillId skill : group.skills) names.push_back(name_of(world, skill));
  return names;
}

void set_seats(World& world, std::size_t group, int seats) {
  for (auto& day : world.staff[group].seats) day.fill(seats);
}

}  // namespace

TEST_CASE("people of joined desks work at all of them, at the factor on what is new") {
  const World world = joined(test::joint_incidents(), both + "handle_time_factor = 1.2");
  REQUIRE(world.staff.size() == 5);
  CHECK(skills_of(world.staff[3], world) ==
        std::vector<std::string>{"police_dispatch", "fire_dispatch"});
  CHECK(world.staff[3].handle_factor == std::vector<double>{1, 1.2});
  CHECK(world.staff[3].preference == std::vector<int>{1, 2});
  CHECK(skills_of(world.staff[4], world) ==
        std::vector<std::string>{"fire_dispatch", "police_dispatch"});
  CHECK(skills_of(world.staff[0], world) == std::vector<std::string>{"police_999"});
}

TEST_CASE("a combined desk answers the calls of its room") {
  const World world =
      joined(test::joint_incidents(), "desks = [\"fire_dispatch\"]\nanswers_calls = true");
  CHECK(skills_of(world.staff[4], world) == std::vector<std::string>{"fire_dispatch", "fire_999"});
  CHECK(skills_of(world.staff[3], world) == std::vector<std::string>{"police_dispatch"});
}

TEST_CASE("a share of the seats is a group of its own, all of them stay one group") {
  World before = test::joint_incidents();
  set_seats(before, 3, 4);
  const World world = joined(before, both + "cross_trained = 0.5\nhours = { from = 20, to = 24 }");
  REQUIRE(world.staff.size() == 7);
  CHECK(world.staff[4].name == "police_dispatchers_joint");
  for (const std::size_t hour : {19u, 20u}) {
    CHECK(world.staff[4].seats[0][hour] == 2);
    CHECK(world.staff[3].seats[0][hour] == 2);
  }
  CHECK(world.staff[4].hours.back()->holds[0][20]);
  CHECK(!world.staff[4].hours.back()->holds[0][19]);
  const World all = joined(before, both + "hours = { from = 20, to = 24 }");
  CHECK(all.staff.size() == 5);
  CHECK(all.staff[3].hours.size() == all.staff[3].skills.size());
  CHECK(all.staff[3].team.empty());
}

TEST_CASE("a joint desk that nobody learns leaves the world as it is") {
  const World before = test::joint_incidents();
  CHECK(test::text_of(joined(before, both + "cross_trained = 0")) == test::text_of(before));
  CHECK(
      test::refusal([&] { joined(before, both + "cross_trained = 0\nhandle_time_factor = 2"); }) ==
      "lever.toml:3:22: lever.one.handle_time_factor: expected no value, because nobody is "
      "cross-trained, received 2");
  CHECK(test::refusal([&] { joined(before, "desks = [\"fire_dispatch\"]"); }) ==
        "lever.toml:1:9: lever.one.desks: expected at least two desks, or one with answers_calls, "
        "received [\"fire_dispatch\"]");
  const World after = joined(before, both);
  CHECK(test::refusal([&] { joined(after, both); }) ==
        "lever.toml:1:9: lever.one.desks: expected desks at which somebody learns work that is new "
        "to them, received [\"police_dispatch\", \"fire_dispatch\"]");
}

TEST_CASE("a joint desk helps two desks that are both busy") {
  const World before = test::joint_incidents();
  const test::Comparison comparison(before, joined(before, both));
  CHECK(comparison.is_shorter("mobilised police"));
  CHECK(comparison.is_shorter("mobilised fire"));
}

TEST_CASE("a joint desk does nothing where nothing waits") {
  World before = test::joint_incidents();
  set_seats(before, 3, 30);
  set_seats(before, 4, 30);
  CHECK(test::Comparison(before, joined(before, both + "handle_time_factor = 2")).is_same());
}

TEST_CASE("a joint desk hurts one with time to spare whose people are slow at the other's work") {
  World before = test::joint_incidents();
  before.desks[0].work = Distribution::exponential(Seconds{480});
  const test::Comparison comparison(before, joined(before, both + "handle_time_factor = 1.5"));
  CHECK(comparison.is_longer("mobilised fire"));
}

}  // namespace bluelight::joint_desk_test
