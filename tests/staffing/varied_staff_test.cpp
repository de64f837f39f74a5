/// Posts found while an input is at an end of its range.
#include <algorithm>
#include <bluelight/load.hpp>
#include <bluelight/run_study.hpp>
#include <bluelight/staff_study.hpp>
#include <catch2/catch.hpp>
#include <cmath>

namespace bluelight::varied_staff_test {
namespace {

/// The small rooms and their merger, at demand 1.
Study small_study(std::vector<std::string> set) {
  set.insert(set.end(), {"proposals=[\"merged.toml\"]", "demand=1.0"});
  return load_study("tests/staffing/small_rooms/study.toml", set);
}

Study staffed(std::vector<std::string> set) {
  Study study = small_study(std::move(set));
  staff_study(study, {.jobs = {.workers = 2}});
  return study;
}

std::vector<double> posts_of(const Option& option) {
  std::vector<double> posts;
  for (const PricedPosts& one : option.found->posts) posts.push_back(one.posts);
  return posts;
}

}  // namespace

TEST_CASE("posts at an end are those of a study that states it; the centre is as without ends") {
  const std::string talk = "contact.north.talk.mean=";
  const Study varied = staffed({talk + "{ value=\"3 min\", low=\"1 min\", high=\"12 min\" }",
                                "vary={ inputs=[\"contact.north.talk.mean\"] }"});
  const Study centre = staffed({talk + "\"3 min\""});
  const Study high = staffed({talk + "\"12 min\""});
  REQUIRE(varied.ends.size() == 2);
  for (std::size_t i = 0; i < 2; ++i) {
    CHECK(posts_of(varied.options[i]) == posts_of(centre.options[i]));
    CHECK(posts_of(varied.ends[1].options[i]) == posts_of(high.options[i]));
    CHECK(posts_of(varied.ends[1].options[i]) != posts_of(varied.options[i]));
  }
}

TEST_CASE("service of stated rosters at a level is that of a study at that demand, bit for bit") {
  const std::vector<std::string> rest{"staffing=\"fixed\"", "proposals=[\"merged.toml\"]",
                                      "horizon={ length=\"3 days\", warm_up=\"1 h\" }"};
  const auto run = [&](const std::string& demand) {
    std::vector<std::string> set = rest;
    set.push_back("demand=" + demand);
    return run_study(load_study("tests/staffing/small_rooms/study.toml", set), {.workers = 2});
  };
  const StudyResult levels = run("[1.0, 1.3]"), stated = run("1.3");
  std::size_t compared = 0;
  for (std::size_t i = 0; i < 2; ++i) {
    const OptionRuns &option = levels.options[i], &other = stated.options[i];
    const auto last = option.service.back().from;
    for (const ServiceRun& row : option.service) {
      if (row.demand != 1.3 || row.from != last) continue;
      const auto at = positions_of({.name = {},
                                    .title = {},
                                    .thing = row.thing,
                                    .family = row.family,
                                    .measure = row.measure,
                                    .origin = {}},
                                   other.layout);
      const double value = other.runs.at(row.replication).values.at(at.front());
      CHECK((row.value == value || (std::isnan(row.value) && std::isnan(value))));
      ++compared;
    }
  }
  CHECK(compared == 2 * 3 * 2 * 2);  // options, classes, measures, runs
}

TEST_CASE("shrinkage fills the same seats with posts in exact ratio, without another search") {
  Study study = small_study({"staff.north.shrinkage={ value=0.25, low=0.1, high=0.5 }",
                             "vary={ inputs=[\"staff.*.shrinkage\"] }"});
  CHECK(staff_searches(study) == 2);
  staff_study(study, {.jobs = {.workers = 2}});
  const StudyResult result = run_study(study, {}, [](const World& world, auto, auto) {
    return RunValues(measure_layout(world).size);
  });
  REQUIRE(result.varied.size() == 1);
  const OptionRuns& baseline = result.options[0];
  for (const VariedPosts& one : baseline.varied_posts) {
    const auto central = std::ranges::find(baseline.posts, one.group, &PricedPosts::group);
    const double available = one.end == "low" ? 0.9 : 0.5;
    const double ratio = one.group == "north" ? 0.75 / available : 1;
    CHECK(one.posts == Approx(central->posts * ratio).epsilon(1e-12));
  }
  CHECK(baseline.varied_posts.size() == 2 * baseline.posts.size());
  CHECK(result.options[1].varied_posts.size() == 2 * result.options[1].posts.size());
}

}  // namespace bluelight::varied_staff_test
