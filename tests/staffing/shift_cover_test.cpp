#include "staffing/shift_cover.hpp"

#include <catch2/catch.hpp>
#include <numeric>

namespace bluelight::shift_cover_test {
namespace {

WeekSeats on_duty(const std::vector<Shift>& shifts) {
  WeekSeats people{};
  for (const Shift& shift : shifts)
    for (int day = 0; day < 7; ++day)
      for (int h = 0; h < shift.lasts / std::chrono::hours{1}; ++h)
        people[static_cast<std::size_t>((day * 24 + shift.begins / std::chrono::hours{1} + h) %
                                        hours_a_week)] +=
            shift.seats[static_cast<std::size_t>(day)];
  return people;
}

bool covers(const std::vector<Shift>& shifts, const WeekSeats& need) {
  const WeekSeats people = on_duty(shifts);
  for (std::size_t h = 0; h < need.size(); ++h)
    if (people[h] < need[h]) return false;
  return true;
}

TEST_CASE("A seat that is open all week takes two shifts of twelve hours a day") {
  WeekSeats need{};
  need.fill(3);
  const auto found = cover(need, {.begins = {7, 19}, .lasts = {12}});
  REQUIRE(found);
  CHECK(found->hours == 3 * 168);
  CHECK(found->gap == 0);
  CHECK(found->shifts.size() == 2);
  CHECK(found->shifts[0].seats == std::array{3, 3, 3, 3, 3, 3, 3, 3});
}

TEST_CASE("A peak of one hour costs a whole shift") {
  WeekSeats need{};
  need.fill(1);
  need[34] = 2;
  const auto found = cover(need, {.begins = {0, 8, 16}, .lasts = {8}});
  REQUIRE(found);
  CHECK(found->hours == 168 + 8);
  CHECK(covers(found->shifts, need));
}

TEST_CASE("The last night of the week ends on Monday") {
  WeekSeats need{};
  need[2] = 4;
  const auto found = cover(need, {.begins = {20}, .lasts = {10}});
  REQUIRE(found);
  CHECK(found->shifts.at(0).seats[6] == 4);
  CHECK(found->hours == 40);
}

TEST_CASE("A week of changing need is covered within the stated gap") {
  WeekSeats need{};
  for (std::size_t h = 0; h < need.size(); ++h)
    need[h] = 4 + static_cast<int>(h % 24 >= 8) * 3 + static_cast<int>(h % 24 >= 14) * 5 -
              static_cast<int>(h / 24 >= 5) * 2;
  const auto found = cover(need, ShiftRules{});
  REQUIRE(found);
  CHECK(covers(found->shifts, need));
  CHECK(found->gap < 0.01);
  CHECK(found->hours >= std::accumulate(need.begin(), need.end(), 0));
  const auto again = cover(need, ShiftRules{});
  CHECK(again->hours == found->hours);
}

TEST_CASE("Rules that leave an hour without a shift cover nothing") {
  WeekSeats need{};
  need.fill(1);
  CHECK_FALSE(cover(need, {.begins = {8}, .lasts = {8}}));
  need = {};
  CHECK(cover(need, {.begins = {8}, .lasts = {8}})->shifts.empty());
}

}  // namespace
}  // namespace bluelight::shift_cover_test
