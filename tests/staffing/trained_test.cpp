#include <algorithm>
#include <bluelight/load.hpp>
#include <bluelight/staff_need.hpp>
#include <catch2/catch.hpp>
#include <cmath>

#include "staffing/crews.hpp"

namespace bluelight::trained_test {
namespace {

StaffNeed need_at(double cross_skilled) {
  const Option option =
      load_option("tests/staffing/two_rooms_shared.toml",
                  {"lever.shared.cross_skilled=" + std::to_string(cross_skilled)});
  StaffingSettings settings;
  settings.aims.replications = 8;
  settings.aims.weeks = 4;
  settings.aims.fresh_replications = 4;
  settings.jobs.workers = 2;
  return staff_need(option, settings);
}

int seats_of(const StaffNeed& need, const std::string& name, std::size_t hour) {
  for (const GroupNeed& one : need.groups)
    if (at(need.rostered.staff, one.group).name == name) return one.seats[hour];
  return 0;
}

int all_hours(const StaffNeed& need) {
  double sum = 0;
  for (const GroupNeed& one : need.groups) sum += one.hours;
  return static_cast<int>(sum);
}

/// Hours of the week at which another number of a room's people is trained than the share.
int hours_off(const StaffNeed& need, double share) {
  int hours = 0;
  for (const std::string room : {"one", "other"})
    for (std::size_t hour = 0; hour < hours_a_week; ++hour) {
      const int trained = seats_of(need, room + "_cross_skilled", hour);
      const int all = trained + seats_of(need, room, hour);
      hours += trained != static_cast<int>(std::lround(share * all));
    }
  return hours;
}

TEST_CASE(
    "As many people take the other room's calls as were trained, and more of them help more") {
  int before = all_hours(need_at(0));
  const int apart = before;
  for (const double share : {0.15, 0.4, 1.0}) {
    const StaffNeed need = need_at(share);
    CAPTURE(share, all_hours(need), before);
    CHECK(all_hours(need) <= before);
    CHECK((share == 1 || hours_off(need, share) == 0));
    CHECK(std::ranges::none_of(need.standards, [](const HeldStandard& one) {
      return one.verdict == HeldStandard::Verdict::missed;
    }));
    before = all_hours(need);
  }
  CHECK(before < apart);
}

TEST_CASE("Who was trained is on duty in that share, whatever the number") {
  Crew crew;
  crew.parts = {{.groups = {{1}}, .share = 0.25}, {.groups = {{0}}, .share = 0.75}};
  CHECK(by_part(crew, 0) == std::vector{0, 0});
  CHECK(by_part(crew, 1) == std::vector{0, 1});
  CHECK(by_part(crew, 2) == std::vector{1, 1});  // half a person is one, as for today's seats
  CHECK(by_part(crew, 5) == std::vector{1, 4});
  CHECK(by_part(crew, 8) == std::vector{2, 6});
  CHECK(people_of(crew, {true, false}, 8) == 2);
  CHECK(people_of(crew, {true, true}, 8) == 8);
}

TEST_CASE("Equal rooms that help each other get equal teams, to a person") {
  for (const double share : {0.25, 0.75}) {
    const StaffNeed need = need_at(share);
    const auto team = [&](const std::string& room, std::size_t hour) {
      return seats_of(need, room, hour) + seats_of(need, room + "_cross_skilled", hour);
    };
    int off = 0;
    for (std::size_t hour = 0; hour < hours_a_week; ++hour)
      off += std::abs(team("one", hour) - team("other", hour)) > 1;
    CAPTURE(share);
    CHECK(off == 0);
  }
}

/// Four people at a desk, of whom one also learnt to answer calls.
World desk_and_calls() {
  World world;
  world.contacts.resize(1);
  StaffGroup rest, trained;
  rest.name = "desk";
  trained.name = "desk_trained";
  rest.team = trained.team = "desk";
  rest.skills = {DeskId{0}};
  trained.skills = {DeskId{0}, ContactId{0}};
  rest.share_of_team = 0.75;
  trained.share_of_team = 0.25;
  rest.minimum = trained.minimum = 2;
  for (auto& day : rest.seats) day.fill(3);
  for (auto& day : trained.seats) day.fill(1);
  world.staff = {rest, trained};
  return world;
}

TEST_CASE("A team of whom some were trained is one crew, which keeps the work that nobody judges") {
  const World world = desk_and_calls();
  Holds holds;
  holds.classes = {{.hold = {}, .work = ContactId{0}, .standard = {}}};
  const std::vector<Crew> crews = crews_of(world, holds);
  REQUIRE(crews.size() == 1);
  CHECK(groups_of(crews[0]) == std::vector<StaffGroupId>{{1}, {0}});
  CHECK(crews[0].minimum == 2);  // of the team, not of each part
  CHECK_FALSE(crews[0].judged);
  CHECK(crews[0].kept[50] == 4);
  CHECK(by_group(world, crews[0], 50, 8) == std::vector{2, 6});
}

TEST_CASE("Who was trained to the last leaves nobody behind") {
  World world = desk_and_calls();
  world.staff[0].share_of_team = 0;
  world.staff[1].share_of_team = 1;
  Holds holds;
  holds.classes = {{.hold = {}, .work = ContactId{0}, .standard = {}}};
  const std::vector<Crew> crews = crews_of(world, holds);
  REQUIRE(crews.size() == 1);
  CHECK(groups_of(crews[0]) == std::vector<StaffGroupId>{{1}});
}

TEST_CASE("Groups with the same skills share a crew's seats as their shifts are now") {
  World world;
  world.contacts.resize(1);
  StaffGroup early, both;
  early.name = "early";
  both.name = "both";
  early.skills = both.skills = {ContactId{0}};
  for (auto& day : both.seats) day.fill(2);
  const std::array<int, 8> six{6, 6, 6, 6, 6, 6, 6, 6};
  early.shifts = {
      {.begins = std::chrono::hours(22), .lasts = std::chrono::hours(10), .seats = six}};
  world.staff = {early, both};
  Holds holds;
  holds.classes = {{.hold = {}, .work = ContactId{0}, .standard = {}}};
  const std::vector<Crew> crews = crews_of(world, holds);
  REQUIRE(crews.size() == 1);
  CHECK(by_group(world, crews[0], 23, 4) == std::vector{3, 1});
  CHECK(by_group(world, crews[0], 31, 4) == std::vector{3, 1});  // Tuesday 07:00, from Monday
  CHECK(by_group(world, crews[0], 32, 4) == std::vector{0, 4});
}

}  // namespace
}  // namespace bluelight::trained_test
