// The case, worked by hand: dates, costs, bias, draws, sensitivities.
#include <bluelight/appraisal.hpp>
#include <catch2/catch.hpp>
#include <cmath>

#include "analysis/case_study.hpp"

namespace case_test {

using namespace bluelight;
using namespace bluelight::testing;

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

TEST_CASE("Without overruns what is left of optimism bias is drawn from its own range") {
  StudyResult study = three_posts_fewer();
  study.options[1].costs = {cost_of("lever.merge.capital", 100'000, false, "ict")};
  study.appraisal.inputs = {input_of("appraisal.optimism_bias.ict", 1.0, 0.1, 1.0),
                            input_of("appraisal.mitigated.ict", 0.5)};
  const auto value = value_of(study);
  CHECK(value.central.value == Approx(30'000).margin(half_penny));  // 180,000 - 150,000
  CHECK(value.low.value > 30'000 - half_penny);
  CHECK(value.high.value < 75'000 + half_penny);  // 180,000 - 100,000 × 1.05
  CHECK(value.high.value > value.low.value + 20'000);
  CHECK(value.ranged_inputs == 1);
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

TEST_CASE("A partner who leaves stays until the notice is over") {
  StudyResult study = three_posts_fewer();
  study.appraisal.years = 10;
  study.appraisal.draws = 10'000;
  const double sure = central(study);
  add_input(study, "exit.chance", 0.3);
  add_input(study, "exit.lost", 0.6);
  add_input(study, "exit.notice", 365.25 * day);
  // Nine years of £180,000. Whoever leaves after x years, exponential of hazard -ln 0.7, takes 60 %
  // of the 8 - x years that are left after a year's notice.
  const double hazard = -std::log(0.7), most = 0.6 * 180'000 * 8;
  const double lost = 0.6 * 180'000 * (8 - (1 - std::exp(-8 * hazard)) / hazard);
  const double standard_error = most / 2 / std::sqrt(10'000);  // no law within 0 … most has more
  CHECK(std::abs(value_of(study).expected.value - (sure - lost)) < 4 * standard_error);
  study.options[1].inputs.back().value = 10 * 365.25 * day;
  CHECK(value_of(study).expected.value == Approx(sure).margin(half_penny));
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
  study.appraisal.benefits = {answered_sooner()};
  study.appraisal.inputs = {input_of("appraisal.benefit.sooner.value", -1'000)};
  // Two seconds less at £1,000 a second and year, in two years.
  auto value = value_of(study);
  CHECK(value.societal.value == Approx(4'000).margin(half_penny));
  CHECK(value.cashable.value == 0);
  CHECK(value.central.value == Approx(4'000).margin(half_penny));
  add_convention(study, "benefit_bias", 0.25);
  CHECK(central(study) == Approx(3'000).margin(half_penny));
}

TEST_CASE("A partner who leaves takes a share of a valued change of service along") {
  StudyResult study = three_posts_fewer();
  const auto levers = study.options[1].levers;
  study.options = {
      option_of("now", {"fire"}, {run_of(0, {0.5, 20, 100}), run_of(1, {0.5, 22, 100})}),
      option_of("later", {"fire"}, {run_of(0, {0.6, 18, 100}), run_of(1, {0.6, 20, 100})})};
  study.options[1].levers = levers;
  study.appraisal.benefits = {answered_sooner()};
  study.appraisal.inputs = {input_of("appraisal.benefit.sooner.value", -1'000)};
  study.appraisal.years = 10;
  study.appraisal.draws = 10'000;
  const double sure = central(study);
  CHECK(sure ==
        Approx(18'000).margin(half_penny));  // £2,000 in each of the nine years that it is live
  add_input(study, "exit.chance", 0.3);
  add_input(study, "exit.lost", 0.6);
  add_input(study, "exit.notice", 0);
  const double hazard = -std::log(0.7), most = 0.6 * sure;
  const double lost = 0.6 * 2'000 * (9 - (1 - std::exp(-9 * hazard)) / hazard);
  const auto value = value_of(study);
  CHECK(value.central.value == Approx(sure).margin(half_penny));
  CHECK(std::abs(value.expected.value - (sure - lost)) < 4 * most / 2 / std::sqrt(10'000));
}

}  // namespace case_test
