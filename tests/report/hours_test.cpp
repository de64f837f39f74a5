#include <bluelight/local_hours.hpp>
#include <catch2/catch.hpp>
#include <cmath>

#include "analysis/report/hour_chart.hpp"
#include "report/fixture.hpp"

namespace hours_test {

using namespace bluelight;
using namespace bluelight::report;

namespace {

constexpr std::size_t weekday = 0, weekend = 1, week = 2;

/// One contact class with an answer time and answered calls for each hour of the week.
OptionRuns option_with(const std::vector<RunValues>& runs) {
  OptionRuns option{.name = "only"};
  const std::vector<Dimension> dimensions{{"contact", {"police_999"}},
                                          {"hour_of_week", std::vector<std::string>(hours_a_week)}};
  option.layout.measures = {
      {"contact_hour", "answer_time_mean", "s", "", dimensions, 0, hours_a_week},
      {"contact_hour", "answered", "calls", "", dimensions, hours_a_week, hours_a_week}};
  option.layout.size = 2 * hours_a_week;
  for (const RunValues& values : runs)
    option.runs.push_back({option.runs.size(), RunRecord::Status::done, values, ""});
  return option;
}

/// Every hour answers one call in 2 s, but Tuesday at 03:00 answers three calls in 10 s.
RunValues calm_but_for_tuesday() {
  RunValues values(2 * hours_a_week, 1.0);
  std::fill_n(values.begin(), hours_a_week, 2.0);
  values[24 + 3] = 10;
  values[hours_a_week + 24 + 3] = 3;
  return values;
}

std::vector<Estimate> answer_times(const OptionRuns& option, std::size_t view) {
  return by_hour(option, answer_time_by_hour, "police_999", week_views()[view]);
}

}  // namespace

TEST_CASE("hours of the week are gathered by weight") {
  const OptionRuns option = option_with({calm_but_for_tuesday(), calm_but_for_tuesday()});
  const auto hours = answer_times(option, weekday);
  REQUIRE(hours.size() == 24);
  CHECK(hours[3].mean == Approx((4 * 2.0 + 3 * 10.0) / 7));
  CHECK(hours[4].mean == Approx(2.0));
  CHECK(hours[3].half_width == Approx(0).margin(1e-12));
  CHECK(answer_times(option, weekend)[3].mean == Approx(2.0));
  CHECK(answer_times(option, week)[27].mean == Approx(10.0));
}

TEST_CASE("hours without calls have no value, and do not spoil others") {
  RunValues values = calm_but_for_tuesday();
  values[24 + 3] = std::nan("");
  values[hours_a_week + 24 + 3] = 0;
  const OptionRuns option = option_with({values});
  CHECK(answer_times(option, week)[27].count == 0);
  CHECK(answer_times(option, weekday)[3].mean == Approx(2.0));
}

TEST_CASE("a failed run counts for nothing") {
  OptionRuns option = option_with({calm_but_for_tuesday(), {}});
  option.runs[1].status = RunRecord::Status::crashed;
  CHECK(answer_times(option, weekday)[4].count == 1);
}

TEST_CASE("labels that an option lacks give no hours") {
  const OptionRuns option = option_with({calm_but_for_tuesday()});
  CHECK(by_hour(option, answer_time_by_hour, "fire_999", week_views()[weekday]).empty());
  CHECK(by_hour(option, occupancy_by_hour, "police_999", week_views()[weekday]).empty());
}

TEST_CASE("there is a chart for every class and group, long waits in minutes") {
  const auto charts = hour_charts(test::fixture_study());
  REQUIRE(charts.size() == 8);
  CHECK(charts[0].unit == "s");
  CHECK(charts[1].title == "Police 101");
  CHECK(charts[1].unit == "min");
  CHECK(charts[5].unit == "%");
  CHECK(first_view(charts) == weekday);
}

}  // namespace hours_test
