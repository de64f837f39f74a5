#include <catch2/catch.hpp>

#include "levers/simulated.hpp"

namespace bluelight::in_house_improvement_test {
namespace {

World improved(const World& before, const std::string& keys) {
  return test::after(before, "in_house_improvement", keys);
}

std::string refusal(const World& before, const std::string& keys) {
  return test::refusal([&] { improved(before, keys); });
}

/// Calls that may wait, for people who cannot keep up: 101 before its recovery.
World overrun() {
  World world = test::busy_rooms({90, 7}, {5, 2});
  world.contacts[0].patience = Distribution::exponential(Seconds{7200});
  world.horizon.warm_up = std::chrono::hours{12};
  return world;
}

}  // namespace

TEST_CASE("factors act on the times of the chosen classes, wherever they are stated") {
  World before = test::joint_incidents();
  before.contacts[0].duplicate =
      Duplicate{1, Distribution::constant(Seconds{60}), Distribution::constant(Seconds{30})};
  before.calls[0].wrap_up = Distribution::constant(Seconds{100});
  const World world = improved(before,
                               "contacts = [\"police_999\"]\ntalk = 0.5\nwrap_up = 0.75\nlocate = "
                               "0.9\ntriage = 0.8");
  const ContactClass& police = world.contacts[0];
  CHECK(police.talk.mean() == Seconds{120});
  CHECK(police.wrap_up.mean() == Seconds{45});
  CHECK(police.locate->mean() == Seconds{36});
  CHECK(police.triage->mean() == Seconds{48});
  CHECK(police.duplicate->talk.mean() == Seconds{30});
  CHECK(police.duplicate->wrap_up.mean() == Seconds{22.5});
  CHECK(world.calls[0].wrap_up->mean() == Seconds{75});
  CHECK(test::text_of(world.contacts[1]) == test::text_of(before.contacts[1]));
}

TEST_CASE("a type's own triage changes if all who ring about it ring the classes") {
  World before = test::joint_incidents();
  before.incidents[0].triage = Distribution::constant(Seconds{100});
  const auto triage = [&](const std::string& contacts) {
    return improved(before, "contacts = [" + contacts + "]\ntriage = 0.5")
        .incidents[0]
        .triage->mean()
        .count();
  };
  CHECK(triage("\"police_999\", \"fire_999\"") == 100);
  CHECK(triage("\"police_999\", \"fire_999\", \"ambulance_999\"") == 50);
}

TEST_CASE("groups get a shrinkage, and seats at some hours") {
  const World world = improved(test::joint_incidents(),
                               "shrinkage = { fire_handlers = 0.2 }\nextra_seats = { "
                               "police_handlers = 2 }\nhours = { from = 18, to = 24 }");
  CHECK(world.staff[1].shrinkage == 0.2);
  CHECK(world.staff[0].seats[4][17] == 4);
  CHECK(world.staff[0].seats[4][18] == 6);
}

TEST_CASE("shifts get people on the days on which they are worked") {
  World before = test::joint_incidents();
  before.staff[0].seats = {};
  before.staff[0].shifts = {
      {std::chrono::hours{7}, std::chrono::hours{12}, {4, 4, 4, 4, 4, 0, 0, 0}}};
  const World world = improved(before, "extra_seats = { police_handlers = 2 }");
  CHECK(world.staff[0].shifts[0].seats == std::array<int, 8>{6, 6, 6, 6, 6, 0, 0, 0});
  CHECK(world.staff[0].seats == Roster{});
}

TEST_CASE("no improvement leaves the world as it is") {
  const World before = test::joint_incidents();
  CHECK(test::text_of(improved(before, "")) == test::text_of(before));
  CHECK(test::text_of(improved(before,
                               "contacts = [\"police_999\"]\ntalk = 1\nextra_seats = { "
                               "police_handlers = 0 }")) == test::text_of(before));
}

TEST_CASE("factors that find nothing to act on are refused") {
  const World before = test::joint_incidents();
  const std::string none =
      ": expected no value, because no class of `contacts` has such a time, received 0.5";
  CHECK(refusal(before, "talk = 0.5") == "lever.toml:1:8: lever.one.talk" + none);
  CHECK(refusal(before,
                "contacts = [\"ambulance_999\"]\nwrap_up = 0.5\nlocate = 0.5\ntriage = 0.5") ==
        "lever.toml:2:11: lever.one.wrap_up" + none + "\nlever.toml:3:10: lever.one.locate" + none +
            "\nlever.toml:4:10: lever.one.triage" + none);
  CHECK(refusal(before, "hours = { from = 1, to = 2 }") ==
        "lever.toml:1:9: lever.one.hours: expected no value, because there are no extra_seats, "
        "received { from = 1, to = 2 }");
}

TEST_CASE("an overrun room recovers by itself, from half an hour to less than four minutes") {
  const World before = overrun();
  const World after = improved(before,
                               "contacts = [\"police_999\"]\ntalk = 0.85\nextra_seats = { "
                               "police_handlers = 2 }");
  const test::Comparison comparison(before, after);
  CHECK(comparison.is_shorter("wait police_999"));
  CHECK(comparison.before("wait police_999").mean > 20 * 60);
  CHECK(comparison.after("wait police_999").mean < 4 * 60);
}

TEST_CASE("shorter calls do nothing for waits where nobody waits") {
  const World before = test::busy_rooms({2, 20}, {2, 20});
  CHECK(test::Comparison(before, improved(before, "contacts = [\"police_999\"]\ntalk = 0.8"))
            .is_same());
}

TEST_CASE("a change that makes calls longer hurts those who wait") {
  const World before = test::busy_rooms({60, 7}, {5, 2});
  const World after = improved(before, "contacts = [\"police_999\"]\ntalk = 1.1");
  CHECK(test::Comparison(before, after).is_longer("wait police_999"));
}

}  // namespace bluelight::in_house_improvement_test
