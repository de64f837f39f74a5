#include <bluelight/findings.hpp>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "analysis/small_study.hpp"

namespace findings_test {

using namespace bluelight;
using namespace bluelight::testing;
using namespace std::chrono_literals;

namespace {

/// Two options, one contact class, three replications of which one failed, one post fewer.
StudyResult two_options() {
  StudyResult study =
      study_of({option_of("now", {"fire"},
                          {run_of(0, {0.80, 10, 100}), run_of(1, {0.82, 11, 100}),
                           run_of(2, {0.84, 12, 100})}),
                option_of("later", {"fire"},
                          {run_of(0, {0.90, 10, 101}), run_of(1, {0.92, 11, 99}), failed_run(2)})});
  for (auto& option : study.options)
    option.posts = {{"operators", "fire", 10, Pounds{50'000}, "staff.operators.cost_per_fte"}};
  study.options[1].posts[0].posts = 9;
  study.appraisal = {.years = 2, .discount = "flat_rate", .base = 2025y / 4 / 1, .draws = 10};
  study.discount.name = "flat_rate";
  study.discount.steps = {{0, 0.25}};
  return study;
}

}  // namespace

TEST_CASE("The findings read from the answer to the tables to how they are to be read") {
  CHECK(findings_text(findings_of(two_options()), false) ==
        R"(A small study
later against now: answered better: fire (+10.0 points).
  NPSV over 2 years at Flat Rate rates: +£90 k (no money input has a range, so
  there is no interval).

Calls: the baseline, and what each proposal changes

                         now         later
──────────────────────────────────────────
fire
 within standard, %   82 ± 5  +10.0 better
 mean answer time, s  11 ± 2   same

Staff

posts       now  later
──────────────────────
operators  10.0    9.0

Money: what later costs more than now (− is saved)

year       fire     all
───────────────────────
2025/26  −£50 k  −£50 k
2026/27  −£50 k  −£50 k

value
─────────────────────────────────────────────────
NPSV, central                              +£90 k
costs, present                                 £0
benefits, present                           £90 k
benefit-cost ratio       none: nothing costs more
pays back for good from       never out of pocket
peak funding                                   £0
cashable, present                          +£90 k
of which fire                              +£90 k

later: its posts differ from those of now from the start.

Replications: now 3, later 2 (1 failed).
± is a 95 % Student t interval over replications. Differences are paired: every
  option meets the same calls. All verdicts "better" and "worse" hold together
  at 95 % (Holm; differences tested: 1).
)");
}

TEST_CASE("A class that only a proposal has cannot be compared, which is said once") {
  const StudyResult study =
      study_of({option_of("now", {"fire"}, {run_of(0, {0.80, 10, 100})}),
                option_of("later", {"fire", "triage"}, {run_of(0, {0.80, 0.7, 10, 20, 100, 90})})});
  const std::string text = findings_text(findings_of(study), false);
  CHECK(text.find("triage\n every measure ") != std::string::npos);
  CHECK(text.find("no pairs") == text.rfind("no pairs"));
}

TEST_CASE(
    "CSV holds one line for each option that has the label, and nothing where there is none") {
  const std::string csv = comparison_csv(compare(two_options()));
  CHECK(csv.find("\nlater,contact,offered,fire,calls,neither,100,") != std::string::npos);
  CHECK(csv.find("\nnow,contact,offered,fire,calls,neither,100,0,3,,,,,,\n") != std::string::npos);
}

TEST_CASE("Costs in CSV are in pennies, by year and payer") {
  CHECK(costs_csv(appraise(two_options())) ==
        "option,organisation,kind,category,name,year,year_name,amount,present\n"
        "now,fire,posts,pay,staff.operators.cost_per_fte,0,2025/26,500000.00,500000.00\n"
        "now,fire,posts,pay,staff.operators.cost_per_fte,1,2026/27,500000.00,400000.00\n"
        "later,fire,posts,pay,staff.operators.cost_per_fte,0,2025/26,450000.00,450000.00\n"
        "later,fire,posts,pay,staff.operators.cost_per_fte,1,2026/27,450000.00,360000.00\n");
}

TEST_CASE("JSON holds the same, and null where a number does not exist") {
  StudyResult study = two_options();
  study.options[1].runs.resize(1);
  const auto json = nlohmann::json::parse(findings_json(findings_of(study)));
  CHECK(json["appraisal"]["values"][0]["npsv"].get<double>() == Approx(90'000).margin(0.005));
  CHECK(json["options"][0]["service"].is_null());
  CHECK(json["options"][1]["service"] == service_sentence(compare(study), 1));
  const auto& row = json["comparison"][0];
  CHECK(row["measure"] == "answer_within");
  CHECK(row["options"]["later"]["mean"] == 0.90);
  CHECK(row["options"]["later"]["half_width"].is_null());
  CHECK(row["options"]["now"]["difference"].is_null());
  CHECK(row["options"]["later"]["difference"]["dropped"] == 2);
}

TEST_CASE("A failed replication is named with its seed and reason") {
  const Findings findings = findings_of(two_options());
  REQUIRE(findings.failures.size() == 1);
  CHECK(findings.failures[0] == "replication 2 of later (seed 7) crashed: stopped by signal 11");
}

TEST_CASE("Estimates stand beside exact values; failed runs are left out") {
  const StudyResult study = two_options();
  const TheoryValue exact{.family = "contact",
                          .measure = "answer_time_mean",
                          .labels = {"fire"},
                          .value = 10.25,
                          .source = "by hand"};
  const auto findings = beside_theory(study.options[1], {exact});
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].estimate.mean == 10.5);
  CHECK(findings[0].estimate.count == 2);
  CHECK(findings[0].unit == "s");
}

}  // namespace findings_test
