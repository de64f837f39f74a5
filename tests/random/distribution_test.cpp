#include <algorithm>
#include <bluelight/distribution.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/weibull.hpp>
#include <boost/math/quadrature/tanh_sinh.hpp>
#include <catch2/catch.hpp>
#include <functional>
#include <vector>

namespace distribution_test {

using namespace bluelight;
using namespace std::chrono_literals;

namespace {

std::vector<Distribution> one_of_each() {
  return {Distribution::constant(90s),
          Distribution::exponential(6min),
          Distribution::lognormal(5.0, 0.8),
          Distribution::lognormal(5.0, 2.5),
          Distribution::gamma(0.3, 100s),
          Distribution::gamma(2.5, 60s),
          Distribution::gamma(400, 1s),
          Distribution::weibull(0.6, 300s),
          Distribution::weibull(3, 300s),
          Distribution::erlang(3, 6min),
          Distribution::triangular(60s, 90s, 300s),
          Distribution::triangular(60s, 60s, 300s),
          Distribution::empirical({30s, 10s, 60s, 20s, 20s})};
}

/// Uniforms from both tails and the middle, ascending.
std::vector<double> many_uniforms() {
  std::vector<double> uniforms;
  for (double u = 0x1p-53; u < 0.5; u *= 1.0037) uniforms.push_back(u);
  const std::size_t lower = uniforms.size();
  for (std::size_t k = lower; k-- > 0;) uniforms.push_back(1 - uniforms[k]);
  return uniforms;
}

/// Integral of f over (0, 1), also where f grows without bound at the ends.
double integral(const std::function<double(double)>& f) {
  boost::math::quadrature::tanh_sinh<double> rule;
  const auto inside = [](double p) { return std::max(p, 0x1p-53); };
  return rule.integrate([&](double p) { return f(inside(p)); }, 0.0, 0.5) +
         rule.integrate([&](double p) { return f(1 - inside(p)); }, 0.0, 0.5);
}

}  // namespace

TEST_CASE("every quantile rises with the uniform and is never negative") {
  for (const Distribution& distribution : one_of_each()) {
    INFO(distribution.text());
    double last = 0;
    for (const double u : many_uniforms()) {
      const double x = distribution(u).count();
      REQUIRE(x >= last);
      last = x;
    }
  }
}

TEST_CASE("mean and cv are those of the quantile function") {
  for (const Distribution& distribution : one_of_each()) {
    INFO(distribution.text());
    const double mean = integral([&](double u) { return distribution(u).count(); });
    const double second =
        integral([&](double u) { return std::pow(distribution(u).count() - mean, 2); });
    const bool wide = distribution.cv() > 3;  // 1 - u has too few digits for the far tail
    CHECK(mean == Approx(distribution.mean().count()).epsilon(wide ? 1e-4 : 1e-6));
    if (!wide)
      CHECK(std::sqrt(second) / mean == Approx(distribution.cv()).epsilon(1e-5).margin(1e-9));
  }
}

TEST_CASE("tabulated quantiles are within one in a million of Boost.Math") {
  const auto check = [](const Distribution& distribution, const auto& exact) {
    INFO(distribution.text());
    for (const double u : many_uniforms()) {
      const double expected = u < 0.5 ? quantile(exact, u) : quantile(complement(exact, 1 - u));
      if (expected < 1e-9) continue;  // far below the clock's microsecond
      REQUIRE(std::abs(distribution(u).count() / expected - 1) < 1e-6);
    }
  };
  check(Distribution::lognormal(5, 0.8), boost::math::lognormal(5, 0.8));
  check(Distribution::lognormal(2, 2.5), boost::math::lognormal(2, 2.5));
  check(Distribution::gamma(0.3, 100s), boost::math::gamma_distribution<>(0.3, 100));
  check(Distribution::gamma(0.7, 100s), boost::math::gamma_distribution<>(0.7, 100));
  check(Distribution::gamma(2.5, 60s), boost::math::gamma_distribution<>(2.5, 60));
  check(Distribution::gamma(400, 1s), boost::math::gamma_distribution<>(400, 1));
  check(Distribution::erlang(3, 6min), boost::math::gamma_distribution<>(3, 120));
  check(Distribution::weibull(0.6, 300s), boost::math::weibull(0.6, 300));
}

TEST_CASE("the exponential quantile is the textbook's") {
  const Distribution distribution = Distribution::exponential(100s);
  CHECK(distribution(0.5).count() == Approx(100 * std::log(2.0)).epsilon(1e-14));
  CHECK(distribution.sample(0.5) == Duration{69'314'718});
  CHECK(Distribution::exponential(0s)(0.9) == 0s);
}

TEST_CASE("the empirical quantile is linear between the sorted values") {
  const Distribution distribution = Distribution::empirical({30s, 10s, 20s});
  CHECK(distribution(0.25).count() == Approx(15));
  CHECK(distribution(0.5).count() == Approx(20));
  CHECK(distribution.mean().count() == Approx(20));
  CHECK(Distribution::empirical({42s})(0.3) == 42s);
}

TEST_CASE("from_mean gives the member with that mean and cv") {
  for (const Shape shape : {Shape::lognormal, Shape::gamma, Shape::weibull})
    for (const double cv : {0.1, 0.8, 1.0, 2.0}) {
      const Distribution distribution = Distribution::from_mean(shape, 6min, cv);
      CHECK(distribution.shape() == shape);
      CHECK(distribution.mean().count() == Approx(360).epsilon(1e-10));
      CHECK(distribution.cv() == Approx(cv).epsilon(1e-10));
    }
  CHECK(Distribution::from_mean(Shape::erlang, 6min, 0.5)(0.4) ==
        Distribution::erlang(4, 6min)(0.4));
  CHECK(Distribution::from_mean(Shape::exponential, 6min, 1).shape() == Shape::exponential);
  CHECK(Distribution::from_mean(Shape::constant, 6min, 0)(0.7) == 6min);
}

TEST_CASE("from_quantiles gives the member with that median and 90th centile") {
  for (const Shape shape : {Shape::lognormal, Shape::gamma, Shape::weibull})
    for (const Seconds p90 : {Seconds{70}, Seconds{200}, Seconds{900}}) {
      const Distribution distribution = Distribution::from_quantiles(shape, 60s, p90);
      INFO(distribution.text());
      CHECK(distribution(0.5).count() == Approx(60).epsilon(1e-8));
      CHECK(distribution(0.9).count() == Approx(p90.count()).epsilon(2e-8));
    }
}

TEST_CASE("scaling multiplies every quantile and keeps the shape") {
  for (const Distribution& distribution : one_of_each()) {
    INFO(distribution.text());
    const Distribution longer = distribution.scaled(1.25);
    CHECK(longer.shape() == distribution.shape());
    CHECK(longer.cv() == distribution.cv());
    CHECK(longer.mean().count() == Approx(1.25 * distribution.mean().count()).epsilon(1e-14));
    for (const double u : {0.01, 0.5, 0.999})
      CHECK(longer(u).count() == Approx(1.25 * distribution(u).count()).epsilon(1e-12));
    CHECK(distribution.scaled(0).is_zero());
  }
}

TEST_CASE("distributions describe themselves") {
  CHECK(Distribution::from_mean(Shape::lognormal, 6min, 0.8).text() ==
        "lognormal, mean 6 min, cv 0.8");
  CHECK(Distribution::constant(90s).text() == "constant 1.5 min");
  CHECK(Distribution::exponential(2.5s).text() == "exponential, mean 2.5 s");
  CHECK(Distribution{}.text() == "constant 0 s");
  CHECK(Distribution{}.is_zero());
}

TEST_CASE("impossible distributions are refused with the reason") {
  const Seconds nan{std::nan("")};
  CHECK_THROWS_WITH(Distribution::constant(-1s), Catch::Contains("constant: value must be finite"));
  CHECK_THROWS_WITH(Distribution::exponential(nan), Catch::Contains("exponential: mean"));
  CHECK_THROWS_WITH(Distribution::lognormal(1, 0),
                    Catch::Contains("sigma must be finite and positive"));
  CHECK_THROWS_WITH(Distribution::lognormal(1000, 1), Catch::Contains("mean must be finite"));
  CHECK_THROWS_WITH(Distribution::gamma(0, 1s), Catch::Contains("gamma: shape"));
  CHECK_THROWS_WITH(Distribution::weibull(1, 0s), Catch::Contains("weibull: scale"));
  CHECK_THROWS_WITH(Distribution::erlang(0, 1s), Catch::Contains("erlang: stages"));
  CHECK_THROWS_WITH(Distribution::triangular(3s, 2s, 4s), Catch::Contains("low <= mode <= high"));
  CHECK_THROWS_WITH(Distribution::empirical({}), Catch::Contains("at least one value"));
  CHECK_THROWS_WITH(Distribution::from_mean(Shape::exponential, 1s, 0.5),
                    Catch::Contains("cv must be 1"));
  CHECK_THROWS_WITH(Distribution::from_mean(Shape::erlang, 1s, 0.6), Catch::Contains("1/sqrt(k)"));
  CHECK_THROWS_WITH(Distribution::from_mean(Shape::lognormal, 1s, 0),
                    Catch::Contains("cv must be"));
  CHECK_THROWS_WITH(Distribution::from_mean(Shape::triangular, 1s, 0.5),
                    Catch::Contains("do not determine"));
  CHECK_THROWS_WITH(Distribution::from_mean(Shape::weibull, 1s, 1e-9),
                    Catch::Contains("so narrow or so wide"));
  CHECK_THROWS_WITH(Distribution::from_quantiles(Shape::gamma, 2s, 1s),
                    Catch::Contains("longer than the median"));
  CHECK_THROWS_WITH(Distribution::from_quantiles(Shape::erlang, 1s, 2s),
                    Catch::Contains("need lognormal"));
  CHECK_THROWS_WITH(Distribution::exponential(1s).scaled(-1), Catch::Contains("factor"));
}

}  // namespace distribution_test
