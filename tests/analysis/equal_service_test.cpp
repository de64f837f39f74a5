#include <bluelight/findings.hpp>
#include <catch2/catch.hpp>
#include <cmath>

namespace bluelight::equal_service_test {
namespace {

GroupAtEqualService need(const std::string& group, double posts, double half) {
  GroupAtEqualService row;
  row.group = group;
  row.posts = posts;
  row.low = posts - half;
  row.high = posts + half;
  return row;
}

TEST_CASE("Groups that need as many as far as can be told err together, others by themselves") {
  StudyResult study;
  study.options.resize(2);
  study.options[0].name = "now";
  study.options[0].equal_service = {need("ambulance", 131.7, 0.8), need("fire", 28, 0.3),
                                    need("police", 30, 0.2)};
  study.options[1].name = "later";
  study.options[1].equal_service = {need("ambulance", 131.8, 0.7), need("fire", 20, 0.4),
                                    need("joint", 35, 0.5)};
  const auto found = equal_service_of(study);
  REQUIRE(found.size() == 8);
  const auto& all = found[4];
  CHECK(all.group.empty());
  CHECK(all.difference == Approx(131.8 + 20 + 35 - 131.7 - 28 - 30));
  CHECK(found[5].difference_half_width == Approx(0.1));
  CHECK(found[6].difference_half_width == Approx(0.5));
  CHECK(found[7].difference_half_width == Approx(0.5));
  // The police group of the baseline is gone: its own error counts as well.
  CHECK(all.difference_half_width == Approx(std::sqrt(0.01 + 0.25 + 0.25 + 0.04)));
  CHECK(found[0].difference_half_width == 0);
}

}  // namespace
}  // namespace bluelight::equal_service_test
