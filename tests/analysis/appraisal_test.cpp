#include <bluelight/appraisal.hpp>
#include <catch2/catch.hpp>

#include "analysis/case/discounting.hpp"
#include "analysis/small_study.hpp"
#include "random/triangular.hpp"

namespace appraisal_test {

using namespace bluelight;
using namespace bluelight::testing;
using namespace std::chrono_literals;
using std::chrono::sys_days;
using std::chrono::year_month_day;

namespace {

constexpr double half_penny = 0.005;

DiscountSchedule flat(double rate) {
  return {.name = "flat", .title = "Flat", .source = "", .steps = {{0, rate}}};
}

PricedPosts posts_of(std::string organisation, double posts, double price) {
  const std::string input = "staff." + organisation + ".cost_per_fte";
  return {organisation + "_staff", organisation, posts, Pounds{price}, input};
}

CostLine line_of(std::string name, double amount, bool yearly, year_month_day from) {
  return {.name = std::move(name),
          .organisation = "fire",
          .amount = {amount},
          .yearly = yearly,
          .from = from};
}

Input ranged(std::string path, double low, double value, double high) {
  Input input;
  input.path = std::move(path);
  input.low = low, input.value = value, input.high = high;
  return input;
}

/// The same fire posts at £50,000 for each date; a date that is none is the start.
std::vector<PricedPosts> fire_posts(
    std::initializer_list<std::pair<year_month_day, double>> by_date) {
  std::vector<PricedPosts> all;
  for (const auto& [from, posts] : by_date) {
    all.push_back(posts_of("fire", posts, 50'000));
    all.back().from = from;
  }
  return all;
}

/// Ten fire posts at £50,000; the proposal needs eight. Three years from April 2025 at 3.5 %.
StudyResult two_posts_fewer() {
  StudyResult study = study_of({option_of("now", {}, {}), option_of("later", {}, {})});
  study.options[0].posts = {posts_of("fire", 10, 50'000)};
  study.options[1].posts = {posts_of("fire", 8, 50'000)};
  study.appraisal = {.years = 3, .discount = "flat", .base = 2025y / 4 / 1, .draws = 2000};
  study.discount = flat(0.035);
  return study;
}

double central(const StudyResult& study) { return appraise(study).values.at(0).central.value; }

}  // namespace

TEST_CASE("Year 0 is not discounted and rates step with the years") {
  const DiscountSchedule steps{
      .name = "", .title = "", .source = "", .steps = {{0, 0.035}, {2, 0.03}}};
  const auto factors = discount_factors(steps, 4);
  CHECK(factors[0] == 1.0);
  CHECK(factors[1] == Approx(1 / 1.035).epsilon(1e-14));
  CHECK(factors[2] == Approx(1 / 1.035 / 1.03).epsilon(1e-14));
  CHECK(factors[3] == Approx(1 / 1.035 / 1.03 / 1.03).epsilon(1e-14));
}

TEST_CASE("Years of the appraisal keep to the calendar") {
  CHECK(first_day(2024y / 2 / 29, 1) == sys_days{2025y / 2 / 28});
  // From 1 January 2026: 90 of 365 days of the year from April 2025 remain.
  CHECK(share_of_year_after(2025y / 4 / 1, 0, sys_days{2026y / 1 / 1}) == 90.0 / 365);
  CHECK(share_of_year_after(2025y / 4 / 1, 0, sys_days{2024y / 1 / 1}) == 1.0);
  CHECK(share_of_year_after(2025y / 4 / 1, 0, sys_days{2026y / 4 / 1}) == 0.0);
  // The year from April 2027 holds 29 February 2028.
  CHECK(share_of_year_after(2025y / 4 / 1, 2, sys_days{2028y / 3 / 31}) == 1.0 / 366);
}

TEST_CASE("Fewer posts are worth their cost in each year, discounted") {
  // £100,000 a year: 100,000 + 96,618.357488 + 93,351.070036 = 289,969.427524.
  CHECK(central(two_posts_fewer()) == Approx(289'969.43).margin(half_penny));
}

TEST_CASE("A one-off cost counts in the year of its date") {
  StudyResult study = two_posts_fewer();
  study.options[1].costs = {line_of("lever.merge.capital", 120'000, false, 2025y / 4 / 1)};
  CHECK(central(study) == Approx(169'969.43).margin(half_penny));
}

TEST_CASE("Posts change, and yearly costs begin, part-way through a year") {
  StudyResult study = two_posts_fewer();
  study.options[1].posts = fire_posts({{{}, 10}, {2026y / 1 / 1, 8}});
  study.options[1].costs = {line_of("lever.merge.running", 36'500, true, 2026y / 1 / 1)};
  // Net gain £63,500 a year from 1 January 2026: 90/365 of year 0 (15,657.534247), then
  // 61,352.657005 and 59,277.929473.
  CHECK(central(study) == Approx(136'288.12).margin(half_penny));
  const Appraisal appraisal = appraise(study);
  const OptionCosts& later = appraisal.options[1];
  // Ten posts for 275 days, eight for 90, and the running cost for 90.
  CHECK(later.paid_by("fire", 0).value ==
        Approx(500'000 - 100'000 * 90.0 / 365 + 9'000).margin(half_penny));
  REQUIRE(later.notes.size() == 1);
  CHECK(later.notes[0] == "later: posts change as each lever goes live: 2026-01-01.");
}

TEST_CASE("Each change of posts counts from its own date, whichever lever has a cost") {
  StudyResult study = two_posts_fewer();
  study.options[1].posts = fire_posts({{{}, 10}, {2026y / 4 / 1, 8}, {2027y / 10 / 1, 7}});
  study.options[1].costs = {line_of("lever.merge.capital", 1'000, false, 2027y / 10 / 1)};
  const OptionCosts later = appraise(study).options[1];
  CHECK(later.paid_by("fire", 0).value == Approx(500'000).margin(half_penny));
  CHECK(later.paid_by("fire", 1).value == Approx(400'000).margin(half_penny));
  // The year from April 2027 has 366 days, 183 of them from 1 October.
  CHECK(later.paid_by("fire", 2).value == Approx(375'000 + 1'000).margin(half_penny));
  REQUIRE(later.notes.size() == 1);
  CHECK(later.notes[0] == "later: posts change as each lever goes live: 2026-04-01, 2027-10-01.");
  REQUIRE(later.posts.size() == 1);
  CHECK(later.posts[0].posts == 7);
}

TEST_CASE("Posts of a baseline change on the date of its lever, too") {
  StudyResult study = two_posts_fewer();
  study.options[0].posts = fire_posts({{{}, 10}, {2026y / 4 / 1, 8}});
  study.options[1].posts = fire_posts({{{}, 10}});
  const Appraisal appraisal = appraise(study);
  CHECK(appraisal.options[0].paid_by("fire", 0).value == Approx(500'000).margin(half_penny));
  CHECK(appraisal.options[0].paid_by("fire", 1).value == Approx(400'000).margin(half_penny));
  CHECK(appraisal.options[1].notes.empty());
  study.options[1].posts = study.options[0].posts;
  CHECK(central(study) == 0.0);
}

TEST_CASE("A group that is split costs exactly what it cost before") {
  StudyResult study = two_posts_fewer();
  study.options[0].posts = fire_posts({{{}, 1001.0 / 30}});
  study.options[1].posts =
      fire_posts({{{}, 1001.0 / 30}, {2026y / 8 / 9, 700.7 / 30}, {2026y / 8 / 9, 300.3 / 30}});
  for (auto& option : study.options)
    option.inputs = {ranged("staff.fire.cost_per_fte", 40'000, 50'000, 70'000)};
  const auto value = appraise(study).values[0];
  CHECK(value.central.value == 0.0);
  CHECK(value.low.value == 0.0);
  CHECK(value.high.value == 0.0);
}

TEST_CASE("Posts that change after the appraisal cost nothing in it, and it says so") {
  StudyResult study = two_posts_fewer();
  study.options[1].posts = fire_posts({{{}, 10}, {2028y / 4 / 1, 8}});
  CHECK(central(study) == 0.0);
  CHECK(appraise(study).options[1].notes ==
        std::vector<std::string>{
            "later: posts change after the appraisal, which is left out: 2028-04-01."});
  study.options[1].posts = fire_posts({{{}, 10}, {2020y / 4 / 1, 9}, {2021y / 4 / 1, 8}});
  CHECK(central(study) == Approx(289'969.43).margin(half_penny));
}

TEST_CASE("Money paid outside the appraisal is left out and said so") {
  StudyResult study = two_posts_fewer();
  study.options[0].costs = {line_of("old_cad", 5'000, false, 2024y / 4 / 1)};
  const Appraisal appraisal = appraise(study);
  CHECK(appraisal.values[0].central.value == Approx(289'969.43).margin(half_penny));
  REQUIRE(appraisal.options[0].notes.size() == 1);
  CHECK(appraisal.options[0].notes[0] ==
        "now: £5,000 of old_cad, paid on 2024-04-01, is before the appraisal and left out.");
}

TEST_CASE("Without ranges the interval has no width and says so") {
  const Appraisal appraisal = appraise(two_posts_fewer());
  const auto& value = appraisal.values[0];
  CHECK(value.low.value == value.central.value);
  CHECK(value.high.value == value.central.value);
  CHECK(value_sentence(appraisal, value) ==
        "NPSV over 3 years at Flat rates: +£290 k (no money input has a range, so there is no "
        "interval)");
}

TEST_CASE("The interval is that of the triangular law of the only ranged price") {
  StudyResult study = two_posts_fewer();
  study.appraisal.years = 1;
  study.appraisal.draws = 20'000;
  for (auto& option : study.options)
    option.inputs = {ranged("staff.fire.cost_per_fte", 40'000, 50'000, 60'000)};
  const auto value = appraise(study).values[0];
  // Two posts: triangular(80,000, 100,000, 120,000); quantile p of the lower half is
  // 80,000 + 20,000 sqrt(2 p). Its density there is about sqrt(2 p) / 20,000, so that the standard
  // error of a quantile from n draws is sqrt(p (1 - p) / n) / density.
  const double p = 0.025, root = std::sqrt(2 * p);
  const double error = std::sqrt(p * (1 - p) / 20'000) * 20'000 / root;
  CHECK(std::abs(value.low.value - (80'000 + 20'000 * root)) < 4 * error);
  CHECK(std::abs(value.high.value - (120'000 - 20'000 * root)) < 4 * error);
  CHECK(value.ranged_inputs == 1);
  CHECK(value.chance_positive == 1.0);
}

TEST_CASE("Baseline and proposal share their draws: no change is worth exactly nothing") {
  StudyResult study = two_posts_fewer();
  study.options[1].posts = study.options[0].posts;
  for (auto& option : study.options)
    option.inputs = {ranged("staff.fire.cost_per_fte", 40'000, 50'000, 70'000)};
  const auto value = appraise(study).values[0];
  CHECK(value.low.value == 0.0);
  CHECK(value.high.value == 0.0);
}

TEST_CASE("Inputs of one group err together") {
  StudyResult study = two_posts_fewer();
  study.options[0].posts = {posts_of("fire", 10, 50'000), posts_of("police", 10, 50'000)};
  study.options[1].posts = {posts_of("fire", 9, 50'000), posts_of("police", 11, 50'000)};
  for (auto& option : study.options)
    option.inputs = {ranged("staff.fire.cost_per_fte", 40'000, 50'000, 60'000),
                     ranged("staff.police.cost_per_fte", 40'000, 50'000, 60'000)};
  CHECK(appraise(study).values[0].high.value > 1'000);
  for (auto& option : study.options)
    for (auto& input : option.inputs) input.group = "pay";
  CHECK(appraise(study).values[0].high.value == Approx(0).margin(half_penny));
}

TEST_CASE("A group that bears the path of an input errs with it") {
  StudyResult study = two_posts_fewer();
  study.options[1].posts = study.options[0].posts;
  for (auto& option : study.options)
    option.inputs = {ranged("staff.fire.cost_per_fte", 40'000, 50'000, 70'000)};
  study.options[1].inputs[0].group = "staff.fire.cost_per_fte";
  CHECK(appraise(study).values[0].high.value == 0.0);
}

TEST_CASE("Posts that differ without a lever do so from the start, and the appraisal says so") {
  const Appraisal appraisal = appraise(two_posts_fewer());
  CHECK(appraisal.options[0].notes.empty());
  REQUIRE(appraisal.options[1].notes.size() == 1);
  CHECK(appraisal.options[1].notes[0] ==
        "later: its posts differ from those of now from the start.");
}

TEST_CASE("Overtime is not in the money, and the appraisal says so where there is any") {
  StudyResult study = two_posts_fewer();
  study.options[1].posts = study.options[0].posts;
  Measure overtime;
  overtime.family = "staff";
  overtime.name = "overtime_hours";
  overtime.size = 2;
  for (auto& option : study.options) {
    option.layout = {{overtime}, 2};
    option.runs = {{.status = RunRecord::Status::done, .values = {0, 0}, .message = {}},
                   {.status = RunRecord::Status::crashed, .values = {}, .message = {}}};
  }
  study.options[1].runs.front().values = {0, 1.5};
  const Appraisal appraisal = appraise(study);
  CHECK(appraisal.options[0].notes.empty());
  CHECK(appraisal.options[1].notes ==
        std::vector<std::string>{"later: the pay of overtime is not in the money."});
}

TEST_CASE("A shared cost is drawn in proportion, and equally where its value is nothing") {
  StudyResult study = two_posts_fewer();
  study.options[1].posts = study.options[0].posts;
  for (int payer = 0; payer < 3; ++payer)
    study.options[1].costs.push_back(line_of("lever.merge.capital", 0, false, 2025y / 4 / 1));
  study.options[1].inputs = {ranged("lever.merge.capital", 0, 0, 90)};
  const auto all_of_nothing = appraise(study).values[0];
  CHECK(all_of_nothing.low.value < -45);
  CHECK(all_of_nothing.low.value > -90);
  for (CostLine& line : study.options[1].costs) line.amount = {20};
  study.options[1].inputs = {ranged("lever.merge.capital", 30, 60, 90)};
  CHECK(appraise(study).values[0].central.value == Approx(-60));
  CHECK(appraise(study).values[0].low.value > -90);
}

TEST_CASE("The triangular quantile meets its ends and its mode") {
  CHECK(triangular_quantile(0, 1, 4, 0.25) == Approx(1));
  CHECK(triangular_quantile(0, 1, 4, 0.0625) == Approx(0.5));
  CHECK(triangular_quantile(0, 0, 4, 0.75) == Approx(2));
  CHECK(triangular_quantile(0, 4, 4, 0.25) == Approx(2));
}

TEST_CASE("Without a schedule there is no appraisal") {
  StudyResult study = two_posts_fewer();
  study.discount = {};
  CHECK(appraise(study).empty());
}

TEST_CASE("Years are named as their organisations name them") {
  Appraisal appraisal;
  appraisal.base = 2025y / 4 / 1;
  CHECK(year_name(appraisal, 1) == "2026/27");
  appraisal.base = 2025y / 1 / 1;
  CHECK(year_name(appraisal, 1) == "2026");
  appraisal.base = 2025y / 9 / 15;
  CHECK(year_name(appraisal, 0) == "2025-09-15");
}

}  // namespace appraisal_test
