#include <algorithm>
#include <bluelight/load.hpp>
#include <bluelight/staff_study.hpp>
#include <catch2/catch.hpp>

namespace bluelight::staff_study_test {
namespace {

Study small_study(const std::vector<std::string>& set = {}) {
  return load_study("tests/staffing/small_rooms/study.toml", set);
}

double posts_at(const Option& option, double demand, bool last) {
  double sum = 0;
  const auto& all = option.found->posts;
  for (const PricedPosts& one : all)
    if (one.demand == demand && one.from == (last ? all.back().from : all.front().from))
      sum += one.posts;
  return sum;
}

TEST_CASE("A study finds staff for each state of each option at each level of demand") {
  Study study = small_study();
  REQUIRE(wants_staff(study));
  CHECK(staff_searches(study) == 6);  // the world, merged, together; twice
  std::vector<std::string> worlds;
  StudyStaffSettings settings{.jobs = {.workers = 2}};
  settings.progress = [&](const StudyStaffProgress& now) {
    if (worlds.empty() || worlds.back() != now.world) worlds.push_back(now.world);
    CHECK(now.total == 6);
    CHECK(now.number == worlds.size());
  };
  staff_study(study, settings);
  CHECK(worlds == std::vector<std::string>{"world", "world, demand 2", "merged from 2026-04-06",
                                           "merged from 2026-04-06, demand 2",
                                           "together from 2026-04-06",
                                           "together from 2026-04-06, demand 2"});
  const auto& [world, merged, together, nothing] =
      std::tie(study.options[0], study.options[1], study.options[2], study.options[3]);
  for (const double demand : {1.0, 2.0}) {
    CHECK(posts_at(merged, demand, false) == posts_at(world, demand, false));
    CHECK(posts_at(merged, demand, true) < 0.6 * posts_at(world, demand, true));
    CHECK(posts_at(together, demand, true) == posts_at(world, demand, true));
    CHECK(posts_at(nothing, demand, true) == posts_at(world, demand, true));
  }
  CHECK(posts_at(world, 2, true) >= posts_at(world, 1, true));
  CHECK(posts_at(merged, 2, true) >= posts_at(merged, 1, true));
  CHECK(merged.found->posts.size() == 2 * 2 * 3);
  // 6 seats around the clock are 168 × 6 / (42 × 0.75) posts.
  CHECK(posts_at(world, 1, true) == Approx(3 * 6 * 168 / 31.5));
  CHECK(std::ranges::all_of(merged.found->standards,
                            [](const auto& one) { return one.verdict != "missed"; }));
  // The option works the roster that it is priced with.
  CHECK(study.options[1].world.staff[0].shifts.size() > 0);
  CHECK(study.options[1].world.resolved.find("[staff.north.roster]") != std::string::npos);
}

TEST_CASE(
    "With fixed rosters, staff is found and told, but the stated rosters are worked and priced") {
  Study study = small_study({"staffing=\"fixed\""});
  study.options.resize(1);
  const auto seats = study.options[0].world.staff[0].seats;
  staff_study(study, {.jobs = {.workers = 2}});
  CHECK(study.options[0].found->posts.empty());
  CHECK(study.options[0].found->groups.size() == 2 * 3);
  CHECK(study.options[0].world.staff[0].seats == seats);
}

TEST_CASE(
    "Supervisors follow the people found; growth of posts is that of the load of their calls") {
  Study study =
      small_study({"calls.north.growth=0.03",
                   "room.north.supervisors={ span=4, shrinkage=0.25, contract_week=\"42 h\" }",
                   "room.north.support.trainers={ span=10 }"});
  study.options.resize(1);
  study.demand_levels = {1};
  staff_study(study, {.jobs = {.workers = 2}});
  const auto& posts = study.options[0].found->posts;
  CHECK(posts[0].growth == Approx(0.03));
  CHECK(posts[1].growth == 0);
  REQUIRE(posts.back().group == "north_supervisors");
  CHECK(posts.back().posts == Approx(2 * 168 / 31.5));  // two for six people
  CHECK(posts.back().growth == Approx(0.03));
  CHECK(posts.back().error == 0);  // the reserve decides
  const auto trainers = std::ranges::find(posts, "north_trainers", &PricedPosts::group);
  REQUIRE(trainers != posts.end());
  CHECK(trainers->posts == Approx(posts[0].posts / 10));
  CHECK(trainers->growth == Approx(0.03));
}

}  // namespace
}  // namespace bluelight::staff_study_test
