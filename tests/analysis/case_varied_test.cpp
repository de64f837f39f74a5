// Ranges of the world in the case, worked by hand: posts at the ends of inputs that a study varied.
#include <bluelight/appraisal.hpp>
#include <catch2/catch.hpp>
#include <cmath>

#include "analysis/case/study_case.hpp"
#include "analysis/case_study.hpp"

namespace case_varied_test {

using namespace bluelight;
using namespace bluelight::testing;

namespace {

Input talk_time(const char* grade = "") {
  Input input = input_of("contact.fire_999.talk.mean", 300, 240, 420, grade);
  input.group = "talk";
  input.unit = "s";
  input.source = "evidence 1.43";
  return input;
}

VariedPosts at_end(const std::string& input, const std::string& end, double posts,
                   year_month_day from = {}, const std::string& organisation = "fire") {
  return {.input = input,
          .end = end,
          .from = from,
          .group = organisation + "_staff",
          .organisation = organisation,
          .posts = posts};
}

/// Twelve posts become ten with the shortest talk and fifteen with the longest; the proposal's nine
/// become eight and twelve.
StudyResult talk_varied(const char* grade = "") {
  StudyResult study = three_posts_fewer();
  study.varied = {{.name = "talk", .inputs = {talk_time(grade)}}};
  for (OptionRuns& option : study.options)
    option.varied_posts = {at_end("talk", "low", 10), at_end("talk", "high", 15)};
  study.options[1].varied_posts.push_back(at_end("talk", "low", 8, 2026y / 4 / 1));
  study.options[1].varied_posts.push_back(at_end("talk", "high", 12, 2026y / 4 / 1));
  return study;
}

/// Net present social value with the knobs at `paths` put at `values`.
double value_with(const StudyResult& study,
                  const std::vector<std::pair<std::string, double>>& settings) {
  StudyCase made(study);
  auto values = made.knobs().central();
  for (const auto& [path, value] : settings)
    for (KnobIndex i = 0; i < values.size(); ++i)
      if (made.knobs().all()[i].path == path) values[i] = value;
  return made.value_of(1, values).value;
}

}  // namespace

TEST_CASE("A varied input moves posts from end to end, and the central case stays") {
  const StudyResult study = talk_varied();
  const auto value = value_of(study);
  CHECK(value.central.value == central(three_posts_fewer()));
  CHECK(value.ranged_inputs == 1);
  REQUIRE(value.sensitivities.size() == 1);
  const Sensitivity& talk = value.sensitivities[0];
  CHECK(talk.input == "talk");
  CHECK(talk.source == "evidence 1.43");
  CHECK(talk.value == 300);
  CHECK(talk.low == 240);
  CHECK(talk.high == 420);
  // Two and three posts for one year.
  CHECK(talk.at_low.value == Approx(120'000).margin(half_penny));
  CHECK(talk.at_high.value == Approx(180'000).margin(half_penny));
  CHECK(value.low.value > 120'000 - half_penny);
  CHECK(value.low.value < 140'000);
}

TEST_CASE("Between centre and end posts follow powers of their ratio") {
  const StudyResult study = talk_varied();
  const std::string path = "contact.fire_999.talk.mean";
  // Half way to the low end: 12 × (10 / 12)^0.5 = 10.954451, 9 × (8 / 9)^0.5 = 8.485281.
  CHECK(value_with(study, {{path, 270}}) == Approx(2.469170 * 60'000).margin(0.05));
  // A third of the way to the high end: 12 × 1.25^(1/3) = 12.926608, 9 × (4/3)^(1/3) = 9.905782.
  CHECK(value_with(study, {{path, 340}}) == Approx(3.020826 * 60'000).margin(0.05));
}

TEST_CASE("A poor grade carries a varied input beyond its ends") {
  StudyResult study = talk_varied("memory");
  add_convention(study, "grades.memory.stretch", 2);
  const auto value = value_of(study);
  REQUIRE(value.sensitivities.size() == 1);
  CHECK(value.sensitivities[0].low == 180);
  // 12 × (10 / 12)^2 = 8.333333, 9 × (8 / 9)^2 = 7.111111.
  CHECK(value.sensitivities[0].at_low.value == Approx(1.222222 * 60'000).margin(0.05));
}

TEST_CASE("An input whose both ends are worse than its middle swings from the worst to the best") {
  StudyResult study = talk_varied();
  for (OptionRuns& option : study.options)
    for (VariedPosts& one : option.varied_posts) one.posts = 12;
  const auto value = value_of(study);
  REQUIRE(value.sensitivities.size() == 1);
  CHECK(value.sensitivities[0].at_low.value == Approx(0).margin(half_penny));
  CHECK(value.sensitivities[0].at_high.value == Approx(0).margin(half_penny));
  CHECK(value.sensitivities[0].swing().value == Approx(180'000).margin(half_penny));
}

TEST_CASE("A case turns where the posts of a varied input say so") {
  StudyResult study = talk_varied();
  study.options[1].costs = {cost_of("lever.merge.capital", 150'000, false, "ict")};
  const auto value = value_of(study);
  REQUIRE(value.sensitivities.size() == 1);
  REQUIRE(value.sensitivities[0].switches_at);
  CHECK(value_with(study, {{"contact.fire_999.talk.mean", *value.sensitivities[0].switches_at}}) ==
        Approx(0).margin(half_penny));
}

TEST_CASE("Shrinkage gives its posts to the penny, at stated prices of each group") {
  StudyResult study = three_posts_fewer();
  // Ten seats at 25 % shrinkage are 13.3333 posts, at 20 % 12.5 and at 30 % 14.2857.
  for (OptionRuns& option : study.options) {
    option.posts = {posts_of("fire", 10 / 0.75, 60'000), posts_of("police", 30, 40'000)};
    option.varied_posts = {at_end("shrinkage", "low", 12.5), at_end("shrinkage", "high", 10 / 0.7),
                           at_end("shrinkage", "low", 30, {}, "police"),
                           at_end("shrinkage", "high", 30, {}, "police")};
  }
  study.options[1].posts.push_back(posts_of("fire", 6 / 0.75, 60'000, 2026y / 4 / 1));
  study.options[1].posts.push_back(posts_of("police", 31, 40'000, 2026y / 4 / 1));
  for (const auto& [end, shrinkage] : {std::pair{"low", 0.2}, std::pair{"high", 0.3}}) {
    study.options[1].varied_posts.push_back(
        at_end("shrinkage", end, 6 / (1 - shrinkage), 2026y / 4 / 1));
    study.options[1].varied_posts.push_back(at_end("shrinkage", end, 31, 2026y / 4 / 1, "police"));
  }
  study.varied = {
      {.name = "shrinkage", .inputs = {input_of("staff.fire_staff.shrinkage", 0.25, 0.2, 0.3)}}};
  const auto value = value_of(study);
  REQUIRE(value.sensitivities.size() == 1);
  CHECK(value.sensitivities[0].at_low.value ==
        Approx(4 / 0.8 * 60'000 - 40'000).margin(half_penny));
  CHECK(value.central.value == Approx(4 / 0.75 * 60'000 - 40'000).margin(half_penny));
  CHECK(value.sensitivities[0].at_high.value ==
        Approx(4 / 0.7 * 60'000 - 40'000).margin(half_penny));
}

TEST_CASE("Two varied inputs multiply") {
  StudyResult study = talk_varied();
  study.varied.push_back(
      {.name = "rate", .inputs = {input_of("calls.fire_999.per_year", 1000, 900, 1100)}});
  for (OptionRuns& option : study.options)
    option.varied_posts.push_back(at_end("rate", "high", 13.2));
  study.options[1].varied_posts.push_back(at_end("rate", "high", 9.9, 2026y / 4 / 1));
  // (12 × 1.25 - 9 × 4/3) × 1.1 = 3.3 posts.
  CHECK(
      value_with(study, {{"contact.fire_999.talk.mean", 420}, {"calls.fire_999.per_year", 1100}}) ==
      Approx(198'000).margin(half_penny));
  // Its low end is not told of: nothing changes there.
  CHECK(value_with(study, {{"calls.fire_999.per_year", 900}}) ==
        Approx(180'000).margin(half_penny));
}

TEST_CASE("Inputs of a varied group move together, and one that is a price too is drawn once") {
  StudyResult study = talk_varied();
  Input price = input_of("staff.fire.cost_per_fte", 60'000, 54'000, 66'000);
  price.group = "talk";
  study.varied[0].inputs.push_back(price);
  for (OptionRuns& option : study.options) option.inputs = {price};
  const auto value = value_of(study);
  CHECK(value.ranged_inputs == 2);
  REQUIRE(value.sensitivities.size() == 1);
  CHECK(value.sensitivities[0].inputs.size() == 2);
  CHECK(value.sensitivities[0].at_low.value == Approx(2 * 54'000).margin(half_penny));
  CHECK(value.sensitivities[0].at_high.value == Approx(3 * 66'000).margin(half_penny));
}

TEST_CASE("What is varied without effect is no range of an option") {
  StudyResult study = talk_varied();
  const auto plain = value_of(three_posts_fewer());
  for (OptionRuns& option : study.options)
    for (VariedPosts& one : option.varied_posts) one.posts = one.from.ok() ? 9 : 12;
  const auto value = value_of(study);
  CHECK(value.ranged_inputs == 0);
  CHECK(value.sensitivities.empty());
  CHECK(value.low.value == plain.low.value);
  CHECK(value.high.value == plain.high.value);
}

}  // namespace case_varied_test
