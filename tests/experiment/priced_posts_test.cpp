#include "experiment/priced_posts.hpp"

#include <catch2/catch.hpp>

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

Area area_from(std::chrono::year_month_day start) {
  Area area;
  area.start = start;
  return area;
}

}  // namespace

TEST_CASE("one seat around the clock is 168 hours a week") {
  CHECK(weekly_seat_hours(around_the_clock(1), area_from(2025y / 4 / 1)) ==
        Approx(168).epsilon(1e-12));
  CHECK(weekly_seat_hours(around_the_clock(3), area_from(2027y / 4 / 1)) ==
        Approx(3 * 168).epsilon(1e-12));
}

TEST_CASE("bank holidays of the year have their own seats") {
  // 1 April 2025 to 31 March 2026: 52 weeks and a Tuesday, so 261 weekdays and 52 each of Saturday
  // and Sunday.
  auto area = area_from(2025y / 4 / 1);
  CHECK(weekly_seat_hours(office_hours(), area) == Approx(261 * 80 * 7 / 365.0).epsilon(1e-12));
  area.bank_holidays = {2025y / 4 / 18, 2025y / 4 / 21, 2025y / 12 / 25, 2025y / 12 / 27,
                        2026y / 4 / 3};
  // Three of them are weekdays, one is a Saturday, and one is in the next year.
  CHECK(weekly_seat_hours(office_hours(), area) ==
        Approx((258 * 80 + 4 * 16) * 7 / 365.0).epsilon(1e-12));
}

TEST_CASE("the hours that clock changes take and give are counted") {
  Roster second_hour{};
  second_hour[sunday][1] = 5;
  // 1 April 2025 to 31 March 2026 has 52 Sundays; 01:00 comes twice on 26 October and not at all on
  // 29 March.
  CHECK(weekly_seat_hours(second_hour, area_from(2025y / 4 / 1)) ==
        Approx((52 + 1 - 1) * 5 * 7 / 365.0));
  // 1 January 2024 to 31 December 2024 is 366 days long.
  CHECK(weekly_seat_hours(around_the_clock(1), area_from(2024y / 1 / 1)) ==
        Approx(168).epsilon(1e-12));
}

TEST_CASE("without a date the week is plain") {
  CHECK(weekly_seat_hours(office_hours(), Area{}) == 400);
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
