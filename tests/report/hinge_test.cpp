#include "analysis/report/hinge.hpp"

#include <bluelight/findings.hpp>
#include <catch2/catch.hpp>
#include <kainjow/mustache.hpp>

#include "analysis/report/course.hpp"
#include "report/fixture.hpp"

namespace hinge_test {

using namespace bluelight;
using namespace bluelight::report;
using Catch::Contains;

namespace {

std::string plain(std::string text) {
  for (const std::string joint : {"\u00a0", "\u2060"})
    for (auto at = text.find(joint); at != std::string::npos; at = text.find(joint))
      text.replace(at, joint.size(), joint == "\u00a0" ? " " : "");
  return text;
}

Sensitivity swing_of(double switching) {
  Sensitivity swing;
  swing.input = "lever.joint_room.capital";
  swing.unit = "GBP";
  swing.grade = "memory";
  swing.value = 5e6, swing.low = 4e6, swing.high = 9e6;
  swing.at_low = {1e6};
  swing.at_high = {-4e6};
  swing.switches_at = switching;
  return swing;
}

}  // namespace

TEST_CASE("the hinge is the widest swing, and where it breaks even") {
  CHECK(plain(hinge_sentence({swing_of(5e6)})) ==
        "It hinges most on the capital cost of joint room: from £4.00 m to £9.00 m, the net "
        "present social value "
        "goes from +£1.00 m to −£4.00 m; it breaks even at £5.00 m.");
  Sensitivity lost = swing_of(3e6);
  lost.at_low = {-1e6};
  CHECK_THAT(hinge_sentence({lost}), Contains("nowhere in that range does it break even."));
  CHECK_THAT(hinge_sentence({}), Contains("No uncertain input"));
}

TEST_CASE("bars of swings hold zero and the central value on one scale") {
  const std::string bars =
      kainjow::mustache::mustache("{{#rows}}{{from}} {{width}} {{zero}} {{central}}{{/rows}}")
          .render(record({{"rows", tornado_rows({swing_of(5e6)}, {-1e6}, 3)}}));
  CHECK(bars == "2.0 96.0 78.8 59.6");
}

TEST_CASE("savings add up to the net present social value") {
  const StudyResult study = test::fixture_study();
  const Findings findings = findings_of(study);
  const Course course = savings_course({study, findings.comparison, findings.appraisal});
  REQUIRE(course.lines.size() == 2);
  for (std::size_t i = 0; i < 2; ++i)
    CHECK(course.lines[i].back() ==
          Approx(findings.appraisal.values[i].central.value / 1e6).margin(1e-9));
}

TEST_CASE("posts by month follow the dates of levers") {
  StudyResult study = test::fixture_study();
  using std::chrono::October, std::chrono::day, std::chrono::year;
  auto& posts = study.options[1].posts;
  posts = study.options[0].posts;
  for (PricedPosts later : study.options[0].posts) {
    later.from = year{2027} / October / day{1};
    if (later.group == "fire_operators") later.posts -= 6.2;
    posts.push_back(later);
  }
  study.options[2].posts = study.options[0].posts;
  const Findings findings = findings_of(study);
  const Course course = posts_course({study, findings.comparison, findings.appraisal});
  REQUIRE(course.lines.size() == 2);
  REQUIRE(course.labels.size() == 120);
  CHECK(course.labels.front() == "Apr 2026");
  CHECK(course.labels[18] == "Oct 2027");
  CHECK(course.lines[0][17] == Approx(0).margin(1e-9));
  CHECK(course.lines[0][18] == Approx(-6.2));
  CHECK(course.lines[0].back() == Approx(-6.2));
  CHECK(course.lines[1].back() == Approx(0).margin(1e-9));
  study.options[1].posts = study.options[0].posts;
  const Findings same = findings_of(study);
  CHECK(posts_course({study, same.comparison, same.appraisal}).lines.empty());
}

}  // namespace hinge_test
