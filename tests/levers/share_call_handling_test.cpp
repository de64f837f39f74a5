#include <catch2/catch.hpp>
#include <cmath>
#include <set>

#include "levers/simulated.hpp"

namespace bluelight::share_call_handling_test {
namespace {

World shared(const std::string& keys) {
  return test::after(test::two_rooms(), "share_call_handling",
                     "rooms = [\"police_room\", \"fire_room\"]\n" + keys);
}

const StaffGroup& group_called(const World& world, const std::string& name) {
  for (const StaffGroup& group : world.staff) {
    if (group.name == name) return group;
  }
  throw std::out_of_range(name);
}

}  // namespace

TEST_CASE("sharing with nobody cross-skilled leaves the world as it is") {
  CHECK(test::text_of(shared("cross_skilled = 0.0")) == test::text_of(test::two_rooms()));
}

TEST_CASE("each hour's seats are split to the nearest whole number, and none is added") {
  const World before = test::two_rooms();
  for (const double cross_skilled : {0.1, 0.25, 0.4, 0.5, 0.77, 1.0}) {
    const World world = shared("cross_skilled = " + std::to_string(cross_skilled));
    for (const std::string name : {"police_handlers", "fire_handlers"}) {
      const StaffGroup& group = group_called(before, name);
      const StaffGroup& rest = group_called(world, name);
      Roster twins{};
      for (const StaffGroup& other : world.staff) {
        if (other.name == name + "_cross_skilled") twins = other.seats;
      }
      for (std::size_t day = 0; day < 8; ++day) {
        for (std::size_t hour = 0; hour < 24; ++hour) {
          CHECK(twins[day][hour] == std::lround(cross_skilled * group.seats[day][hour]));
          CHECK(rest.seats[day][hour] + twins[day][hour] == group.seats[day][hour]);
        }
      }
    }
  }
}

TEST_CASE("the seats of each shift are split, and the minimum stays whole for both together") {
  World before = test::two_rooms();
  for (StaffGroup& group : before.staff) {
    group.seats = {};
    group.shifts.resize(2);
    group.shifts[0].seats.fill(5);
    group.shifts[1].seats.fill(2);
    group.minimum = 3;
  }
  const auto share = [&](const std::string& cross_skilled) {
    return test::after(
        before, "share_call_handling",
        "rooms = [\"police_room\", \"fire_room\"]\ncross_skilled = " + cross_skilled);
  };
  const World world = share("0.4");
  const StaffGroup& rest = group_called(world, "fire_handlers");
  const StaffGroup& twin = group_called(world, "fire_handlers_cross_skilled");
  CHECK(rest.shifts[0].seats[3] == 3);
  CHECK(twin.shifts[0].seats[3] == 2);
  CHECK(rest.shifts[1].seats[7] == 1);
  CHECK(twin.shifts[1].seats[7] == 1);
  CHECK(rest.minimum == 3);
  CHECK(twin.minimum == 3);
  CHECK(rest.team == "fire_handlers");
  CHECK(twin.team == "fire_handlers");
  CHECK_THROWS_AS(share("0.09"), ScenarioError);
}

TEST_CASE("twins answer all classes of the rooms, their own at the usual pace") {
  const World world = shared("cross_skilled = 0.5\nhandle_time_factor = 1.05");
  const StaffGroup& twin = group_called(world, "fire_handlers_cross_skilled");
  CHECK(twin.skills == std::vector<SkillId>{ContactId{2}, ContactId{0}, ContactId{1}});
  CHECK(twin.handle_factor == std::vector<double>{1, 1.05, 1.05});
  CHECK(at(world.rooms, twin.room).name == "fire_room");
  CHECK(twin.organisation == "fire");
  const StaffGroup& rest = group_called(world, "fire_handlers");
  CHECK(rest.skills == std::vector<SkillId>{ContactId{2}});
  CHECK(world.rooms.size() == 3);
}

TEST_CASE("every group has a name of its own, however often handling is shared") {
  const auto share = [](const World& world, const std::string& rooms) {
    return test::after(world, "share_call_handling", "rooms = " + rooms + "\ncross_skilled = 0.5");
  };
  const auto check_names = [](const World& world) {
    std::set<std::string> names, titles;
    for (const StaffGroup& group : world.staff) {
      CHECK(names.insert(group.name).second);
      CHECK(titles.insert(group.title).second);
    }
  };
  const World once = share(test::two_rooms(), R"(["police_room", "fire_room"])");
  const World twice = share(once, R"(["police_room", "elsewhere"])");
  check_names(twice);
  CHECK(group_called(twice, "police_handlers_cross_skilled_2").skills ==
        std::vector<SkillId>{ContactId{0}, ContactId{1}, ContactId{3}});
  CHECK(test::text_of(twice).find("input staff.police_handlers_cross_skilled_2.cost_per_fte") !=
        std::string::npos);
  World named = test::two_rooms();
  named.staff[2].name = "police_handlers_cross_skilled";
  check_names(share(named, R"(["police_room", "fire_room"])"));
}

TEST_CASE("chosen contacts alone are shared, and a group that gains none is left whole") {
  const World world = shared("cross_skilled = 0.5\ncontacts = [\"police_999\"]");
  CHECK(group_called(world, "fire_handlers_cross_skilled").skills ==
        std::vector<SkillId>{ContactId{2}, ContactId{0}});
  CHECK(world.staff.size() == 4);
  CHECK(group_called(world, "police_handlers").seats[0][0] == 7);
}

TEST_CASE("a twin has the price of its group with its range, and both err together") {
  const World world = shared("cross_skilled = 0.5");
  std::string inputs;
  for (const Input& input : world.inputs) inputs += test::text_of(input);
  const std::string rest =
      " 45000 40000 50000 GBP a pay scale high staff.police_handlers.cost_per_fte\n";
  CHECK(inputs.find("input staff.police_handlers.cost_per_fte" + rest) != std::string::npos);
  CHECK(inputs.find("input staff.police_handlers_cross_skilled.cost_per_fte" + rest) !=
        std::string::npos);
}

TEST_CASE("share_call_handling is a pure function, and refuses what it cannot do") {
  const World before = test::two_rooms();
  const std::string text = test::text_of(before);
  const std::string rooms = "rooms = [\"police_room\", \"fire_room\"]\n";
  test::after(before, "share_call_handling", rooms + "cross_skilled = 0.5");
  CHECK(test::text_of(before) == text);
  CHECK(test::refusal([&] { test::after(before, "share_call_handling", rooms); }) ==
        "lever.toml:1:1: lever.one.cross_skilled: expected share, 0 … 1, received nothing");
}

TEST_CASE("at some hours only what is learnt is used at those hours only, and nobody moves") {
  const std::string hours =
      "cross_skilled = 0.5\nhours = { from = 22, to = 6, days = "
      "[\"weekday\", \"sunday\"] }";
  const World always = shared("cross_skilled = 0.5"), world = shared(hours);
  for (std::size_t i = 0; i < world.staff.size(); ++i)
    CHECK(world.staff[i].seats == always.staff[i].seats);
  const StaffGroup& twin = group_called(world, "police_handlers_cross_skilled");
  REQUIRE(twin.hours.size() == 3);
  CHECK(!twin.hours[0]);
  CHECK(!twin.hours[1]);
  for (std::size_t day = 0; day < 8; ++day)
    for (std::size_t hour = 0; hour < 24; ++hour)
      CHECK(twin.hours[2]->holds[day][hour] == ((hour >= 22 || hour < 6) && day != 5 && day != 7));
  CHECK(group_called(world, "police_handlers").hours.empty());
  CHECK(group_called(always, "police_handlers_cross_skilled").hours.empty());
}

TEST_CASE("who learns again has the hours of both lessons") {
  const std::string half = "rooms = [\"police_room\", \"fire_room\"]\ncross_skilled = 1\n";
  const auto again = [&](const std::string& hours) {
    const World once = shared("cross_skilled = 1\nhours = { from = 1, to = 2 }");
    const World twice = test::after(once, "share_call_handling", half + hours);
    return twice.staff[2].name == "police_handlers_cross_skilled_cross_skilled"
               ? twice.staff[2].hours.at(2)
               : std::optional<HoursOfWeek>();
  };
  CHECK(!again(""));
  const auto both = again("hours = { from = 2, to = 3 }");
  REQUIRE(both);
  CHECK(std::count(both->holds[0].begin(), both->holds[0].end(), true) == 2);
}

TEST_CASE("shifts are shared like hours, and what is learnt may have hours") {
  World before = test::two_rooms();
  before.staff[0].seats = {};
  before.staff[0].shifts = {
      {std::chrono::hours{7}, std::chrono::hours{12}, {6, 6, 6, 6, 6, 3, 3, 3}}};
  before.staff[0].minimum = 4;
  for (const std::string hours : {"", "hours = { from = 1, to = 2 }"}) {
    const World world = test::after(before, "share_call_handling",
                                    "rooms = [\"police_room\", \"fire_room\"]\ncross_skilled = "
                                    "0.5\ncontacts = [\"fire_999\"]\n" +
                                        hours);
    const StaffGroup& twin = group_called(world, "police_handlers_cross_skilled");
    CHECK(twin.shifts[0].seats == std::array<int, 8>{3, 3, 3, 3, 3, 2, 2, 2});
    CHECK(group_called(world, "police_handlers").shifts[0].seats ==
          std::array<int, 8>{3, 3, 3, 3, 3, 1, 1, 1});
    CHECK(twin.hours.size() == (hours.empty() ? 0 : 3));
  }
}

TEST_CASE("sharing that nobody can take part in is refused, not passed over") {
  const auto refusal = [](const std::string& keys) { return test::refusal([&] { shared(keys); }); };
  CHECK(refusal("cross_skilled = 0\nhandle_time_factor = 1.2") ==
        "lever.toml:3:22: lever.one.handle_time_factor: expected no value, because nobody is "
        "cross-skilled, received 1.2");
  CHECK(refusal("cross_skilled = 0.01") ==
        "lever.toml:2:17: lever.one.cross_skilled: expected a share by which some seat, at some "
        "hour, learns a class that is new to it, received 0.01");
  CHECK(refusal("cross_skilled = 0.5\nhours = { from = 4, to = 4, days = [] }") ==
        "lever.toml:2:17: lever.one.cross_skilled: expected a share by which some seat, at some "
        "hour, learns a class that is new to it, received 0.5\n"
        "lever.toml:3:9: lever.one.hours: expected no value, because nobody is cross-skilled, "
        "received { from = 4, to = 4, days = [] }");
}

TEST_CASE("sharing helps a busy room beside one with time to spare") {
  const World before = test::busy_rooms({62, 7}, {5, 4});
  const World after = test::after(before, "share_call_handling",
                                  "rooms = [\"police_room\", \"fire_room\"]\ncross_skilled = 0.5");
  CHECK(test::Comparison(before, after).is_shorter("wait police_999"));
}

TEST_CASE("sharing does nothing where nobody waits") {
  const World before = test::busy_rooms({2, 20}, {2, 20});
  const World after = test::after(before, "share_call_handling",
                                  "rooms = [\"police_room\", \"fire_room\"]\ncross_skilled = "
                                  "0.5\nhandle_time_factor = 2");
  CHECK(test::Comparison(before, after).is_same());
}

TEST_CASE("sharing hurts a room whose people are held by long calls that they are slow at") {
  const World before = test::busy_rooms({62, 7}, {50, 4});
  const World after = test::after(before, "share_call_handling",
                                  "rooms = [\"police_room\", \"fire_room\"]\ncross_skilled = "
                                  "0.5\nhandle_time_factor = 1.5");
  CHECK(test::Comparison(before, after).is_longer("wait fire_999"));
}

TEST_CASE(
    "every lever has a kind of its own, a description that tells mechanism, evidence and limits, "
    "and keys") {
  std::vector<std::string_view> kinds;
  for (const Lever& lever : levers()) {
    INFO(lever.kind);
    CHECK(std::find(kinds.begin(), kinds.end(), lever.kind) == kinds.end());
    kinds.push_back(lever.kind);
    for (const char* word : {"Mechanism:", "Evidence:", "Limits:"}) {
      CHECK(lever.description.find(word) != std::string_view::npos);
    }
    CHECK(!lever.keys().empty());
  }
  CHECK(kinds.size() >= 9);
}

}  // namespace bluelight::share_call_handling_test
