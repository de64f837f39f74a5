/// Service of fixed rosters in every state of the options and at every level of demand.
#include <atomic>
#include <bluelight/results_file.hpp>
#include <bluelight/run_study.hpp>
#include <catch2/catch.hpp>

#include "experiment/sample_world.hpp"
#include "experiment/service_plan.hpp"
#include "experiment/shared_memory.hpp"
#include "results/same_study.hpp"
#include "results/scratch_folder.hpp"

namespace service_test {

using namespace bluelight;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;

namespace {

constexpr std::chrono::year_month_day live{2026y, std::chrono::April, std::chrono::day{1}};

/// `sample_study` whose proposal is the baseline's world at first, at two levels.
Study dated_study(int replications) {
  Study study = test::sample_study(replications);
  Option& proposal = study.options[1];
  proposal.world.resolved = "title = \"one room\"\n";
  proposal.worlds_by_date = {{{}, study.options[0].world}, {live, proposal.world}};
  study.demand_levels = {1, 1.5};
  return study;
}

/// What `formula` gives at one place, by the measure's position in the layout.
double expected(const World& world, double demand, const ServiceRun& row) {
  World there = world;
  there.demand_factor *= demand;
  const MeasureLayout layout = measure_layout(world);
  const Measure& measure = layout.find(row.family, row.measure);
  const std::size_t place = row.thing == "police_999" ? 0 : 1;
  return test::formula(there, 7, row.replication)[measure.offset + place];
}

std::vector<ServiceRun> rows_at(const OptionRuns& option, std::chrono::year_month_day from,
                                double demand) {
  std::vector<ServiceRun> rows;
  for (const ServiceRun& row : option.service)
    if (row.from == from && row.demand == demand) rows.push_back(row);
  return rows;
}

}  // namespace

TEST_CASE("service is taken in each state at each level, with the study's own calls") {
  const Study study = dated_study(3);
  const StudyResult result = run_study(study, {.workers = 2}, test::formula);
  const OptionRuns& proposal = result.options[1];
  CHECK(result.options[0].service.size() == 2 * 2 * 2 * 3);  // levels, classes, measures, runs
  CHECK(proposal.service.size() == 2 * 2 * 2 * 2 * 3);
  for (const double demand : {1.0, 1.5}) {
    for (const ServiceRun& row : rows_at(proposal, {}, demand))
      CHECK(row.value == expected(study.options[0].world, demand, row));
    for (const ServiceRun& row : rows_at(proposal, live, demand))
      CHECK(row.value == expected(study.options[1].world, demand, row));
  }
}

TEST_CASE("a state and level that is some option's own is not run again") {
  Study study = dated_study(1);
  CHECK(plan_service(study).worlds.size() == 2);  // both at 1.5
  study.demand_levels = {1};
  CHECK(plan_service(study).worlds.empty());
  CHECK(plan_service(study).places.empty());
  study.demand_levels = {1, 2};
  study.staffing = StaffingRule::hold_standard;
  CHECK(plan_service(study).places.empty());
}

TEST_CASE("what a benefit values is kept beside how soon calls are answered") {
  Study study = dated_study(1);
  study.appraisal.benefits = {
      {.name = "lost", .family = "contact", .measure = "abandoned", .thing = "fire_999"},
      {.name = "soon", .family = "contact", .measure = "answer_within", .thing = "fire_999"}};
  const StudyResult result = run_study(study, {}, test::formula);
  CHECK(result.options[0].service.size() == 2 * (2 * 2 + 1));
}

TEST_CASE("service is the same for any number of workers, from a file, and after more runs") {
  const test::ScratchFolder folder;
  const Study study = dated_study(4);
  const StudyResult one =
      run_study_to_file(study, {.workers = 1}, folder / "one.h5", test::formula);
  run_study_to_file(study, {.workers = 4}, folder / "four.h5", test::formula);
  CHECK(test::bytes_of(folder / "one.h5") == test::bytes_of(folder / "four.h5"));
  test::check_same(read_results(folder / "one.h5"), one);
  const StudyResult shorter = run_study(dated_study(3), {}, test::formula);
  RunSettings more;
  more.addition.emplace(Addition{shorter, 1});
  test::check_same(run_study(study, more, test::formula), one);
}

TEST_CASE("runs of service that an earlier start finished are not made again") {
  const test::ScratchFolder folder;
  const test::Shared<std::atomic<int>> made;
  const auto counted = [&](const World& world, std::uint64_t seed, std::uint64_t replication) {
    ++*made;
    return test::formula(world, seed, replication);
  };
  const Study study = dated_study(2);
  RunSettings settings;
  settings.parts = folder / "parts";
  const StudyResult first = run_study(study, settings, counted);
  CHECK(*made == 2 * (2 + 2));
  test::check_same(run_study(study, settings, counted), first);
  CHECK(*made == 2 * (2 + 2));
  test::check_same(run_study(study, {}, test::formula), first);
}

TEST_CASE("a run of service that fails is counted and told, and has no value") {
  const auto failing = [](const World& world, std::uint64_t seed, std::uint64_t replication) {
    if (world.demand_factor == 3 && replication == 1) throw std::runtime_error("a call was lost");
    return test::formula(world, seed, replication);
  };
  RunSettings settings;
  std::vector<std::string> notes;
  RunProgress last;
  settings.note = [&](const std::string& sentence) { notes.push_back(sentence); };
  settings.progress = [&](const RunProgress& progress) { last = progress; };
  const StudyResult result = run_study(dated_study(2), settings, failing);
  CHECK(notes == std::vector<std::string>{
                     "run 1 of one_room from 2026-04-01, demand 1.5 failed: a call was lost"});
  CHECK(last.failed == 1);
  CHECK(last.total == 2 * (2 + 2));
  for (const ServiceRun& row : rows_at(result.options[1], live, 1.5))
    CHECK(std::isnan(row.value) == (row.replication == 1));
}

namespace {

/// `dated_study` with an input whose ends change demand in the proposal alone.
Study varied_study(int replications) {
  Study study = dated_study(replications);
  study.demand_levels = {1};
  study.appraisal.benefits = {
      {.name = "soon", .family = "contact", .measure = "answer_within", .thing = "fire_999"}};
  study.varied = {
      {"lever.x.factor", {{.path = "lever.x.factor", .value = 1, .low = 0, .high = 2}}}};
  for (const char* end : {"low", "high"}) {
    StudyEnd& one = study.ends.emplace_back(StudyEnd{"lever.x.factor", end, study.options});
    World& world = one.options[1].worlds_by_date[1].world;
    world.resolved += end;
    world.demand_factor *= std::string(end) == "low" ? 0.5 : 3;
  }
  return study;
}

}  // namespace

TEST_CASE("with benefits, service is taken at both ends of a varied input, where it differs") {
  const Study study = varied_study(2);
  CHECK(plan_service(study).worlds.size() == 2);
  const StudyResult result = run_study(study, {.workers = 2}, test::formula);
  for (const ServiceRun& row : result.options[1].service) {
    const double demand = row.from != live || row.end.empty() ? 1 : row.end == "low" ? 0.5 : 3;
    CHECK(row.value == expected(study.options[row.from == live ? 1 : 0].world, demand, row));
  }
  CHECK(result.options[1].service.size() == 3 * 2 * 4 * 2);  // ends, states, measures, runs
}

TEST_CASE("an input that changes neither posts of rosters nor valued service is refused") {
  Study study = varied_study(1);
  study.appraisal.benefits.clear();
  CHECK_THROWS_WITH(run_study(study, {}, test::formula),
                    Contains("\"lever.x.factor\", which would change nothing that is priced"));
}

TEST_CASE("service has the replications that goals of precision ask for, a pilot's not") {
  const bool pilot = GENERATE(false, true);
  Study study = dated_study(1);
  PrecisionGoal goal;
  goal.name = goal.thing = "police_999";
  goal.family = "contact";
  goal.measure = "answer_within";
  goal.half_width = 1e-6;
  goal.at_least = 3;
  goal.at_most = 5;
  goal.pilot = pilot;
  study.precision = {goal};
  const StudyResult result = run_study(study, {.workers = 2}, test::formula);
  for (const OptionRuns& option : result.options) {
    std::vector<std::uint64_t> made, told;
    for (const RunRecord& run : option.runs) made.push_back(run.replication);
    for (const ServiceRun& row : rows_at(option, {}, 1.5))
      if (row.thing == "fire_999" && row.measure == "answer_within") {
        told.push_back(row.replication);
        CHECK(row.value == expected(study.options[0].world, 1.5, row));
      }
    CHECK(made.size() == 5);
    CHECK(made.front() == (pilot ? 3 : 0));
    CHECK(told == made);
  }
}

}  // namespace service_test
