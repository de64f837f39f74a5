// Posts in the case: how they follow demand, and how fast they fall.
#include <bluelight/appraisal.hpp>
#include <catch2/catch.hpp>
#include <cmath>

#include "analysis/case/response.hpp"
#include "analysis/case/study_case.hpp"
#include "analysis/case_study.hpp"

namespace case_posts_test {

using namespace bluelight;
using namespace bluelight::testing;

TEST_CASE("Posts fall no faster than people leave, and those who are paid to go cost redundancy") {
  StudyResult study = three_posts_fewer();
  add_convention(study, "attrition", 0.12);
  // 1 % a month of those there: 12 × 0.99^n posts, until nine are left after 29 months.
  const auto slow = value_of(study);
  CHECK(slow.months[0].paid == 12);  // none leaves for good while twelve are needed
  double posts = 12, saved = 0;
  for (int month = 12; month < 24; ++month) {
    posts *= 0.99;
    saved += slow.months[static_cast<std::size_t>(month)].saving.value;
    CHECK(slow.months[static_cast<std::size_t>(month)].paid == Approx(posts));
  }
  CHECK(slow.central.value == Approx(saved).margin(0.01));
  CHECK(slow.central.value > 0);
  CHECK(slow.central.value < 60'000);

  add_convention(study, "paid_exits", 1.0);  // one post a month may be paid to go
  add_convention(study, "redundancy", 0.5);
  const auto fast = value_of(study);
  // April: 12 × 0.99 = 11.88, less 1; May: 10.88 × 0.99 less 1; June: 9.7712 × 0.99 = 9.673488
  // falls to the nine that are needed by 0.673488 of an exit.
  CHECK(fast.months[12].paid == Approx(10.88));
  CHECK(fast.months[13].paid == Approx(9.7712));
  CHECK(fast.months[14].paid == Approx(9));
  CHECK(fast.months[14].exits == Approx(0.673488));
  // 2.673488 exits at half of £60,000 each.
  CHECK(paid(study, "redundancy") == Approx(2.673488 * 30'000).margin(half_penny));
}

TEST_CASE("People of one organisation do not leave because another's posts grow") {
  StudyResult study = three_posts_fewer();
  add_convention(study, "attrition", 0.12);
  study.options[1].posts = {posts_of("fire", 12, 60'000), posts_of("police", 0, 60'000),
                            posts_of("fire", 0, 60'000, 2026y / 4 / 1),
                            posts_of("police", 12, 60'000, 2026y / 4 / 1)};
  study.options[0].posts.push_back(posts_of("police", 0, 60'000));
  // Fire pays for 12 × 0.99^n posts that nobody needs, while police pays for twelve new ones.
  double posts = 12, kept = 0;
  for (const int days : {30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 28, 31}) {
    posts *= 0.99;
    kept += posts * 60'000 * days / 365;
  }
  const auto value = value_of(study);
  CHECK(value.central.value == Approx(-kept).margin(half_penny));
  CHECK(value.months[12].paid == Approx(12 + 12 * 0.99));
  CHECK(value.organisations[0].present.value == Approx(720'000 - kept).margin(half_penny));
}

TEST_CASE("Posts that stay are paid at the price of those that should go") {
  StudyResult study = three_posts_fewer();
  study.options[0].posts.push_back(posts_of("fire", 20, 30'000));
  study.options[1].posts.push_back(posts_of("fire", 20, 30'000));
  study.options[1].posts.push_back(posts_of("fire", 20, 30'000, 2026y / 4 / 1));
  add_input(study, "realisation", 0);
  CHECK(central(study) == Approx(0).margin(half_penny));
}

TEST_CASE("Posts follow a monotone line through the levels, straight on logarithms") {
  CHECK(monotone_fit({10, 12, 11, 15}) == std::vector<double>{10, 11.5, 11.5, 15});
  StudyResult study = three_posts_fewer();
  study.staffing = StaffingRule::hold_standard;
  for (OptionRuns& option : study.options) {
    std::vector<PricedPosts> levels;
    for (const PricedPosts& posts : option.posts)
      for (const double demand : {1.0, 4.0}) {
        levels.push_back(posts);
        levels.back().demand = demand;
        levels.back().posts *= std::sqrt(demand);  // elasticity 0.5
        levels.back().growth = 0.1;
      }
    option.posts = levels;
  }
  const auto value = value_of(study);
  // The middle of April 2026 is 380 days from the start: 12 × 1.1^(380 / 365.25 / 2).
  CHECK(value.months[12].paid_baseline == Approx(12 * std::pow(1.1, 380 / 365.25 / 2)));
  CHECK(value.months[12].paid == Approx(9 * std::pow(1.1, 380 / 365.25 / 2)));
  REQUIRE(appraise(study).responses.size() == 3);
  CHECK(appraise(study).responses[0].above == Approx(0.5));
  // Runs measured a year whose middle is 182 days after the first day: growth counts from there.
  study.appraisal.demand_of = 2025y / 9 / 30;
  CHECK(value_of(study).months[12].paid == Approx(9 * std::pow(1.1, (380 - 182) / 365.25 / 2)));
  study.staffing = StaffingRule::fixed;
  CHECK(central(study) == Approx(180'000).margin(half_penny));
}

TEST_CASE("A dip needs posts where standards are held, and none where rosters stay") {
  StudyResult study = three_posts_fewer();
  for (OptionRuns& option : study.options) {
    PricedPosts busier = option.posts[0];
    busier.demand = 2, busier.posts *= 2;
    option.posts.insert(option.posts.begin() + 1, busier);
  }
  PricedPosts busier = study.options[1].posts[2];
  busier.demand = 2, busier.posts *= 2;
  study.options[1].posts.push_back(busier);
  add_input(study, "dip.handle_time", 1.2);
  add_input(study, "dip.half_life", 91.25 * day);
  CHECK(central(study) == Approx(180'000).margin(half_penny));
  study.staffing = StaffingRule::hold_standard;
  const auto value = value_of(study);
  // Half of April 2026 is 15 days from going live: 9 × (1 + 0.2 × 2^(-15 / 91.25)).
  CHECK(value.months[12].paid == Approx(9 * (1 + 0.2 * std::exp2(-15 / 91.25))));
}

TEST_CASE("A budget is what each option's rosters cost, and buys fewer posts as pay grows") {
  StudyResult study = three_posts_fewer();
  study.staffing = StaffingRule::budget;
  add_convention(study, "pay_growth", 0.02);
  const auto value = value_of(study);
  CHECK(value.central.value == Approx(180'000).margin(half_penny));  // not 2 % more
  CHECK(value.months[12].paid_baseline == Approx(12 / std::pow(1.02, 380 / 365.25)));
  CHECK(value.months[12].paid == Approx(9 / std::pow(1.02, 380 / 365.25)));
}

TEST_CASE(
    "Groups stand in for each other: their sum follows demand, and at level 1 all is as found") {
  StudyResult study = three_posts_fewer();
  study.staffing = StaffingRule::hold_standard;
  study.options.resize(1);
  study.options.push_back(study.options[0]);
  const std::vector<std::pair<double, double>> levels{{28, 4}, {40, 0}};
  for (OptionRuns& option : study.options) {
    option.posts.clear();
    for (std::size_t level = 0; level < levels.size(); ++level) {
      for (const double posts : {levels[level].first, levels[level].second}) {
        option.posts.push_back(
            posts_of("fire", posts, posts == levels[level].first ? 60'000 : 50'000));
        option.posts.back().group = posts == levels[level].first ? "own" : "both";
        option.posts.back().demand = level == 0 ? 1 : 1.2;
      }
    }
  }
  CHECK(value_of(study).months[0].paid == Approx(32));
  // Without limit, an elasticity of log(40 / 32) / log(1.2) = 1.22 would go on.
  add_convention(study, "demand_growth", 0.5);
  CHECK(value_of(study).months[23].paid == Approx(40 * std::pow(1.5, (730 - 15.5) / 365.25) / 1.2));
}

TEST_CASE("Errors of posts from simulation widen the interval as a normal law") {
  StudyResult study = three_posts_fewer();
  study.appraisal.draws = 20'000;
  study.options[1].posts[1].error = 0.5;
  const auto value = value_of(study);
  // 0.5 posts at £60,000: a standard error of £30,000; its estimate from n draws is within
  // 4 / sqrt(2 n) of it, the ends of 95 % intervals a little less sharply.
  const double error = (value.high.value - value.low.value) / (2 * 1.959964);
  CHECK(error == Approx(30'000).epsilon(4 * 1.6 / std::sqrt(2.0 * 20'000)));
  CHECK(value.expected.value == Approx(180'000).margin(4 * 30'000 / std::sqrt(20'000.0)));
}

TEST_CASE("Groups that need as many in both worlds, as far as can be told, err together") {
  StudyResult study = three_posts_fewer();
  for (OptionRuns& option : study.options)
    for (PricedPosts& posts : option.posts) posts.error = 0.5;
  study.options[1].posts[1].posts = 12.3;
  const auto together = value_of(study);
  CHECK(together.high.value - together.low.value == Approx(0).margin(half_penny));
  study.options[1].posts[1].posts = 13;
  const auto apart = value_of(study);
  CHECK(apart.high.value - apart.low.value > 100'000);
}

TEST_CASE("By groups, what is paid beside posts adds up to the same and follows one price each") {
  StudyResult study = three_posts_fewer();
  add_convention(study, "attrition", 0.1);
  add_convention(study, "non_pay.fire", 0.3);
  for (OptionRuns& option : study.options) {
    PricedPosts officers = posts_of("fire", 20, 40'000);
    officers.group = "officers", officers.input = "staff.officers.cost_per_fte";
    option.inputs = {input_of("staff.fire.cost_per_fte", 60'000),
                     input_of("staff.officers.cost_per_fte", 40'000)};
    option.posts.insert(option.posts.begin() + 1, officers);
    if (&option == &study.options[0]) continue;
    officers.from = 2026y / 4 / 1;
    option.posts.push_back(officers);
    for (PricedPosts posts : {option.posts[2], officers}) {  // the officers fall later
      posts.from = 2026y / 10 / 1;
      if (posts.group == "officers") posts.posts = 14;
      option.posts.push_back(posts);
    }
  }
  StudyCase sums(study), groups(study, Detail::groups);
  auto values = groups.knobs().central();
  CHECK(groups.value_of(1, values).value == Approx(sums.value_of(1, values).value));
  const auto before = groups.compose(1, values).amounts;
  for (KnobIndex i = 0; i < values.size(); ++i)
    if (groups.knobs().all()[i].path == "staff.officers.cost_per_fte") values[i] *= 2;
  const auto after = groups.compose(1, values).amounts;
  REQUIRE(before.size() == after.size());
  const auto& streams = groups.model(1).streams;
  for (std::size_t i = 0; i < before.size(); ++i) {
    const std::string& name = streams[i / 24].name;
    const bool officers = name.find("officers") != std::string::npos;
    CHECK(after[i] == Approx(before[i] * (officers ? 2 : 1)).margin(1e-9));
  }
}

}  // namespace case_posts_test
