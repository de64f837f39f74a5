#include <bluelight/appraisal.hpp>
#include <bluelight/sensitivity.hpp>
#include <catch2/catch.hpp>

using namespace bluelight;
using std::chrono::April, std::chrono::day, std::chrono::year;

namespace {

Input input_of(const std::string& path, double value, double low, double high,
               const std::string& group = "") {
  return {.path = path,
          .value = value,
          .low = low,
          .high = high,
          .unit = "GBP",
          .source = "",
          .grade = "",
          .group = group,
          .origin = {}};
}

/// Ten handlers at £40,000 against eight, for £100,000 once, over two years without discounting:
/// worth 2 × 2 × 40,000 − 100,000 = £60,000.
StudyResult two_posts_saved() {
  StudyResult result;
  const auto base = year{2025} / April / day{1};
  for (const double posts : {10.0, 8.0}) {
    OptionRuns option;
    option.name = posts == 10 ? "before" : "after";
    option.posts = {{"handlers", "police", posts, {40'000}, "staff.handlers.cost_per_fte"}};
    option.inputs = {input_of("staff.handlers.cost_per_fte", 40'000, 30'000, 45'000)};
    result.options.push_back(std::move(option));
  }
  result.options[1].costs = {{"lever.move.capital", "police", {100'000}, false, base}};
  result.options[1].inputs.push_back(input_of("lever.move.capital", 100'000, 80'000, 300'000));
  result.appraisal = {.years = 2, .discount = "none", .base = base, .draws = 10};
  result.discount = {"none", "none", "", {{0, 0.0}}};
  return result;
}

}  // namespace

TEST_CASE("each input is moved alone, the widest swing first") {
  const StudyResult result = two_posts_saved();
  REQUIRE(appraise(result).values.front().central.value == Approx(60'000));
  const auto found = swings(result, 1);
  REQUIRE(found.size() == 2);
  CHECK(found[0].name == "lever.move.capital");
  CHECK(found[0].at_low.value == Approx(80'000));
  CHECK(found[0].at_high.value == Approx(-140'000));
  CHECK(found[1].name == "staff.handlers.cost_per_fte");
  CHECK(found[1].at_low.value == Approx(4 * 30'000 - 100'000));
  CHECK(found[1].at_high.value == Approx(4 * 45'000 - 100'000));
}

TEST_CASE("at its switching value an input makes a proposal worth nothing") {
  const auto found = swings(two_posts_saved(), 1);
  REQUIRE(found[0].switching_value);
  CHECK(*found[0].switching_value == Approx(160'000));
  REQUIRE(found[1].switching_value);
  CHECK(*found[1].switching_value == Approx(25'000));
  StudyResult result = two_posts_saved();
  result.options[1].costs.front().amount = {160'000};
  CHECK(appraise(result).values.front().central.value == Approx(0).margin(0.01));
}

TEST_CASE("inputs of a group move together and have no switching value") {
  StudyResult result = two_posts_saved();
  for (OptionRuns& option : result.options)
    for (Input& input : option.inputs) input.group = "all_prices";
  const auto found = swings(result, 1);
  REQUIRE(found.size() == 1);
  CHECK(found[0].name == "all_prices");
  CHECK(found[0].inputs.size() == 2);
  CHECK(found[0].at_low.value == Approx(4 * 30'000 - 80'000));
  CHECK(found[0].at_high.value == Approx(4 * 45'000 - 300'000));
  CHECK_FALSE(found[0].switching_value);
}

TEST_CASE("what both sides pay alike is no swing") {
  StudyResult result = two_posts_saved();
  result.options[1].posts.front().posts = 10;
  const auto found = swings(result, 1);
  REQUIRE(found.size() == 1);
  CHECK(found[0].name == "lever.move.capital");
}
