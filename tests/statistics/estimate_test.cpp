#include <bluelight/estimate.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <vector>

namespace estimate_test {

using namespace bluelight;

TEST_CASE("the t interval of a textbook sample") {
  const std::vector<double> values{1, 2, 3, 4, 5};
  const Estimate result = estimate(values);
  CHECK(result.mean == Approx(3));
  CHECK(result.standard_error == Approx(std::sqrt(2.5 / 5)));
  CHECK(result.half_width == Approx(2.7764451052 * std::sqrt(0.5)));
  CHECK(result.count == 5);
  CHECK(result.low() == Approx(3 - result.half_width));
  CHECK(result.high() == Approx(3 + result.half_width));
  CHECK(estimate(values, 0.99).half_width == Approx(4.6040948713 * std::sqrt(0.5)));
}

TEST_CASE("one value has no interval, none has no mean, NaN is left out") {
  const double nan = std::nan("");
  CHECK(estimate(std::vector{7.0, nan}).mean == 7);
  CHECK(std::isinf(estimate(std::vector{7.0, nan}).half_width));
  CHECK(std::isnan(estimate(std::vector{nan}).mean));
  CHECK(estimate(std::vector{nan}).count == 0);
}

TEST_CASE("far from zero no digits are lost") {
  const std::vector<double> values{1e9 + 1, 1e9 + 2, 1e9 + 3};
  CHECK(estimate(values).standard_error == Approx(1 / std::sqrt(3.0)).epsilon(1e-12));
}

TEST_CASE("pairs are compared by their differences") {
  const std::vector<double> before{10, 20, 30}, after{11, 22, 33};
  CHECK(paired(before, after).mean == Approx(2));
  CHECK(paired(before, after).standard_error == Approx(1 / std::sqrt(3.0)));
  const Estimate same = paired(before, before);
  CHECK(same.mean == 0);
  CHECK(same.half_width == 0);
  const double nan = std::nan("");
  CHECK(paired(std::vector{1.0, nan, 3.0}, std::vector{2.0, 2.0, nan}).count == 1);
}

TEST_CASE("quantiles of Student are those of the tables") {
  CHECK(student_t_quantile(10, 0.975) == Approx(2.2281388520).epsilon(1e-9));
}

}  // namespace estimate_test
