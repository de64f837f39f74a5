#include <bluelight/quantity_text.hpp>
#include <bluelight/report.hpp>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "analysis/report/sections.hpp"
#include "analysis/report/words.hpp"
#include "report/fixture.hpp"

namespace page_test {

using namespace bluelight;
using Catch::Contains;

namespace {

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size()))
    ++count;
  return count;
}

std::string page_of(const StudyResult& study) { return report_page(study, findings_of(study)); }

/// What stands between the tags of the page, without the library, script and style.
std::string body_of(const StudyResult& study) {
  const std::string page = page_of(study);
  const auto begin = page.find("<body>"), end = page.find("<script type=\"application/json\"");
  return page.substr(begin, end - begin);
}

nlohmann::json chart_json(const StudyResult& study) {
  return nlohmann::json::parse(report::chart_data({study, compare(study), appraise(study)}));
}

}  // namespace

TEST_CASE("the page shows the numbers that were computed") {
  const StudyResult study = test::fixture_study();
  const std::string body = body_of(study);
  for (const ComparisonRow& row : compare(study).rows)
    for (const ComparedValue& value : row.options)
      if (value.estimate.count > 0)
        CHECK_THAT(body, Contains(quantity_text(value.estimate, row.unit)));
  const Appraisal appraisal = appraise(study);
  for (const NetPresentSocialValue& value : appraisal.values)
    for (const Pounds amount : {value.central, value.low, value.high})
      CHECK_THAT(body, Contains(report::unbroken(money_text(amount, Sign::always))));
  for (const OptionCosts& option : appraisal.options)
    for (int year = 0; year < appraisal.years; ++year)
      CHECK_THAT(body, Contains("<td>" + count_text(option.paid_by("police", year).value / 1000) +
                                "</td>"));
}

TEST_CASE("the answer says what gets worse for a class whose share in time gets better") {
  StudyResult study = test::fixture_study();
  for (OptionRuns& option : study.options) {
    if (&option == &study.options.front()) continue;
    const std::size_t police_999 = option.layout.find("contact", "abandonment").offset;
    for (RunRecord& run : option.runs)
      if (run.status == RunRecord::Status::done) run.values[police_999] += 0.05;
  }
  CHECK_THAT(body_of(study), Contains("answered within 10 s; abandonment worse)"));
}

TEST_CASE("the answer says what is better, worse, unclear and the same") {
  const std::string body = body_of(test::fixture_study());
  CHECK_THAT(body, Contains("Calls are answered better for Police 999 ("));
  CHECK_THAT(body, Contains("but worse for Fire 999 ("));
  CHECK_THAT(body, Contains("For Police 101, the change cannot be told from the baseline."));
  CHECK_THAT(body, Contains("Nothing changes for Ambulance 999."));
  CHECK_THAT(body, Contains("less than the baseline over 10 years (net present social value"));
}

TEST_CASE("the answer begins with the best proposal, its worth and what is not known") {
  const std::string body = body_of(test::fixture_study());
  const std::size_t begin = body.find("<ol class=\"summary\">");
  REQUIRE(begin != std::string::npos);
  const std::string summary = body.substr(begin, body.find("</ol>", begin) - begin);
  CHECK(count_of(summary, "<li>") == 3);
  CHECK_THAT(summary, Contains("Best in money is “"));
  CHECK_THAT(summary,
             Contains("it costs less than the baseline; classes of calls answered better: "));
  CHECK_THAT(summary, Contains("Its net present social value over 10 years is "));
  CHECK_THAT(summary, Contains("in 95 % of draws); most of all it hinges on the "));
  CHECK_THAT(summary, Contains("Not known: whether service changes for Police 101; "));
  CHECK_THAT(body_of(test::fixture_world()), !Contains("<ol class=\"summary\">"));
}

TEST_CASE("the page calls the discount schedule by its title") {
  CHECK_THAT(body_of(test::fixture_study()),
             Contains("discounted by Green Book 2022 (3.5 % real); year 0"));
}

TEST_CASE("nobody is called best of proposals that may cost more") {
  StudyResult study = test::fixture_study();
  for (OptionRuns& option : study.options)
    for (Input& input : option.inputs)
      if (input.path.ends_with(".capital")) input.high = 90e6;
  CHECK_THAT(body_of(study), Contains("No proposal is shown to cost less than the baseline; the "
                                      "highest value has “"));
}

TEST_CASE("what is lower, but meets the standard that the study holds, is no fault") {
  StudyResult study = test::fixture_study();
  study.staffing = StaffingRule::hold_standard;
  StandardAtEqualService held{.thing = "fire_999", .measure = "answer_within", .verdict = "held"};
  study.options[1].held_standards = {held};
  const std::string body = body_of(study);
  CHECK_THAT(body, Contains("The standard is met with less to spare for Fire 999 ("));
  CHECK_THAT(body, Contains("lower, standard met"));
  CHECK_THAT(body, !Contains("but worse for Fire 999 ("));
  study.options[1].held_standards.front().within = 5;  // not the 10 s that the page shows
  study.options[1].inputs.push_back({.path = "contact.fire_999.standard.within",
                                     .value = 10,
                                     .low = 10,
                                     .high = 10,
                                     .unit = "s"});
  CHECK_THAT(body_of(study), !Contains("standard met"));
  study.options[1].held_standards.front().within = 10;
  CHECK_THAT(body_of(study), Contains("lower, standard met"));
  held.verdict = "unclear";
  study.options[1].held_standards.push_back(held);
  CHECK_THAT(body_of(study), !Contains("standard met"));
}

TEST_CASE("money that draws disagree about is not called a saving") {
  StudyResult study = test::fixture_study();
  for (Input& input : study.options[1].inputs)
    if (input.path == "lever.merge.capital") input.high = 40e6;
  CHECK_THAT(
      body_of(study),
      Contains("Whether it costs more or less than the baseline over 10 years cannot be told"));
}

TEST_CASE("a world alone has values, but nothing to compare and no money") {
  const std::string body = body_of(test::fixture_world());
  CHECK_THAT(body, Contains("One world, 20 replications."));
  CHECK_THAT(body, Contains("Police 999: 88.10 ± 0.12 % answered within 10 s"));
  CHECK_THAT(body, Contains("money over the years is not appraised"));
  CHECK_THAT(body, !Contains("Proposal 1"));
}

TEST_CASE("one replication has values without intervals") {
  StudyResult study = test::fixture_study();
  for (OptionRuns& option : study.options) option.runs.resize(1);
  const std::string body = body_of(study);
  for (const auto* number : {"± inf", ">inf", ">nan", " nan"}) CHECK_THAT(body, !Contains(number));
  CHECK_THAT(body, Contains("the change cannot be told from the baseline"));
}

TEST_CASE("failed runs are counted and listed with what repeats them") {
  const std::string body = body_of(test::fixture_study());
  CHECK_THAT(body, Contains("One run failed and is left out of every number on this page."));
  CHECK_THAT(
      body,
      Contains("repeat with: bluelight run shared_handling.toml --seed 2025 --replication 7"));
  CHECK_THAT(body_of(test::fixture_world()), !Contains("failed and"));
}

TEST_CASE("inputs from memory or assumed are flagged") {
  const std::string body = body_of(test::fixture_study());
  CHECK_THAT(body, Contains("⚑ 7 are from memory or assumed."));
  CHECK(count_of(body, "<tr class=\"flagged\">") == 7);
  CHECK_THAT(body, Contains("£900,000 to £2,600,000"));
}

TEST_CASE("a proposal's own lines are marked in its scenario") {
  const std::string body = body_of(test::fixture_study());
  CHECK_THAT(body, Contains("<mark>constant = 3  # world.toml:41</mark>"));
  CHECK(count_of(body, "<mark>") == 1);
}

TEST_CASE("provenance is on the page") {
  const StudyResult study = test::fixture_study();
  const std::string body = body_of(study);
  for (const auto& [key, value] : study.provenance)
    CHECK_THAT(body, Contains("<code>" + value + "</code>"));
}

TEST_CASE("each proposal has one list, which says first when nothing can be told") {
  StudyResult study = test::fixture_study();
  const std::string body = body_of(study);
  for (const char* label : {"<strong>Worth.</strong>", "<strong>Service.</strong>",
                            "<strong>Staff.</strong>", "<strong>Hinge.</strong>"})
    CHECK(count_of(body, label) == 2);
  CHECK_THAT(body, Contains("It hinges most on"));
  CHECK_THAT(body, Contains("Rosters stay as they are stated"));
  CHECK_THAT(body, !Contains("cannot be told from the baseline, neither"));
  study.options.resize(2);
  for (std::size_t run = 0; run < study.options[1].runs.size(); ++run)
    for (std::size_t value = 0; value < study.options[0].layout.size; ++value)
      study.options[1].runs[run].values[value] =
          study.options[0].runs[run].values[value] * (run % 2 == 0 ? 1.0001 : 0.9999);
  study.options[1].posts = study.options[0].posts;
  study.options[1].costs = {
      {"lever.merge.capital", "police", {1'000}, false, study.appraisal.base}};
  for (Input& input : study.options[1].inputs)
    if (input.path == "lever.merge.capital")
      input.value = 1'000, input.low = -5'000, input.high = 9'000;
  CHECK_THAT(body_of(study),
             Contains("It cannot be told from the baseline, neither in service nor in money."));
  study.options[1].costs.clear();
  CHECK_THAT(body_of(study), Contains("It is the baseline: nothing changes in money"));
}

TEST_CASE("the page is stamped") {
  const std::string body = body_of(test::fixture_study());
  CHECK(count_of(body, "Scenario 9f2c1d6b2f0e, seed 2025, Bluelight 0.1.0 (1a2b3c4d5e6f).") == 2);
}

TEST_CASE("hostile texts stay texts") {
  StudyResult study = test::fixture_study();
  const std::size_t scripts = count_of(page_of(study), "<script"),
                    ends = count_of(page_of(study), "</script");
  const std::string hostile =
      "</script><script>alert(1)</script>{{title}}\"'><img src=x onerror=alert(1)>\xff";
  study.title = study.options[0].title = study.options[1].title = hostile;
  study.options[1].inputs[0].source = study.options[2].runs[7].message = study.options[1].resolved =
      hostile;
  study.options[1].posts[0].organisation = study.provenance["command"] = hostile;
  const std::string page = page_of(study);
  CHECK(count_of(page, "<script") == scripts);
  CHECK(count_of(page, "</script") == ends);
  CHECK_THAT(page, !Contains("<img src"));
  CHECK_THAT(page, Contains("&lt;script&gt;alert(1)&lt;/script&gt;{{title}}&quot;&apos;&gt;"));
}

TEST_CASE("the charts draw what the study holds") {
  const auto data = chart_json(test::fixture_study());
  REQUIRE(data["charts"].size() == 15);
  const auto& police = data["charts"][0]["views"]["weekday"];
  CHECK(police.size() == 3);
  CHECK(police[0]["mean"].size() == 24);
  CHECK(police[0]["low"][17].get<double>() < police[0]["mean"][17].get<double>());
  CHECK(data["charts"][0]["views"]["week"][2]["high"].size() == 168);
  CHECK(data["charts"][8]["bars"][0]["name"] == "Police");
  CHECK(data["charts"][8]["labels"].size() == 10);
  const auto& years = data["charts"][12];
  CHECK(years["id"] == "chart-service-police_999");
  CHECK(years["standard"] == 88);
  REQUIRE(years["lines"].size() == 3);
  CHECK(years["lines"][0]["mean"].size() == 10);
  CHECK(years["lines"][1]["low"][0] < years["lines"][1]["mean"][0]);
}

TEST_CASE("service over the years names the year from which a standard is missed") {
  const StudyResult study = test::fixture_study();
  const std::string body = body_of(study);
  // At 2 % a year one room answers 88.08 % in time in its fourth year and 87.42 % in its fifth,
  // straight on logarithms between 1 - 0.096 and 1 - 0.096 × 1.1^3; the baseline begins below 88 %.
  CHECK_THAT(body, Contains("If rosters stay while demand changes, below standard: Police 999 from "
                            "2030/31 (baseline: throughout)."));
  CHECK_THAT(body, !Contains("At or above it in the last year"));
  CHECK_THAT(body, Contains("Demand is beyond the levels that were simulated"));
  CHECK_THAT(body, Contains("Not in the intervals of money: the ranges of five inputs"));
}

TEST_CASE("the same study gives the same page") {
  CHECK(page_of(test::fixture_study()) == page_of(test::fixture_study()));
}

TEST_CASE("a section on dispatch stands where there is any") {
  StudyResult study = test::fixture_world();
  CHECK_THAT(body_of(study), !Contains("id=\"dispatch\"") && !Contains("#dispatch"));
  OptionRuns& option = study.options.front();
  for (const char* name : {"visible", "in_progress", "dispatch_within"}) {
    option.layout.measures.push_back(
        {.family = "desk",
         .name = name,
         .unit = std::string(name) == "dispatch_within" ? "1" : "incidents",
         .description = "",
         .dimensions = {{"desk", {"police_city"}}},
         .offset = option.layout.size++,
         .size = 1});
    for (RunRecord& run : option.runs)
      run.values.push_back(option.layout.measures.back().name == "dispatch_within" ? 0.625 : 10);
  }
  for (const auto& [key, value] : {std::pair{"within", 120.0}, {"share", 0.9}})
    option.inputs.push_back({.path = std::string("desk.police_city.standard.") + key,
                             .value = value,
                             .low = value,
                             .high = value,
                             .unit = value > 1 ? "s" : "1"});
  const std::string body = body_of(study);
  CHECK_THAT(body, Contains("<section id=\"dispatch\"") && Contains("href=\"#dispatch\""));
  CHECK_THAT(body, Contains("Dispatch desks") && Contains("Police city"));
  CHECK_THAT(body, Contains("Mobilised within 2 min") && Contains("62.5 % (below 90 %)"));
  CHECK_THAT(body,
             Contains("three_rooms, police_city: 100.0 % of the incidents are not mobilised"));
}

}  // namespace page_test
