#include <bluelight/appraisal.hpp>
#include <catch2/catch.hpp>
#include <cmath>

#include "analysis/case/response.hpp"
#include "analysis/small_study.hpp"

using namespace bluelight;
using namespace bluelight::testing;
using namespace std::chrono_literals;
using std::chrono::year_month_day;

namespace {

constexpr double half_penny = 0.005;
constexpr double day = 86'400;

Input input_of(std::string path, double value, double low, double high, std::string grade = "") {
  Input input;
  input.path = std::move(path);
  input.value = value, input.low = low, input.high = high;
  input.grade = std::move(grade);
  return input;
}

Input input_of(std::string path, double value) {
  return input_of(std::move(path), value, value, value);
}

PricedPosts posts_of(const std::string& organisation, double posts, double price,
                     year_month_day from = {}) {
  return {.group = organisation + "_staff",
          .organisation = organisation,
          .posts = posts,
          .cost_per_fte = Pounds{price},
          .input = "staff." + organisation + ".cost_per_fte",
          .from = from};
}

CostLine cost_of(std::string name, double amount, bool yearly, std::string category) {
  return {.name = std::move(name),
          .organisation = "fire",
          .amount = {amount},
          .yearly = yearly,
          .from = 2026y / 4 / 1,
          .until = {},
          .category = std::move(category),
          .lever = "merge"};
}

/// Twelve fire posts at £60,000 all along; the proposal needs nine from 1 April 2026, when lever
/// "merge" is planned. Two years from April 2025, not discounted: £60,000 is £5,000 in a month of
/// a twelfth of a year, and days decide otherwise.
StudyResult three_posts_fewer() {
  StudyResult study = study_of({option_of("now", {}, {}), option_of("later", {}, {})});
  for (OptionRuns& option : study.options) option.posts = {posts_of("fire", 12, 60'000)};
  study.options[1].posts.push_back(posts_of("fire", 9, 60'000, 2026y / 4 / 1));
  study.options[1].levers = {{"merge", "Merge", "merge_rooms", 2026y / 4 / 1, "fire_staff"}};
  study.appraisal.years = 2;
  study.appraisal.discount = "none";
  study.appraisal.base = 2025y / 4 / 1;
  study.appraisal.draws = 400;
  study.discount = {.name = "none", .title = "None", .source = "", .steps = {{0, 0.0}}};
  return study;
}

NetPresentSocialValue value_of(const StudyResult& study) { return appraise(study).values.at(0); }
double central(const StudyResult& study) { return value_of(study).central.value; }

double paid(const StudyResult& study, std::string_view category) {
  double sum = 0;
  for (const YearCost& cost : appraise(study).options[1].costs)
    if (cost.category == category) sum += cost.amount.value;
  return sum;
}

void add_input(StudyResult& study, const std::string& key, double value) {
  study.options[1].inputs.push_back(input_of("lever.merge." + key, value));
}

void add_convention(StudyResult& study, const std::string& key, double value) {
  study.appraisal.inputs.push_back(input_of("appraisal." + key, value));
}

}  // namespace

TEST_CASE("A plain saving is what the posts cost, by month") {
  const StudyResult study = three_posts_fewer();
  // Three posts at £60,000 in the second year: £180,000.
  const auto value = value_of(study);
  CHECK(value.central.value == Approx(180'000).margin(half_penny));
  CHECK(value.benefits.value == Approx(180'000).margin(half_penny));
  CHECK_FALSE(value.benefit_cost_ratio);
  REQUIRE(value.months.size() == 24);
  CHECK(value.months[11].paid == 12);
  CHECK(value.months[12].paid == 9);
  // April 2026 has 30 of 365 days: 180,000 × 30 / 365 = 14,794.52.
  CHECK(value.months[12].saving.value == Approx(14'794.52).margin(half_penny));
  CHECK(value.payback_month == 0);
  CHECK(value.peak_funding.value == 0);
}

TEST_CASE("A lever that is late saves late, and its capital is paid on the planned date") {
  StudyResult study = three_posts_fewer();
  study.options[1].costs = {cost_of("lever.merge.capital", 50'000, false, "ict")};
  add_input(study, "delay", 73 * day);
  // 365 - 73 = 292 of 365 days: 180,000 × 0.8 = 144,000; less 50,000.
  CHECK(central(study) == Approx(94'000).margin(half_penny));
  const auto value = value_of(study);
  CHECK(value.costs.value == Approx(50'000).margin(half_penny));
  CHECK(*value.benefit_cost_ratio == Approx(144'000.0 / 50'000));
  CHECK(value.peak_funding.value == Approx(50'000).margin(half_penny));
  REQUIRE(value.payback_month);
  // A day saves 493.15: 50,000 take 101.39 days from 13 June 2026, until 22 September: month 17.
  CHECK(*value.payback_month == 17);
}

TEST_CASE("Double running pays the posts that end for that long") {
  StudyResult study = three_posts_fewer();
  add_input(study, "delay", 73 * day);
  add_input(study, "double_running", 36.5 * day);
  // 36.5 of 365 days at 180,000 = 18,000 of the 144,000.
  CHECK(paid(study, "double_running") == Approx(18'000).margin(half_penny));
  CHECK(central(study) == Approx(126'000).margin(half_penny));
}

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

TEST_CASE("Optimism bias is added to capital, not to receipts, and mitigation takes some off") {
  StudyResult study = three_posts_fewer();
  study.options[1].costs = {cost_of("lever.merge.capital", 100'000, false, "ict"),
                            cost_of("lever.merge.cost.sale.amount", -30'000, false, "receipt")};
  CHECK(central(study) == Approx(110'000).margin(half_penny));
  add_convention(study, "optimism_bias.ict", 0.5);
  CHECK(central(study) == Approx(60'000).margin(half_penny));
  add_convention(study, "mitigated.ict", 0.4);
  // 100,000 × (1 + 0.5 × 0.6) = 130,000: 180,000 - 130,000 + 30,000 = 80,000.
  CHECK(central(study) == Approx(80'000).margin(half_penny));
}

TEST_CASE("In the draws overrun takes the place of optimism bias") {
  StudyResult study = three_posts_fewer();
  study.options[1].costs = {cost_of("lever.merge.capital", 100'000, false, "ict")};
  add_convention(study, "optimism_bias.ict", 2.0);
  study.appraisal.inputs.push_back(input_of("appraisal.overrun.ict", 0.1, 0.0, 0.2));
  const auto value = value_of(study);
  CHECK(value.central.value == Approx(-120'000).margin(half_penny));
  CHECK(value.low.value > 60'000 - half_penny);  // 180,000 - 100,000 × 1.2
  CHECK(value.high.value < 80'000 + half_penny);
  CHECK(value.chance_positive == 1);
}

TEST_CASE("A share of the saving that is not realised is paid on") {
  StudyResult study = three_posts_fewer();
  add_input(study, "realisation", 0.67);
  CHECK(central(study) == Approx(0.67 * 180'000).margin(half_penny));
}

TEST_CASE("No lever costs nothing, to the penny, whatever the conventions and draws") {
  StudyResult study = three_posts_fewer();
  study.options[1] = study.options[0];
  study.options[1].name = "same";
  add_convention(study, "attrition", 0.1);
  add_convention(study, "pay_growth", 0.013);
  add_convention(study, "non_pay.fire", 0.35);
  add_convention(study, "training", 0.23);
  study.staffing = StaffingRule::hold_standard;
  for (OptionRuns& option : study.options) {
    option.posts[0].growth = 0.02;
    option.inputs = {input_of("staff.fire.cost_per_fte", 60'000, 50'000, 75'000)};
  }
  const auto value = value_of(study);
  CHECK(value.central.value == 0);
  CHECK(value.low.value == 0);
  CHECK(value.high.value == 0);
  CHECK(value.costs.value == 0);
  CHECK(value.benefits.value == 0);
  CHECK_FALSE(value.cannot_be_told());
}

TEST_CASE("A lever without a mechanism costs its cost") {
  StudyResult study = three_posts_fewer();
  study.options[1].posts = study.options[0].posts;
  study.options[1].costs = {cost_of("lever.merge.capital", 70'000, false, "ict"),
                            cost_of("lever.merge.running", 10'000, true, "non_pay")};
  CHECK(central(study) == Approx(-80'000).margin(half_penny));
}

TEST_CASE("Levers of one date that change the same posts are counted once") {
  StudyResult study = three_posts_fewer();
  study.options[1].levers.push_back({"share", "Share", "share_call_handling", 2026y / 4 / 1, ""});
  CHECK(central(study) == Approx(180'000).margin(half_penny));
}

TEST_CASE("A cost of some years ends") {
  StudyResult study = three_posts_fewer();
  study.options[1].posts = study.options[0].posts;
  CostLine team = cost_of("lever.merge.cost.team.amount", 36'500, true, "transition");
  team.until = 2026y / 7 / 1;  // 91 days
  study.options[1].costs = {team};
  CHECK(central(study) == Approx(-9'100).margin(half_penny));
}

TEST_CASE("Worse grades widen intervals, and give one where none is stated") {
  StudyResult study = three_posts_fewer();
  add_convention(study, "grades.assumed.stretch", 2);
  add_convention(study, "grades.assumed.range", 0.3);
  const auto width = [&](double low, double high, const char* grade) {
    for (OptionRuns& option : study.options)
      option.inputs = {input_of("staff.fire.cost_per_fte", 60'000, low, high, grade)};
    const auto value = value_of(study);
    return value.high.value - value.low.value;
  };
  CHECK(width(54'000, 66'000, "assumed") ==
        Approx(2 * width(54'000, 66'000, "high")).epsilon(1e-9));
  CHECK(width(60'000, 60'000, "high") == 0);
  CHECK(width(60'000, 60'000, "assumed") > 0);
}

TEST_CASE("The values at which a case turns, and the swing of its inputs") {
  StudyResult study = three_posts_fewer();
  study.options[1].costs = {cost_of("lever.merge.capital", 150'000, false, "ict")};
  study.options[1].inputs = {input_of("lever.merge.capital", 150'000, 100'000, 250'000)};
  const auto value = value_of(study);
  REQUIRE(value.sensitivities.size() == 1);
  const Sensitivity& capital = value.sensitivities[0];
  CHECK(capital.input == "lever.merge.capital");
  CHECK(capital.at_low.value == Approx(80'000).margin(half_penny));
  CHECK(capital.at_high.value == Approx(-70'000).margin(half_penny));
  REQUIRE(capital.switches_at);
  CHECK(*capital.switches_at == Approx(180'000).margin(half_penny));
  CHECK(value.cannot_be_told());
  CHECK(value_sentence(appraise(study), value).rfind("In money it cannot be told", 0) == 0);
}

TEST_CASE("Partner exit is drawn, and not in the central case") {
  StudyResult study = three_posts_fewer();
  study.appraisal.years = 10;
  const double sure = central(study);
  add_input(study, "exit.chance", 0.3);
  add_input(study, "exit.lost", 0.6);
  add_input(study, "exit.notice", 0);
  study.options[1].costs = {cost_of("lever.merge.exit.cost", 100'000, false, "exit")};
  const auto value = value_of(study);
  CHECK(value.central.value == Approx(sure).margin(half_penny));
  CHECK(value.expected.value < sure);
  CHECK(value.high.value == Approx(sure).margin(half_penny));  // nobody left
  // Gone at once: 40 % of nine years' saving, less the cost of leaving.
  CHECK(value.low.value > 0.4 * sure - 100'000 - half_penny);
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

TEST_CASE("The same study gives the same numbers, bit for bit") {
  StudyResult study = three_posts_fewer();
  study.options[1].posts[1].error = 0.5;
  const auto one = value_of(study), other = value_of(study);
  CHECK(one.low.value == other.low.value);
  CHECK(one.expected.value == other.expected.value);
  CHECK(one.high.value == other.high.value);
}

TEST_CASE("A valued change of a measure is a benefit to society, and cashable for nobody") {
  StudyResult study = three_posts_fewer();
  study.options[0] =
      option_of("now", {"fire"}, {run_of(0, {0.5, 20, 100}), run_of(1, {0.5, 22, 100})});
  study.options[1] =
      option_of("later", {"fire"}, {run_of(0, {0.6, 18, 100}), run_of(1, {0.6, 20, 100})});
  study.appraisal.benefits = {{.name = "sooner",
                               .title = "Sooner",
                               .family = "contact",
                               .measure = "answer_time_mean",
                               .thing = "fire",
                               .value = Pounds{-1'000}}};
  study.appraisal.inputs = {input_of("appraisal.benefit.sooner.value", -1'000)};
  // Two seconds less at £1,000 a second and year, in two years.
  auto value = value_of(study);
  CHECK(value.societal.value == Approx(4'000).margin(half_penny));
  CHECK(value.cashable.value == 0);
  CHECK(value.central.value == Approx(4'000).margin(half_penny));
  add_convention(study, "benefit_bias", 0.25);
  CHECK(central(study) == Approx(3'000).margin(half_penny));
}
