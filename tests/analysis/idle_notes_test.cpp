/// What changes none of the money is said, and what is taken over from other files is no complaint.
#include <algorithm>
#include <catch2/catch.hpp>

#include "analysis/case_study.hpp"

namespace bluelight::idle_notes_test {
namespace {

using namespace testing;
using Texts = std::vector<std::string>;

/// Demand growth that `file` states, in a study whose own file is "study.toml".
Texts notes_on_growth(StaffingRule staffing, const std::string& file) {
  StudyResult study = three_posts_fewer();
  study.staffing = staffing;
  study.provenance["files"] = "study.toml, library.toml";
  add_convention(study, "demand_growth", 0.02);
  study.appraisal.inputs.back().origin.file = file;
  return appraise(study).options[0].notes;
}

Texts notes_of(const StudyResult& study) { return appraise(study).options[1].notes; }

bool has(const Texts& notes, const std::string& note) {
  return std::find(notes.begin(), notes.end(), note) != notes.end();
}

}  // namespace

TEST_CASE("Growth of demand that nothing follows is told of, where the study itself states it") {
  CHECK(notes_on_growth(StaffingRule::fixed, "study.toml") ==
        Texts{"appraisal.demand_growth has no effect: rosters stay, and service is simulated at "
              "one level of demand alone."});
  CHECK(notes_on_growth(StaffingRule::budget, "--set") ==
        Texts{"appraisal.demand_growth has no effect: what is paid for posts stays."});
  CHECK(notes_on_growth(StaffingRule::fixed, "library.toml").empty());
}

TEST_CASE("A dip that nothing follows is told of; one that posts follow is not") {
  StudyResult study = three_posts_fewer();
  add_input(study, "dip.handle_time", 1.1);
  add_input(study, "dip.half_life", 100 * day);
  const std::string note =
      "later: lever.merge.dip has no effect: posts are found at one level of demand alone.";
  study.staffing = StaffingRule::hold_standard;
  CHECK(has(notes_of(study), note));
  for (OptionRuns& option : study.options) {
    const std::vector<PricedPosts> today = option.posts;
    for (PricedPosts posts : today) {
      posts.demand = 1.2;
      option.posts.push_back(posts);
    }
  }
  CHECK(!has(notes_of(study), note));
}

TEST_CASE("Levers and yearly costs that come after the appraisal are told of") {
  StudyResult study = three_posts_fewer();
  study.options[1].levers[0].live = 2027y / 4 / 1;
  study.options[1].costs = {cost_of("lever.merge.running", 2'000, true, "ict")};
  study.options[1].costs[0].from = 2027y / 4 / 1;
  const Texts notes = notes_of(study);
  CHECK(has(notes,
            "later: lever.merge is live from 2027-04-01, after the appraisal, which ends on "
            "2027-04-01."));
  CHECK(has(notes,
            "later: £2,000 of lever.merge.running, paid every year from 2027-04-01, is after the "
            "appraisal and left out."));
}

TEST_CASE("Numbers without range and grade are named where others are drawn, each once") {
  StudyResult study = three_posts_fewer();
  for (OptionRuns& option : study.options)
    option.inputs = {input_of("staff.fire.cost_per_fte", 60'000)};
  study.options[1].costs = {cost_of("lever.merge.capital", 2'000, false, "ict")};
  add_convention(study, "pay_growth", 0.01);
  const std::string now =
      "now: 2 numbers are taken as certain, because neither range nor grade is stated: "
      "staff.fire.cost_per_fte, appraisal.pay_growth.";
  const std::string later =
      "later: 1 number is taken as certain, because neither range nor grade is stated: "
      "lever.merge.capital.";
  CHECK(!has(appraise(study).options[0].notes, now));  // nothing is drawn: the answer says so
  study.appraisal.inputs.push_back(input_of("appraisal.attrition", 0.1, 0.05, 0.2));
  CHECK(has(appraise(study).options[0].notes, now));
  CHECK(has(notes_of(study), later));
  study.options[1].inputs.push_back(
      input_of("lever.merge.capital", 2'000, 2'000, 2'000, "reported"));
  CHECK(!has(notes_of(study), later));
}

}  // namespace bluelight::idle_notes_test
