#include "room/spells.hpp"

#include <catch2/catch.hpp>

namespace spells_test {

using namespace bluelight;
using namespace std::chrono_literals;

namespace {

/// Nights of 12 h from 19:00, three people, none on bank holidays.
StaffGroup nights() {
  StaffGroup group;
  group.shifts = {{19h, 12h, {3, 3, 3, 3, 3, 3, 3, 0}}};
  return group;
}

LocalHours london(std::chrono::year_month_day first) {
  return {first, 4, "Europe/London", {2025y / 12 / 25}, {}};
}

}  // namespace

TEST_CASE("a night shift begins and ends by the wall clock", "[room]") {
  const auto spells = spells_of(nights(), london(2025y / 6 / 2), 1);
  REQUIRE(spells.size() == 1);
  CHECK(spells[0].begins == TimePoint{24h + 19h});
  CHECK(spells[0].ends == TimePoint{48h + 7h});
  CHECK(spells[0].seats == 3);
  CHECK(spells[0].day == 1);
  CHECK(spells[0].shift == 0);
}

TEST_CASE("the nights on which clocks change last 13 h and 11 h", "[room]") {
  CHECK(spells_of(nights(), london(2025y / 10 / 25), 0)[0].length() == 13h);
  CHECK(spells_of(nights(), london(2025y / 10 / 26), 0)[0].length() == 12h);
  CHECK(spells_of(nights(), london(2026y / 3 / 28), 0)[0].length() == 11h);
  CHECK(spells_of(nights(), london(2026y / 3 / 29), 0)[0].length() == 12h);
}

TEST_CASE("a shift that ends in the hour that comes twice ends when it comes first", "[room]") {
  StaffGroup late = nights();
  late.shifts[0] = {17h + 30min, 8h, {1, 1, 1, 1, 1, 1, 1, 1}};
  const auto spells = spells_of(late, london(2025y / 10 / 25), 0);
  CHECK(spells[0].ends == TimePoint{25h + 30min});
}

TEST_CASE("a shift without seats on a kind of day is not worked", "[room]") {
  CHECK(spells_of(nights(), london(2025y / 12 / 24), 0).size() == 1);
  CHECK(spells_of(nights(), london(2025y / 12 / 24), 1).empty());
}

}  // namespace spells_test
