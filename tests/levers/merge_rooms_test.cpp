#include <catch2/catch.hpp>

#include "levers/simulated.hpp"

namespace bluelight::merge_rooms_test {
namespace {

const std::string both = "rooms = [\"police_room\", \"fire_room\"]\ninto = \"joint\"\n";

std::vector<std::string> skills_of(const World& world, std::size_t group) {
  std::vector<std::string> names;
  for (const SkillId skill : world.staff[group].skills) names.push_back(name_of(world, skill));
  return names;
}

}  // namespace

TEST_CASE("merged rooms become one that answers the classes of all") {
  const World world = test::after(test::two_rooms(), "merge_rooms", both);
  REQUIRE(world.rooms.size() == 2);
  CHECK(world.rooms[0].name == "elsewhere");
  CHECK(world.rooms[1].name == "joint");
  CHECK(world.rooms[1].answers == std::vector<ContactId>{{0}, {1}, {2}});
  CHECK(world.rooms[1].queue_limit == 40);
}

TEST_CASE("staff move with their rooms and keep their names, seats and prices") {
  const World before = test::two_rooms();
  const World world = test::after(before, "merge_rooms", both);
  REQUIRE(world.staff.size() == before.staff.size());
  const char* rooms[] = {"joint", "joint", "elsewhere"};
  for (std::size_t i = 0; i < world.staff.size(); ++i) {
    CHECK(world.staff[i].name == before.staff[i].name);
    CHECK(world.staff[i].seats == before.staff[i].seats);
    CHECK(world.staff[i].cost_per_fte == before.staff[i].cost_per_fte);
    CHECK(at(world.rooms, world.staff[i].room).name == rooms[i]);
  }
}

TEST_CASE("pooled groups gain the skills they lack, at the factor of the lever") {
  const World world =
      test::after(test::two_rooms(), "merge_rooms", both + "handle_time_factor = 1.2");
  CHECK(skills_of(world, 0) == std::vector<std::string>{"police_999", "police_101", "fire_999"});
  CHECK(world.staff[0].handle_factor == std::vector<double>{1, 1, 1.2});
  CHECK(skills_of(world, 1) == std::vector<std::string>{"fire_999", "police_999", "police_101"});
  CHECK(world.staff[1].handle_factor == std::vector<double>{1, 1.2, 1.2});
  CHECK(skills_of(world, 2) == std::vector<std::string>{"elsewhere_999"});
}

TEST_CASE("what a group learns comes before nothing that it had") {
  World before = test::two_rooms();
  before.staff[0].preference = {3, 2};
  const World world = test::after(before, "merge_rooms", both);
  CHECK(world.staff[0].preference == std::vector<int>{3, 2, 3});
  CHECK(world.staff[1].preference.empty());
}

TEST_CASE("people who work at desks alone do not become call handlers") {
  World before = test::two_rooms();
  before.desks.emplace_back().name = "dispatch";
  StaffGroup dispatchers = before.staff[0];
  dispatchers.name = "dispatchers";
  dispatchers.skills = {DeskId{0}};
  dispatchers.handle_factor = {1};
  before.staff.push_back(dispatchers);
  const World merged = test::after(before, "merge_rooms", both);
  CHECK(merged.staff.back().skills == std::vector<SkillId>{DeskId{0}});
  const World shared =
      test::after(before, "share_call_handling",
                  "rooms = [\"police_room\", \"fire_room\"]\ncross_skilled = 0.5\n");
  CHECK(shared.staff.back().name == "dispatchers");
  CHECK(shared.staff.back().seats == dispatchers.seats);
}

TEST_CASE("groups that only sit together keep their skills") {
  const World before = test::two_rooms();
  const World world = test::after(before, "merge_rooms", both + "pooled = false");
  for (std::size_t i = 0; i < world.staff.size(); ++i)
    CHECK(skills_of(world, i) == skills_of(before, i));
  CHECK(at(world.rooms, world.staff[0].room).name == "joint");
}

TEST_CASE("the joint room has each kind of support of the first room that has it") {
  World before = test::two_rooms();
  before.rooms[0].support = {{"trainers", "Trainers", 20, 1, "police", {45'000}}};
  before.rooms[1].support = {{"trainers", "Trainers", 10, 1, "fire", {50'000}},
                             {"auditors", "Auditors", 30, 0, "fire", {40'000}}};
  const World world = test::after(
      before, "merge_rooms",
      "rooms = [\"police_room\", \"" + before.rooms[1].name + "\"]\ninto = \"joint\"\n");
  const auto& support = world.rooms.back().support;
  REQUIRE(support.size() == 2);
  CHECK(support[0].span == 20);
  CHECK(support[1].name == "auditors");
}

TEST_CASE("the joint room has the supervisors of the first room that has any, at their price") {
  World before = test::two_rooms();
  before.rooms[1].supervisors = {8, "fire", 0.2, std::chrono::hours{42}, {60'000}};
  const std::string old_path = "room." + before.rooms[1].name + ".supervisors.cost_per_fte";
  Input price;
  price.path = old_path;
  price.value = 60'000;
  before.inputs.push_back(price);
  const World world = test::after(
      before, "merge_rooms",
      "rooms = [\"police_room\", \"" + before.rooms[1].name + "\"]\ninto = \"joint\"\n");
  CHECK(world.rooms.back().supervisors.span == 8);
  CHECK(world.rooms.back().supervisors.organisation == "fire");
  const Input& copy = world.inputs.back();
  CHECK(copy.path == "room.joint.supervisors.cost_per_fte");
  CHECK(copy.value == 60'000);
  CHECK(copy.group == old_path);  // they err together
}

TEST_CASE("rooms may merge into one of themselves, or into a third") {
  const World into_own =
      test::after(test::two_rooms(), "merge_rooms",
                  "rooms = [\"police_room\", \"fire_room\"]\ninto = \"fire_room\"");
  CHECK(into_own.rooms.size() == 2);
  CHECK(into_own.rooms[1].title == "Fire control");
  const World into_third =
      test::after(test::two_rooms(), "merge_rooms",
                  "rooms = [\"police_room\", \"fire_room\"]\ninto = \"elsewhere\"");
  REQUIRE(into_third.rooms.size() == 1);
  CHECK(into_third.rooms[0].answers.size() == 4);
  CHECK(!into_third.rooms[0].queue_limit);
}

TEST_CASE("a merged room carries on the agreements, the site and the choice of its rooms") {
  World before = test::two_rooms();
  before.sites = {{"police_hq", "", "police", {}, {}}, {"fire_hq", "", "fire", {}, {}}};
  before.rooms[0].site = SiteId{0};
  before.rooms[0].choice = Choice::longest_idle;
  before.rooms[0].partners = {{.room = RoomId{1}, .answered_as = {{ContactId{0}, ContactId{3}}}},
                              {.room = RoomId{2}, .answered_as = {{ContactId{0}, ContactId{2}}}}};
  before.rooms[1].partners = {{.room = RoomId{2}, .answered_as = {{ContactId{3}, ContactId{2}}}}};
  before.rooms[2].site = SiteId{1};
  const World joint = test::after(before, "merge_rooms", both);
  REQUIRE(joint.rooms[1].name == "joint");
  CHECK(!joint.rooms[1].site);
  CHECK(joint.rooms[1].choice == Choice::longest_idle);
  REQUIRE(joint.rooms[1].partners.size() == 1);
  CHECK(at(joint.rooms, joint.rooms[1].partners[0].room).name == "elsewhere");
  CHECK(at(joint.rooms, joint.rooms[0].partners.at(0).room).name == "joint");
  const auto site_of = [&](const std::string& keys) {
    const World world = test::after(before, "merge_rooms", keys);
    const auto& site = world.rooms.back().site;
    return site ? at(world.sites, *site).name : "its own";
  };
  CHECK(site_of(both + "site = \"police_hq\"") == "police_hq");
  CHECK(site_of("rooms = [\"police_room\", \"fire_room\"]\ninto = \"fire_room\"") == "fire_hq");
  before.rooms[2].site = SiteId{0};
  CHECK(site_of(both) == "police_hq");
}

TEST_CASE("a factor that nobody needs is refused") {
  CHECK(test::refusal([] {
          test::after(test::two_rooms(), "merge_rooms",
                      both + "pooled = false\nhandle_time_factor = 1.2");
        }) ==
        "lever.toml:4:22: lever.one.handle_time_factor: expected no value, because nobody answers "
        "a class that is new to them, received 1.2");
}

TEST_CASE("a merger helps two rooms that are about as busy") {
  const World before = test::busy_rooms({60, 7}, {100, 6});
  const World after = test::after(before, "merge_rooms", both);
  const test::Comparison comparison(before, after);
  CHECK(comparison.is_shorter("wait police_999"));
  CHECK(comparison.is_shorter("wait fire_999"));
}

TEST_CASE(
    "a merger does nothing for callers of whom few call, though people are slow at the others'") {
  const World before = test::busy_rooms({2, 4}, {2, 4});
  const World after = test::after(before, "merge_rooms", both + "handle_time_factor = 2");
  CHECK(test::Comparison(before, after, 3).is_same());
}

TEST_CASE(
    "a merger does not depend on the order of tables, nor on preferences that decide nothing") {
  const std::string slower = both + "handle_time_factor = 1.4";
  World before = test::busy_rooms({60, 7}, {100, 6});
  const World merged = test::after(before, "merge_rooms", slower);
  for (StaffGroup& group : before.staff) group.preference = {2};
  CHECK(test::Comparison(merged, test::after(before, "merge_rooms", slower), 3).is_same());
  std::swap(before.staff[0], before.staff[1]);
  CHECK(test::Comparison(merged, test::after(before, "merge_rooms", slower), 3).is_same());
}

TEST_CASE("a merger does nothing for callers if people only sit together") {
  const World before = test::busy_rooms({60, 7}, {100, 6});
  CHECK(test::Comparison(before, test::after(before, "merge_rooms", both + "pooled = false"))
            .is_same());
}

TEST_CASE("a merger hurts where people are slow at each other's calls") {
  const World before = test::busy_rooms({60, 7}, {100, 6});
  const World after = test::after(before, "merge_rooms", both + "handle_time_factor = 1.4");
  const test::Comparison comparison(before, after);
  CHECK(comparison.is_longer("wait police_999"));
  CHECK(comparison.is_longer("wait fire_999"));
}

TEST_CASE("merge_rooms is a pure function, and refuses what it cannot do") {
  const World before = test::two_rooms();
  const std::string text = test::text_of(before);
  test::after(before, "merge_rooms", both);
  CHECK(test::text_of(before) == text);
  CHECK(test::refusal(
            [&] { test::after(before, "merge_rooms", "rooms = [\"fire_rom\"]\ninto = \"x\""); }) ==
        "lever.toml:1:10: lever.one.rooms[0]: expected the name of a room, received \"fire_rom\" "
        "(did you mean fire_room?)");
}

}  // namespace bluelight::merge_rooms_test
