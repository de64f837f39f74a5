// Where a start ends: MSER-5 against series whose answer is known, and against its definition.
#include <bluelight/mser.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <random>
#include <vector>

namespace mser_test {

using namespace bluelight;

namespace {

std::vector<double> noise(std::size_t count, unsigned seed) {
  std::mt19937 generator(seed);
  std::vector<double> values;
  for (std::size_t i = 0; i < count; ++i)
    values.push_back(static_cast<double>(generator()) / 4294967296.0 - 0.5);
  return values;
}

/// The definition as it is written: for each truncation, the squares over the square of the count.
double standard_error_squared(const std::vector<double>& means, std::size_t cut) {
  double mean = 0, squares = 0;
  const double left = static_cast<double>(means.size() - cut);
  for (std::size_t i = cut; i < means.size(); ++i) mean += means[i] / left;
  for (std::size_t i = cut; i < means.size(); ++i) squares += (means[i] - mean) * (means[i] - mean);
  return squares / (left * left);
}

}  // namespace

TEST_CASE("a start that ends at once is cut off exactly") {
  std::vector<double> series(200, 1.0);
  for (std::size_t i = 0; i < 50; ++i) series[i] = 0;
  CHECK(mser5(series) == 50);
}

TEST_CASE("a series without a start loses nothing") {
  CHECK(mser5(std::vector<double>(100, 3.0)) == 0);
}

TEST_CASE("a start that is still going on at half of the series cannot be told") {
  std::vector<double> series;
  for (int i = 0; i < 100; ++i) series.push_back(i);
  CHECK_FALSE(mser5(series));
  CHECK_FALSE(mser5(std::vector<double>(19, 1.0)));
}

TEST_CASE("the truncation is the one that the definition says") {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    std::vector<double> series = noise(303, seed);
    for (std::size_t i = 0; i < series.size(); ++i)
      series[i] -= 2 * std::exp(-static_cast<double>(i) / 25);
    std::vector<double> means;
    for (std::size_t i = 0; i + 5 <= series.size(); i += 5)
      means.push_back((series[i] + series[i + 1] + series[i + 2] + series[i + 3] + series[i + 4]) /
                      5);
    std::size_t best = 0;
    for (std::size_t cut = 1; cut <= means.size() / 2; ++cut)
      if (standard_error_squared(means, cut) < standard_error_squared(means, best)) best = cut;
    CAPTURE(seed);
    if (best == means.size() / 2)
      CHECK_FALSE(mser5(series));
    else
      CHECK(mser5(series) == 5 * best);
  }
}

}  // namespace mser_test
