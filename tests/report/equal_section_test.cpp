/// Posts at equal service on the page: the sentence of the answer, and the table.
#include <bluelight/report.hpp>
#include <catch2/catch.hpp>

#include "report/fixture.hpp"

namespace equal_section_test {

using namespace bluelight;
using Catch::Contains;

namespace {

GroupAtEqualService need(const std::string& group, double posts, double half_width,
                         double demand = 1) {
  return {.demand = demand,
          .group = group,
          .posts = posts,
          .low = posts - half_width,
          .high = posts + half_width};
}

/// The baseline needs 40 ± 3 and 20 ± 4 posts: 60 ± 5 in all, and 66 at demand 1.2. The first
/// proposal needs 12 fewer at the front, the second half a post more.
StudyResult study_at_equal_service() {
  StudyResult study = test::fixture_study();
  study.options[0].equal_service = {need("front", 40, 3), need("back", 20, 4),
                                    need("front", 45, 0, 1.2), need("back", 21, 0, 1.2)};
  study.options[1].equal_service = {need("front", 28, 3), need("back", 20, 4),
                                    need("front", 30, 0, 1.2), need("back", 21, 0, 1.2)};
  study.options[2].equal_service = {need("front", 40.5, 3), need("back", 20, 4),
                                    need("front", 45, 0, 1.2), need("back", 21, 0, 1.2)};
  return study;
}

/// The page without line breaks, which say nothing.
std::string page_of(const StudyResult& study) {
  std::string page = report_page(study, findings_of(study));
  for (char& letter : page)
    if (letter == '\n') letter = ' ';
  return page;
}

}  // namespace

TEST_CASE("the answer says what is needed at equal service, and what cannot be told") {
  const std::string page = page_of(study_at_equal_service());
  // Only the front changes: sqrt(3² + 3²) = 4.2, and half a post is less than can be told.
  CHECK_THAT(page, Contains("At equal service it needs 48.0 ± 5.0 posts, 12.0 ± 4.2 fewer than the "
                            "baseline’s 60.0 (90 % intervals)."));
  CHECK_THAT(page, Contains("At equal service it needs 60.5 ± 5.0 posts, which cannot be told from "
                            "the baseline’s 60.0 (+0.5 ± 0.5, 90 % intervals)."));
  CHECK_THAT(page_of(test::fixture_study()), !Contains("At equal service it needs"));
}

TEST_CASE("the table has each group's posts, its change, and the sums at other levels") {
  const std::string page = page_of(study_at_equal_service());
  for (const char* cell : {"40.0 ± 3.0", "28.0 ± 3.0", "−12.0 ± 4.2", "no change", "Demand × 1.2",
                           "66.0", "51.0", "−15.0", "+0.5 ± 0.5, cannot be told"})
    CHECK_THAT(page, Contains(cell));
}

TEST_CASE("today's posts stand beside those that are needed") {
  StudyResult study = study_at_equal_service();
  CHECK_THAT(page_of(study), !Contains("rosters as stated"));
  study.todays_posts = {{.group = "front", .organisation = "police", .posts = 33.25},
                        {.group = "back", .organisation = "police", .posts = 19}};
  const std::string page = page_of(study);
  CHECK_THAT(page, Contains("<th scope=\"row\">Front</th><td data-label=\"Today\">33.2</td>"));
  CHECK_THAT(page, Contains("<th scope=\"row\">All groups</th><td data-label=\"Today\">52.2</td>"));
  CHECK_THAT(page, Contains("(90 % intervals). Today’s rosters fill 52.2."));
}

TEST_CASE("the same posts as the baseline are said to be as many") {
  StudyResult study = study_at_equal_service();
  study.options[1].equal_service = study.options[0].equal_service;
  CHECK_THAT(page_of(study), Contains("At equal service it needs 60.0 ± 5.0 posts, as many as the "
                                      "baseline."));
}

}  // namespace equal_section_test
