// Benefits of service over the years, worked by hand: states, levels of demand, ends of inputs.
#include <bluelight/appraisal.hpp>
#include <catch2/catch.hpp>
#include <cmath>

#include "analysis/case/service_curve.hpp"
#include "analysis/case_study.hpp"

namespace case_service_test {

using namespace bluelight;
using namespace bluelight::testing;

namespace {

constexpr auto start = year_month_day{};
constexpr auto middle = 2025y / 10 / 1;
constexpr auto last = 2026y / 4 / 1;

/// Two runs whose mean answer times are `mean` - `spread` and `mean` + `spread`.
void add_runs(OptionRuns& option, ServiceRun where, double mean, double spread = 0) {
  where.family = "contact", where.thing = "fire", where.measure = "answer_time_mean";
  for (const std::uint64_t replication : {0, 1}) {
    where.replication = replication;
    where.value = mean + (replication == 0 ? -spread : spread);
    option.service.push_back(where);
  }
}

/// Twenty seconds of the baseline become nineteen in October 2025 and seventeen in April 2026; a
/// second less is worth £1,000 a year.
StudyResult sooner() {
  StudyResult study = three_posts_fewer();
  for (OptionRuns& option : study.options) {
    option = option_of(option.name, {"fire"}, {});
    option.posts = {posts_of("fire", 12, 60'000)};
    add_runs(option, {.from = start}, 20);
  }
  OptionRuns& later = study.options[1];
  later.levers = {{"transfer", "Transfer", "electronic_transfer", middle, "fire_staff"},
                  {"merge", "Merge", "merge_rooms", last, "fire_staff"}};
  add_runs(later, {.from = middle}, 19);
  add_runs(later, {.from = last}, 17);
  study.appraisal.benefits = {answered_sooner()};
  study.appraisal.inputs = {input_of("appraisal.benefit.sooner.value", -1'000)};
  return study;
}

/// As `sooner`, from one state on the first day on; at twice the calls the baseline's twenty
/// seconds are `before`, the proposal's seventeen `after`.
StudyResult at_twice_the_calls(double before, double after) {
  StudyResult study = sooner();
  for (OptionRuns& option : study.options) option.service.clear(), option.levers.clear();
  add_runs(study.options[0], {.from = start}, 20);
  add_runs(study.options[0], {.from = start, .demand = 2}, before);
  add_runs(study.options[1], {.from = start}, 17);
  add_runs(study.options[1], {.from = start, .demand = 2}, after);
  return study;
}

/// Sum over the months of £1,000 × `seconds(growth of demand so far)`, a year.
template <class SecondsSaved>
double worth(const StudyResult& study, double growth, SecondsSaved seconds) {
  double sum = 0;
  const std::chrono::sys_days base = study.appraisal.base;
  for (int month = 0; month < 24; ++month) {
    const std::chrono::sys_days from{study.appraisal.base + std::chrono::months{month}};
    const std::chrono::sys_days until{study.appraisal.base + std::chrono::months{month + 1}};
    const double days = static_cast<double>((until - from).count());
    const double years = (static_cast<double>((from - base).count()) + days / 2) / 365.25;
    sum += 1'000 * seconds(std::pow(1 + growth, years)) * days / 365;
  }
  return sum;
}

}  // namespace

TEST_CASE("A benefit begins with the first state that is live") {
  StudyResult study = sooner();
  // One second from 1 October, 182 of 365 days, then three seconds for a year.
  CHECK(value_of(study).societal.value == Approx(1'000 * 182.0 / 365 + 3'000).margin(half_penny));
  // The first lever is 91 days late: the second state begins on 31 December, 91 days before April.
  study.options[1].inputs = {input_of("lever.transfer.delay", 91 * day)};
  CHECK(value_of(study).societal.value == Approx(1'000 * 91.0 / 365 + 3'000).margin(half_penny));
  // It is a year late: the world after both levers begins no sooner.
  study.options[1].inputs = {input_of("lever.transfer.delay", 365 * day),
                             input_of("lever.merge.delay", 73 * day)};
  CHECK(value_of(study).societal.value == Approx(3'000 * 182.0 / 365).margin(half_penny));
}

TEST_CASE("A partner who leaves takes a share of a change over several states along") {
  StudyResult study = sooner();
  study.appraisal.draws = 10'000;
  study.options[1].inputs = {input_of("lever.transfer.exit.chance", 0.3),
                             input_of("lever.transfer.exit.lost", 0.6),
                             input_of("lever.transfer.exit.notice", 0)};
  // One second over 182 days and three over 365: what is lost by then has left by then.
  const double hazard = -std::log(0.7) / 365.25;
  const auto left_by = [&](double from, double until) {
    return until - from + (std::exp(-hazard * until) - std::exp(-hazard * from)) / hazard;
  };
  const double lost = 600 * (left_by(0, 182) + 3 * left_by(182, 547)) / 365;
  const auto societal = value_of(study).expected.value;
  const double sure = 1'000 * 182.0 / 365 + 3'000;
  CHECK(std::abs(societal - (sure - lost)) < 4 * 0.6 * sure / 2 / std::sqrt(10'000));
}

TEST_CASE("A difference follows demand on logarithms and is held outside the levels") {
  StudyResult study = at_twice_the_calls(40, 24);
  const double rise = std::log2(24.0 / 17);
  add_convention(study, "demand_growth", 0.3);  // 1.69 of today's after two years
  CHECK(value_of(study).societal.value == Approx(worth(study, 0.3, [rise](double demand) {
                                            return 20 * demand - 17 * std::pow(demand, rise);
                                          })).margin(half_penny));
  study.appraisal.inputs.back().value = 1;  // 4 times today's: 16 seconds from twice on
  CHECK(value_of(study).societal.value == Approx(worth(study, 1, [rise](double demand) {
                                            const double held = std::min(demand, 2.0);
                                            return 20 * held - 17 * std::pow(held, rise);
                                          })).margin(half_penny));
}

TEST_CASE("A measure that is 0 somewhere is straight on its own scale") {
  StudyResult study = at_twice_the_calls(10, 0);
  add_convention(study, "demand_growth", 0.3);
  CHECK(value_of(study).societal.value == Approx(worth(study, 0.3, [](double demand) {
                                            return 3 + 7 * std::log2(demand);
                                          })).margin(half_penny));
}

TEST_CASE("A monotone line of service keeps what was simulated at level 1") {
  const std::vector<ServicePoint> points{{0.5, 9, 8}, {1, 20, 10}, {1.5, 18, 12}, {2, 40, 30}};
  const ServiceCurve rising(points, Direction::rising);
  CHECK(rising.difference(0) == Approx(-10));
  // 20 and 18 are pooled, on logarithms, and lifted to 20 together; so is what lies beside them.
  const double lift = std::sqrt(20.0 / 18);
  CHECK(rising.before(std::log(1.5)) == Approx(20));
  CHECK(rising.before(std::log(2)) == Approx(40 * lift));
  CHECK(rising.before(std::log(0.1)) == Approx(9 * lift));
  CHECK(rising.after(std::log(3)) == Approx(30));
  CHECK(rising.misfit() < ServiceCurve(points, Direction::falling).misfit());
}

TEST_CASE("Dips of handling time are so many more calls for those who feel them") {
  StudyResult study = sooner();
  for (OptionRuns& option : study.options) {
    for (const auto from : {start, middle, last})
      if (from == start || &option == &study.options[1])
        add_runs(option, {.from = from, .demand = 2}, from == last ? 17 : from == middle ? 19 : 40);
  }
  const double calm = 1'000 * 182.0 / 365 + 3'000;
  CHECK(value_of(study).societal.value == Approx(calm).margin(half_penny));
  add_input(study, "dip.handle_time", 1.5);
  add_input(study, "dip.half_life", 1e12);  // it stays
  // The baseline alone would wait longer, 20 × 1.5 seconds.
  CHECK(value_of(study).societal.value == Approx(calm + 10'000).margin(1));
  study.options[1].levers[1].groups = "police_staff";
  CHECK(value_of(study).societal.value == Approx(calm).margin(half_penny));
}

TEST_CASE("Each state and level errs by itself, as its pairs do") {
  StudyResult study = at_twice_the_calls(40, 24);
  add_convention(study, "demand_growth", 0.3);
  for (ServiceRun& run : study.options[1].service)
    run.value += (run.replication == 0 ? -1 : 1) * run.demand;  // differences of ± 1 and ± 2
  const auto value = value_of(study);
  CHECK(value.ranged_inputs == 2);
  REQUIRE(value.sensitivities.size() == 2);
  const double reach = student_t_quantile(1, 0.975);  // two pairs
  for (const Sensitivity& one : value.sensitivities) {
    const bool today = one.input == "change.later.sooner.start.1";
    if (!today) CHECK(one.input == "change.later.sooner.start.2");
    CHECK(one.value == Approx(today ? -3 : -16));
    CHECK(one.high - one.value == Approx(today ? reach : 2 * reach));
    // A level counts by how near demand is, on logarithms.
    CHECK(one.swing().value == Approx(2 * worth(study, 0.3,
                                                [&](double demand) {
                                                  return today ? reach * (1 - std::log2(demand))
                                                               : 2 * reach * std::log2(demand);
                                                }))
                                   .margin(half_penny));
  }
}

TEST_CASE("A varied input moves the difference, at every level alike") {
  StudyResult study = sooner();
  study.varied = {{.name = "talk", .inputs = {input_of("contact.fire.talk.mean", 300, 240, 420)}}};
  OptionRuns& later = study.options[1];
  add_runs(study.options[0], {.from = start, .input = "talk", .end = "low"}, 15);
  add_runs(study.options[0], {.from = start, .input = "talk", .end = "high"}, 35);
  add_runs(later, {.from = start, .input = "talk", .end = "low"}, 15);
  add_runs(later, {.from = start, .input = "talk", .end = "high"}, 35);
  add_runs(later, {.from = middle, .input = "talk", .end = "low"}, 15);
  add_runs(later, {.from = middle, .input = "talk", .end = "high"}, 33);
  add_runs(later, {.from = last, .input = "talk", .end = "low"}, 13);
  add_runs(later, {.from = last, .input = "talk", .end = "high"}, 28);
  const auto value = value_of(study);
  CHECK(value.societal.value == Approx(1'000 * 182.0 / 365 + 3'000).margin(half_penny));
  REQUIRE(value.sensitivities.size() == 1);
  CHECK(value.sensitivities[0].at_low.value == Approx(2'000).margin(half_penny));
  CHECK(value.sensitivities[0].at_high.value ==
        Approx(2'000 * 182.0 / 365 + 7'000).margin(half_penny));
}

TEST_CASE("States in which nothing was run differently have no error") {
  StudyResult study = sooner();
  for (OptionRuns& option : study.options)
    for (ServiceRun& run : option.service) run.value += static_cast<double>(run.replication);
  CHECK(value_of(study).ranged_inputs == 0);
}

}  // namespace case_service_test
