#include <bluelight/local_hours.hpp>
#include <catch2/catch.hpp>

namespace local_hours_test {

using namespace bluelight;
using namespace std::chrono_literals;

namespace {

std::vector<int> wall_hours(const LocalHours& calendar) {
  std::vector<int> hours;
  for (const LocalHour& hour : calendar.hours()) hours.push_back(hour.hour);
  return hours;
}

}  // namespace

TEST_CASE("a day of an ordinary week has 24 hours and knows what it is") {
  const LocalHours calendar(2026y / 1 / 5, 1, "Europe/London", {}, {});
  REQUIRE(calendar.hours().size() == 24);
  CHECK(calendar.days().front().begin == TimePoint{});
  CHECK(calendar.end() == TimePoint{24h});
  const LocalHour& last = calendar.hours().back();
  CHECK(last.hour == 23);
  CHECK(last.weekday == 0);
  CHECK(last.day_kind == 0);
  CHECK(last.month == 0);
  CHECK_FALSE(last.school_holiday);
  CHECK(last.hour_of_week() == 23);
}

TEST_CASE("clocks go forward on 2026-03-29: 23 hours, none of them 01:00") {
  const LocalHours calendar(2026y / 3 / 29, 1, "Europe/London", {}, {});
  CHECK(calendar.end() == TimePoint{23h});
  CHECK(wall_hours(calendar) == std::vector{0,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12,
                                            13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23});
}

TEST_CASE("clocks go back on 2026-10-25: 25 hours, 01:00 twice") {
  const LocalHours calendar(2026y / 10 / 25, 1, "Europe/London", {}, {});
  CHECK(calendar.end() == TimePoint{25h});
  CHECK(wall_hours(calendar) == std::vector{0,  1,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11,
                                            12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23});
}

TEST_CASE("a year holds both clock changes and keeps local midnights") {
  const LocalHours calendar(2026y / 1 / 1, 365, "Europe/London", {}, {});
  CHECK(calendar.hours().size() == 365 * 24);
  CHECK(calendar.end() == TimePoint{365 * 24h});
  for (const LocalDay& day : calendar.days()) {
    CHECK(calendar.at(day.begin).hour == 0);
    CHECK(calendar.days()[static_cast<std::size_t>(calendar.at(day.begin).day)].date == day.date);
  }
  CHECK(calendar.days()[100].begin == TimePoint{100 * 24h - 1h});
}

TEST_CASE("in UTC every day has 24 hours") {
  const LocalHours calendar(2026y / 3 / 28, 3, "UTC", {}, {});
  for (const LocalDay& day : calendar.days()) CHECK(day.end - day.begin == 24h);
}

TEST_CASE("a run that starts in summer counts from local midnight") {
  const LocalHours calendar(2026y / 10 / 24, 3, "Europe/London", {}, {});
  CHECK(calendar.days()[1].begin == TimePoint{24h});
  CHECK(calendar.days()[2].begin == TimePoint{49h});
  CHECK(calendar.at(TimePoint{49h}).hour == 0);
}

TEST_CASE("holidays mark whole local dates") {
  const LocalHours calendar(2026y / 12 / 24, 3, "Europe/London", {2026y / 12 / 25},
                            {2026y / 12 / 24, 2026y / 12 / 25});
  const LocalHour& eve = calendar.at(TimePoint{12h});
  const LocalHour& christmas = calendar.at(TimePoint{36h});
  const LocalHour& saturday = calendar.at(TimePoint{60h});
  CHECK(eve.day_kind == 3);
  CHECK(eve.school_holiday);
  CHECK(christmas.day_kind == 7);
  CHECK(christmas.weekday == 4);
  CHECK(christmas.hour_of_week() == 4 * 24 + 12);
  CHECK(christmas.month == 11);
  CHECK(saturday.day_kind == 5);
  CHECK_FALSE(saturday.school_holiday);
}

TEST_CASE("an instant belongs to the hour that begins with it; the end to the last hour") {
  const LocalHours calendar(2026y / 1 / 5, 1, "Europe/London", {}, {});
  CHECK(calendar.at(TimePoint{3h}).hour == 3);
  CHECK(calendar.at(TimePoint{3h} - Duration{1}).hour == 2);
  CHECK(calendar.at(calendar.end()).hour == 23);
}

TEST_CASE("the wall clock tells the instant, on days with a clock change too") {
  const LocalHours autumn(2026y / 10 / 24, 3, "Europe/London", {}, {});
  CHECK(autumn.at_wall_clock(0, 7h + 30min) == TimePoint{7h + 30min});
  CHECK(autumn.at_wall_clock(0, 24h + 30min) == TimePoint{24h + 30min});
  CHECK(autumn.at_wall_clock(1, 1h + 15min) == TimePoint{25h + 15min});  // the first of two
  CHECK(autumn.at_wall_clock(1, 7h) == TimePoint{24h + 8h});
  CHECK(autumn.at_wall_clock(0, 31h) == TimePoint{24h + 8h});
  CHECK(autumn.at_wall_clock(1, 24h) == TimePoint{49h});
  const LocalHours spring(2026y / 3 / 29, 2, "Europe/London", {}, {});
  CHECK(spring.at_wall_clock(0, 59min) == TimePoint{59min});
  CHECK(spring.at_wall_clock(0, 1h + 15min) == TimePoint{1h});  // there is no such time
  CHECK(spring.at_wall_clock(0, 2h) == TimePoint{1h});
  CHECK(spring.at_wall_clock(0, 19h) == TimePoint{18h});
}

TEST_CASE("an unknown time zone is refused by name") {
  CHECK_THROWS_WITH(LocalHours(2026y / 1 / 1, 1, "Europe/Camelot", {}, {}),
                    "unknown time zone \"Europe/Camelot\"");
}

}  // namespace local_hours_test
