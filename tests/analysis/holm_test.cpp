#include "analysis/holm.hpp"

#include <catch2/catch.hpp>

namespace holm_test {

using namespace bluelight;

TEST_CASE("The p-value agrees with tables of Student's t") {
  // 97.5 % quantile with 9 degrees of freedom is 2.262157.
  const Estimate edge{.mean = -2.262157, .half_width = 0, .standard_error = 1, .count = 10};
  CHECK(p_value_of_zero(edge) == Approx(0.05).epsilon(1e-5));
}

TEST_CASE("Without spread the p-value is certain") {
  CHECK(p_value_of_zero({.mean = 1, .half_width = 0, .standard_error = 0, .count = 3}) == 0);
  CHECK(p_value_of_zero({.mean = 0, .half_width = 0, .standard_error = 0, .count = 3}) == 1);
  CHECK(p_value_of_zero({.mean = 1, .half_width = 0, .standard_error = 0, .count = 1}) == 1);
}

TEST_CASE("Holm steps down and stops at the first test that fails") {
  const std::vector<double> p{0.011, 0.04, 0.03, 0.001};
  // 0.001 <= 0.05/4 and 0.011 <= 0.05/3; 0.03 > 0.05/2 stops, so 0.04 <= 0.05/1 is not reached.
  CHECK(holm_rejections(p, 0.05) == std::vector<bool>{true, false, false, true});
}

TEST_CASE("Holm without tests rejects nothing") { CHECK(holm_rejections({}, 0.05).empty()); }

}  // namespace holm_test
