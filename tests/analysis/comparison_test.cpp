#include <bluelight/comparison.hpp>
#include <catch2/catch.hpp>
#include <cmath>

#include "analysis/small_study.hpp"

namespace comparison_test {

using namespace bluelight;
using namespace bluelight::testing;

namespace {

const Difference& difference(const Comparison& comparison, std::string_view measure,
                             std::string_view label) {
  return *comparison.find("contact", measure, label)->options[1].difference;
}

/// One contact class; answer_within falls by exactly `drop` plus a wobble of ±`wobble`.
StudyResult falling_study(double drop, double wobble) {
  std::vector<RunRecord> before, after;
  for (std::uint64_t i = 0; i < 4; ++i) {
    const double level = 0.80 + 0.02 * static_cast<double>(i);
    const double noise = i % 2 == 0 ? wobble : -wobble;
    before.push_back(run_of(i, {level, 10, 100}));
    after.push_back(run_of(i, {level - drop + noise, 10, 100}));
  }
  return study_of({option_of("now", {"fire"}, before), option_of("later", {"fire"}, after)});
}

}  // namespace

TEST_CASE("A paired difference is judged on the pairs, not on the spread between replications") {
  const Comparison comparison = compare(falling_study(0.05, 0.01));
  const Difference& fall = difference(comparison, "answer_within", "fire");
  // Differences -0.04, -0.06, -0.04, -0.06: mean -0.05, standard deviation 0.02 / sqrt 3.
  CHECK(fall.estimate.mean == Approx(-0.05));
  CHECK(fall.estimate.standard_error == Approx(0.02 / std::sqrt(3.0) / 2));
  // Student t with 3 degrees of freedom: 97.5 % quantile 3.182446.
  CHECK(fall.estimate.half_width == Approx(3.182446 * 0.01 / std::sqrt(3.0)).epsilon(1e-6));
  CHECK(fall.verdict == Verdict::worse);
  CHECK(comparison.tests == 1);
}

TEST_CASE("Better and worse follow the direction in which the measure is good") {
  StudyResult study = falling_study(-0.05, 0.01);
  for (std::size_t i = 0; i < 4; ++i) study.options[1].runs[i].values[1] += i % 2 ? 1.0 : 1.1;
  const Comparison comparison = compare(study);
  CHECK(difference(comparison, "answer_within", "fire").verdict == Verdict::better);
  CHECK(difference(comparison, "answer_time_mean", "fire").verdict == Verdict::worse);
}

TEST_CASE("A difference within its noise cannot be told from the baseline") {
  const Comparison comparison = compare(falling_study(0.001, 0.01));
  const Difference& unclear = difference(comparison, "answer_within", "fire");
  CHECK(unclear.verdict == Verdict::unclear);
  CHECK(text_of(unclear.verdict) == "cannot be told from the baseline");
}

TEST_CASE("A proposal that changes nothing differs by exactly nothing") {
  const Comparison comparison = compare(falling_study(0, 0));
  const Difference& none = difference(comparison, "answer_within", "fire");
  CHECK(none.estimate.mean == 0.0);
  CHECK(none.estimate.half_width == 0.0);
  CHECK(none.verdict == Verdict::identical);
  CHECK(comparison.tests == 0);
}

TEST_CASE("One equal pair is exactly nothing; one unequal pair says nothing") {
  StudyResult study = falling_study(0.05, 0);
  for (auto& option : study.options) option.runs.resize(1);
  const Comparison comparison = compare(study);
  CHECK(difference(comparison, "answer_within", "fire").verdict == Verdict::unclear);
  const Difference& same = difference(comparison, "answer_time_mean", "fire");
  CHECK(same.verdict == Verdict::identical);
  CHECK(same.estimate.half_width == 0.0);
}

TEST_CASE("Counts are context: they get no verdict") {
  StudyResult study = falling_study(0, 0);
  for (auto& run : study.options[1].runs) run.values[2] += 5;
  const Comparison comparison = compare(study);
  const Difference& more = difference(comparison, "offered", "fire");
  CHECK(more.estimate.mean == 5.0);
  CHECK(more.verdict == Verdict::context);
}

TEST_CASE("Failed runs and undefined values lose their pair and are counted") {
  const StudyResult study =
      study_of({option_of("now", {"fire"},
                          {run_of(0, {0.8, 1, 9}), failed_run(1), run_of(2, {0.8, 3, 9}),
                           run_of(3, {0.8, 4, 9})}),
                option_of("later", {"fire"},
                          {run_of(0, {0.9, 2, 9}), run_of(1, {0.9, 2, 9}),
                           run_of(2, {undefined, 4, 9}), run_of(3, {0.9, 5, 9})})});
  const Comparison comparison = compare(study);
  CHECK(comparison.options[0].done == 3);
  CHECK(comparison.options[0].failed == 1);
  const Difference& within = difference(comparison, "answer_within", "fire");
  CHECK(within.estimate.count == 2);
  CHECK(within.dropped == 2);
  const Difference& time = difference(comparison, "answer_time_mean", "fire");
  CHECK(time.estimate.count == 3);
  CHECK(time.estimate.mean == 1.0);
  CHECK(time.dropped == 1);
}

TEST_CASE("Runs pair by replication number, not by position") {
  const StudyResult study =
      study_of({option_of("now", {"fire"}, {run_of(3, {0.5, 1, 9}), run_of(4, {0.6, 1, 9})}),
                option_of("later", {"fire"}, {run_of(4, {0.6, 1, 9}), run_of(3, {0.5, 1, 9})})});
  CHECK(difference(compare(study), "answer_within", "fire").verdict == Verdict::identical);
}

TEST_CASE("A label that only one option has is shown but not compared") {
  const StudyResult study =
      study_of({option_of("now", {"fire"}, {run_of(0, {0.5, 1, 9})}),
                option_of("later", {"fire", "police"}, {run_of(0, {0.5, 0.7, 1, 2, 9, 8})})});
  const Comparison comparison = compare(study);
  CHECK(comparison.labels("contact") == std::vector<std::string>{"fire", "police"});
  const ComparisonRow& row = *comparison.find("contact", "answer_within", "police");
  CHECK_FALSE(row.options[0].present);
  CHECK(row.options[1].estimate.mean == 0.7);
  CHECK(row.options[1].difference->verdict == Verdict::no_pairs);
  CHECK(difference(comparison, "answer_within", "fire").verdict == Verdict::identical);
}

TEST_CASE("The sentence leads with the share within the standard, else with the answer time") {
  StudyResult study = falling_study(0.05, 0.01);
  CHECK(service_sentence(compare(study), 1) ==
        "later against now: answered worse: fire (−5.0 ± 1.8 points).");
  for (auto& option : study.options)
    for (auto& run : option.runs) run.values[0] = undefined;
  CHECK(service_sentence(compare(study), 1) == "later against now: exactly the same: fire.");
  for (auto& option : study.options)
    for (auto& run : option.runs) run.values[1] = undefined;
  CHECK(service_sentence(compare(study), 1) == "later: no calls to compare.");
}

namespace {

/// One class: share in time, mean answer time and abandonment rise by these, each with a small
/// wobble.
StudyResult moving_study(double share, double mean, double abandonment) {
  const auto option = [&](const std::string& name, double moved) {
    std::vector<RunRecord> runs;
    for (std::uint64_t i = 0; i < 6; ++i) {
      const double wobble = (i % 2 == 0 ? 0.001 : -0.001) * moved;
      runs.push_back(run_of(i, {0.8 + moved * share + wobble, 10 + moved * mean + wobble, 100,
                                0.1 + moved * abandonment + wobble}));
    }
    OptionRuns made = option_of(name, {"fire"}, std::move(runs));
    made.layout.measures.push_back(contact_measure("abandonment", "1", {"fire"}, 3));
    made.layout.size = 4;
    return made;
  };
  return study_of({option("now", 0), option("later", 1)});
}

std::string said_of(double share, double mean, double abandonment) {
  const Comparison comparison = compare(moving_study(share, mean, abandonment));
  return further_changes(comparison, "fire", 1);
}

}  // namespace

TEST_CASE("The sentence tells what else changes than its leading measure") {
  CHECK(said_of(0.05, 3, 0.02) == "mean answer time and abandonment worse");
  CHECK(said_of(0.05, -3, 0.02) == "abandonment worse");
  CHECK(said_of(0.05, -3, -0.02) == "");
  CHECK(said_of(-0.05, -3, 0.02) == "mean answer time better");
  CHECK(said_of(0, -3, 0.02) == "mean answer time better, abandonment worse");
  CHECK(service_sentence(compare(moving_study(0.05, 3, 0.02)), 1) ==
        "later against now: answered better: fire (+5.00 ± 0.11 points; mean answer time and "
        "abandonment worse).");
  CHECK(service_sentence(compare(moving_study(0, 3, 0)), 1) ==
        "later against now: cannot be told from the baseline: fire (mean answer time worse).");
}

}  // namespace comparison_test
