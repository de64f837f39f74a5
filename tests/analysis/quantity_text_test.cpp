#include <bluelight/quantity_text.hpp>
#include <catch2/catch.hpp>
#include <limits>

namespace quantity_text_test {

using namespace bluelight;

namespace {

Estimate of(double mean, double half_width) {
  return {.mean = mean, .half_width = half_width, .standard_error = 0, .count = 10};
}

}  // namespace

TEST_CASE("A quantity has as many digits as its interval supports") {
  CHECK(quantity_text(of(0.88123, 0.00912), "1") == "88.1 ± 0.9 %");
  CHECK(quantity_text(of(0.88123, 0.00149), "1") == "88.12 ± 0.15 %");
  CHECK(quantity_text(of(12.345, 0.4), "s") == "12.3 ± 0.4 s");
  CHECK(quantity_text(of(45210.4, 310), "calls") == "45,210 ± 310 calls");
}

TEST_CASE("A rounding that carries keeps its digits") {
  CHECK(quantity_text(of(5, 0.0996), "s") == "5.00 ± 0.10 s");
  CHECK(quantity_text(of(5, 0.96), "s") == "5.0 ± 1.0 s");
}

TEST_CASE("Differences show their sign and never a negative nothing") {
  CHECK(quantity_text(of(0.031, 0.004), "1", Sign::always) == "+3.1 ± 0.4 %");
  CHECK(quantity_text(of(-2.1, 0.2), "s", Sign::always) == "−2.1 ± 0.2 s");
  CHECK(quantity_text(of(-0.001, 0.2), "s", Sign::always) == "0.0 ± 0.2 s");
}

TEST_CASE("Without an interval there is no ±, without a value no number") {
  CHECK(quantity_text(of(0, 0), "s") == "0 s");
  CHECK(quantity_text(of(0.1, 1e-17), "1") == "10.0 %");
  CHECK(quantity_text(of(12.3456, std::numeric_limits<double>::infinity()), "s") == "12.3 s");
  CHECK(quantity_text({.mean = 0, .half_width = 0, .standard_error = 0, .count = 0}, "s") == "–");
}

TEST_CASE("Money is shown in pounds, thousands or millions") {
  CHECK(money_text({95}) == "£95");
  CHECK(money_text({9'949}) == "£9,949");
  CHECK(money_text({310'400}) == "£310 k");
  CHECK(money_text({-1'204'999}) == "−£1.20 m");
  CHECK(money_text({1'204'999}, Sign::always) == "+£1.20 m");
  CHECK(money_text({0}, Sign::always) == "£0");
  CHECK(money_text({1'234'567'890}) == "£1,234.57 m");
}

}  // namespace quantity_text_test
