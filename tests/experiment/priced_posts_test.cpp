#include "experiment/priced_posts.hpp"

#include <catch2/catch.hpp>

namespace priced_posts_test {

using namespace bluelight;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t saturday = 5, sunday = 6, bank_holiday = 7;

Roster around_the_clock(int seats) {
  Roster roster{};
  for (auto& day : roster) day.fill(seats);
  return roster;
}

/// 8 hours from 08:00: 10 people on weekdays, nobody at weekends, 2 on bank holidays.
Roster office_hours() {
  Roster roster{};
  for (std::size_t day = 0; day < saturday; ++day)
    for (std::size_t hour = 8; hour < 16; ++hour) roster[day][hour] = 10;
  for (std::size_t hour = 8; hour < 16; ++hour) roster[bank_holiday][hour] = 2;
  return roster;
}

StaffGroup by_hour(const Roster& seats) {
  StaffGroup group;
  group.seats = seats;
  return group;
}

Area area_from(std::chrono::year_month_day start) {
  Area area;
  area.start = start;
  return area;
}

}  // namespace

TEST_CASE("one seat around the clock is 168 hours a week") {
  CHECK(weekly_seat_hours(by_hour(around_the_clock(1)), area_from(2025y / 4 / 1)) ==
        Approx(168).epsilon(1e-12));
  CHECK(weekly_seat_hours(by_hour(around_the_clock(3)), area_from(2027y / 4 / 1)) ==
        Approx(3 * 168).epsilon(1e-12));
}

TEST_CASE("bank holidays of the year have their own seats") {
  // 1 April 2025 to 31 March 2026: 52 weeks and a Tuesday, so 261 weekdays and 52 each of Saturday
  // and Sunday.
  auto area = area_from(2025y / 4 / 1);
  CHECK(weekly_seat_hours(by_hour(office_hours()), area) ==
        Approx(261 * 80 * 7 / 365.0).epsilon(1e-12));
  area.bank_holidays = {2025y / 4 / 18, 2025y / 4 / 21, 2025y / 12 / 25, 2025y / 12 / 27,
                        2026y / 4 / 3};
  // Three of them are weekdays, one is a Saturday, and one is in the next year.
  CHECK(weekly_seat_hours(by_hour(office_hours()), area) ==
        Approx((258 * 80 + 4 * 16) * 7 / 365.0).epsilon(1e-12));
}

TEST_CASE("the hours that clock changes take and give are counted") {
  Roster second_hour{};
  second_hour[sunday][1] = 5;
  // 1 April 2025 to 31 March 2026 has 52 Sundays; 01:00 comes twice on 26 October and not at all on
  // 29 March.
  CHECK(weekly_seat_hours(by_hour(second_hour), area_from(2025y / 4 / 1)) ==
        Approx((52 + 1 - 1) * 5 * 7 / 365.0));
  // 1 January 2024 to 31 December 2024 is 366 days long.
  CHECK(weekly_seat_hours(by_hour(around_the_clock(1)), area_from(2024y / 1 / 1)) ==
        Approx(168).epsilon(1e-12));
}

TEST_CASE("without a date the week is plain") {
  CHECK(weekly_seat_hours(by_hour(office_hours()), Area{}) == 400);
}

TEST_CASE("a roster of shifts is paid the hours that its nights really last") {
  StaffGroup nights;
  nights.shifts = {{19h, 12h, {0, 0, 0, 0, 0, 3, 0, 0}}};  // Saturdays
  // 52 Saturdays: the night of 25 October lasts 13 h, that of 28 March 11 h.
  CHECK(weekly_seat_hours(nights, area_from(2025y / 4 / 1)) == Approx(52 * 12 * 3 * 7 / 365.0));
  // 53 Saturdays from 25 October 2025: that night and the last, 24 October 2026, last 13 h.
  CHECK(weekly_seat_hours(nights, area_from(2025y / 10 / 25)) ==
        Approx((53 * 12 + 1 - 1 + 1) * 3 * 7 / 365.0));
}

TEST_CASE("a seat of a 2-2-4 takes 5.3 posts of 42 h at a quarter of shrinkage") {
  // evidence 4.07: four watches of four for three on duty, 5.3 posts a seat
  World world;
  world.area = area_from(2025y / 4 / 1);
  StaffGroup group;
  group.name = "fire_operators";
  group.shifts = {{7h, 12h, {}}, {19h, 12h, {}}};
  for (Shift& shift : group.shifts) shift.seats.fill(3);
  group.shrinkage = 0.25;
  group.contract_week = 42h;
  world.staff = {group};
  const auto posts = priced_posts(Option{"now", "Now", world});
  REQUIRE(posts.size() == 1);
  CHECK(posts[0].posts == Approx(16).epsilon(1e-12));
  CHECK(posts[0].posts / 3 == Approx(5.333333333).epsilon(1e-9));
}

TEST_CASE("posts that stand empty cost nothing, people who are absent do") {
  World world;
  StaffGroup group = by_hour(around_the_clock(8));
  group.contract_week = 42h;
  group.attendance.absence = 0.1;
  // Two leavers a year for each post, gone half a year: half of the posts stand empty.
  group.workforce = {.attrition = 2, .lead_time = 24h * 365 / 2};
  world.staff = {group};
  const auto posts = priced_posts(Option{"now", "Now", world});
  REQUIRE(posts.size() == 1);
  CHECK(posts[0].posts == Approx(0.5 * 8 * 168 / 42));
}

TEST_CASE("supervisors follow the people of the whole room by their span") {
  World world;
  world.area.start = {};
  world.rooms.resize(2);
  world.rooms[0].name = "room";
  world.rooms[0].supervisors = {8, "county", 0.2, 40h, {60'000}};
  StaffGroup one = by_hour(around_the_clock(5)), other = one, elsewhere = one;
  other.shifts = {{9h, 8h, {4, 4, 4, 4, 4, 0, 0, 0}}};
  other.seats = {};
  elsewhere.room = {1};
  world.staff = {one, other, elsewhere};
  // One for five, a second for nine: 40 h a week.
  CHECK(weekly_supervisor_hours(world, {0}) == Approx(168 + 40).epsilon(1e-12));
  const auto posts = priced_posts(Option{"now", "Now", world});
  REQUIRE(posts.size() == 1);
  CHECK(posts[0].group == "room_supervisors");
  CHECK(posts[0].organisation == "county");
  CHECK(posts[0].posts == Approx(208 / 32.0).epsilon(1e-12));
  CHECK(posts[0].cost_per_fte.value == 60'000);
  CHECK(posts[0].input == "room.room.supervisors.cost_per_fte");
}

TEST_CASE("support follows the posts of the whole room by its span, down to its least") {
  World world;
  world.area.start = {};
  world.rooms.resize(2);
  world.rooms[0].name = world.rooms[1].name = "room";
  world.rooms[0].support = {{"trainers", "Trainers", 10, 1, "county", {45'000}},
                            {"auditors", "Auditors", 100, 0.5, "county", {40'000}}};
  world.rooms[1].name = "empty";
  world.rooms[1].support = world.rooms[0].support;
  StaffGroup group = by_hour(around_the_clock(5));
  group.name = "handlers";
  group.contract_week = 42h;
  world.staff = {group, group};
  world.staff[1].name = "others";
  const auto posts = priced_posts(Option{"now", "Now", world});
  REQUIRE(posts.size() == 4);  // 20 and 20 posts; nobody supports a room without people
  CHECK(posts[2].group == "room_trainers");
  CHECK(posts[2].posts == Approx(4));
  CHECK(posts[2].organisation == "county");
  CHECK(posts[2].cost_per_fte.value == 45'000);
  CHECK(posts[2].input == "room.room.support.trainers.cost_per_fte");
  CHECK(posts[3].group == "room_auditors");
  CHECK(posts[3].posts == Approx(0.5));
}

TEST_CASE("posts are seat-hours over the hours that one post is at work") {
  World world;
  world.area = area_from(2025y / 4 / 1);
  StaffGroup group;
  group.name = "fire_operators";
  group.organisation = "fire";
  group.seats = around_the_clock(4);
  group.shrinkage = 0.25;
  group.contract_week = 42h;
  group.cost_per_fte = {51'000};
  world.staff = {group, group};
  world.staff[1].contract_week = {};  // a group of a world about theory: it costs nothing
  const auto posts = priced_posts(Option{"now", "Now", world});
  REQUIRE(posts.size() == 1);
  CHECK(posts[0].group == "fire_operators");
  CHECK(posts[0].organisation == "fire");
  CHECK(posts[0].posts ==
        Approx(4 * 168 / 31.5).epsilon(1e-12));  // 42 h × 0.75 = 31.5 h: 21⅓ posts
  CHECK(posts[0].cost_per_fte.value == 51'000);
  CHECK(posts[0].input == "staff.fire_operators.cost_per_fte");
  CHECK(!posts[0].from.ok());
}

TEST_CASE("posts stand once for each date on which they change") {
  StaffGroup group;
  group.name = "fire_operators";
  group.seats = around_the_clock(4);
  group.contract_week = 42h;
  StaffGroup fewer = group, trained = group;
  fewer.seats = around_the_clock(3);
  trained.skills = {ContactId{0}};
  Option option{"later", "Later", {}};
  option.world.staff = {fewer};
  option.staff_by_date = {{{}, {group}}, {2026y / 4 / 1, {trained}}, {2034y / 4 / 1, {fewer}}};
  const auto posts = priced_posts(option);
  REQUIRE(posts.size() == 2);
  CHECK(!posts[0].from.ok());
  CHECK(posts[0].posts == 16);
  CHECK(posts[1].from == 2034y / 4 / 1);
  CHECK(posts[1].posts == 12);
}

}  // namespace priced_posts_test
