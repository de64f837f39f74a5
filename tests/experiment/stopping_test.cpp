// Studies that go on until they are precise enough, and runs that are added to results.
#include "experiment/stopping.hpp"

#include <catch2/catch.hpp>

#include "experiment/sample_world.hpp"
#include "results/same_study.hpp"
#include "results/scratch_folder.hpp"

namespace stopping_test {

using namespace bluelight;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;

namespace {

/// `sample_study` with the goal that police_999's answer_within is known to within `half_width`.
Study study_to(double half_width, bool pilot = false) {
  Study study = test::sample_study(20);
  PrecisionGoal goal;
  goal.name = "police_999";
  goal.measure = "answer_within";
  goal.half_width = half_width;
  goal.pilot = pilot;
  study.precision = {goal};
  return study;
}

std::vector<std::uint64_t> numbers_of(const OptionRuns& option) {
  std::vector<std::uint64_t> numbers;
  for (const RunRecord& run : option.runs) numbers.push_back(run.replication);
  return numbers;
}

StudyResult run(const Study& study, int workers = 1) {
  return run_study(study, {.workers = workers}, test::formula);
}

std::string problems_of(const Study& study) {
  try {
    check_precision(study);
  } catch (const ScenarioError& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("a study goes on until its goal is met, and no further than that needs") {
  const StudyResult wide = run(study_to(10));
  CHECK(wide.options[0].runs.size() == 20);
  // Values are spread over -1 … 1 with a standard deviation of about 0.7.
  const Study study = study_to(0.12);
  const StudyResult narrow = run(study);
  const std::size_t made = narrow.options[0].runs.size();
  CHECK(made > 40);
  CHECK(made < 200);
  CHECK(is_met(study.precision[0], widest(study.precision[0], narrow.options)));
  CHECK(narrow.options[1].runs.size() == made);
  CHECK(numbers_of(narrow.options[0]).back() == made - 1);
}

TEST_CASE("a goal that cannot be met ends at the most replications that it may have") {
  Study study = study_to(1e-6);
  study.precision[0].at_most = 37;
  CHECK(run(study).options[0].runs.size() == 37);
}

TEST_CASE("workers and what was made before do not change how many replications there are") {
  const Study study = study_to(0.12);
  const StudyResult one = run(study);
  test::check_same(one, run(study, 4));
  const test::ScratchFolder folder;
  RunSettings keeping{.workers = 1};
  keeping.parts = folder.path() / "parts";
  run_study(study, keeping, test::formula);
  test::check_same(one, run_study(study, keeping, test::formula));
}

TEST_CASE("a pilot decides how many fresh runs are made, and is thrown away") {
  const Study study = study_to(0.12, true);
  const StudyResult result = run(study);
  const auto numbers = numbers_of(result.options[0]);
  CHECK(numbers.front() == 20);
  CHECK(numbers.size() > 40);
  const StudyResult pilot = run(test::sample_study(20));
  CHECK(static_cast<int>(numbers.size()) ==
        replications_needed(study.precision[0], widest(study.precision[0], pilot.options)));
}

TEST_CASE("goals of each option's own value look at the widest") {
  Study study = study_to(0.12);
  study.precision[0].difference = true;
  study.options[1].world.demand_factor = 1;  // the same runs: no difference at all
  CHECK(run(study).options[0].runs.size() == 20);
  study.precision[0].difference = false;
  CHECK(run(study).options[0].runs.size() > 40);
}

TEST_CASE("goals that cannot be measured are all refused, with the nearest names") {
  Study study = study_to(0.1);
  study.precision.push_back(study.precision[0]);
  study.precision.push_back(study.precision[0]);
  study.precision[0].measure = "answer_witin";
  study.precision[1].name = "police_99";
  study.precision[2].family = "staff";
  const std::string problems = problems_of(study);
  CHECK_THAT(problems, Contains("precision.police_999.measure: expected a measure of one thing, "
                                "received answer_witin (did you mean answer_within?)"));
  CHECK_THAT(problems, Contains("received police_99 (did you mean police_999?)"));
  CHECK(problems_of(study_to(0.1)) == "");
}

TEST_CASE("a benefit of an unknown family is told of the family alone") {
  Study study = study_to(0.1);
  study.appraisal.benefits = {{.name = "sooner",
                               .family = "contacts",
                               .measure = "answer_time_mean",
                               .thing = "police_999"}};
  const std::string problems = problems_of(study);
  CHECK_THAT(problems, Contains("appraisal.benefit.sooner.family: expected a family of measures of "
                                "things, received \"contacts\" (did you mean contact?)"));
  CHECK_THAT(problems, !Contains("sooner.measure"));
}

TEST_CASE("runs that are added make the results that a longer study would have made") {
  const StudyResult all = run(test::sample_study(9));
  const Study study = test::sample_study(4);
  const StudyResult earlier = run(study);
  RunSettings settings{.workers = 2};
  settings.addition.emplace(earlier, 5);
  test::check_same(all, run_study(study, settings, test::formula));
}

}  // namespace stopping_test
